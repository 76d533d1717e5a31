import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import type { Circles } from './seed-facts.ts';
import { clusterId, firmId, personId } from './world.ts';

/** Meetings of the group's room with all that is written about them, and what competitors tell the coordinators alone. */
export async function seedMeetings(client: pg.Client, markers: Markers, circles: Circles): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from rooms where subject_id = $1', [
    circles.groupId,
  ]);
  const place = { cluster_id: clusterId('alpha'), room_id: rows[0]?.id ?? '' };
  const whom: Whom = { kind: 'group', cluster: 'alpha', members: circles.groupMembers };
  await seedMeeting(client, markers, place, whom);
  await seedSensitive(client, markers, place);
}

interface Place {
  readonly cluster_id: string;
  readonly room_id: string;
}

async function seedMeeting(client: pg.Client, markers: Markers, place: Place, whom: Whom): Promise<void> {
  const word = (what: string) => markers.word(what, whom);
  // Transparency reports of the cluster name meetings, their agendas and dissociations to its board.
  const reported = (what: string) =>
    markers.word(what, { kind: 'any', of: [whom, { kind: 'people', people: ['boardMember'] }] });
  const meeting = sceneId('proof:meeting');
  const of = { ...place, meeting_id: meeting };
  await insert(client, 'room_meetings', {
    ...place,
    id: meeting,
    title: reported('room_meetings.title'),
    starts_at: '2026-01-15T09:00:00Z',
    place: word('room_meetings.place'),
    link: `https://${word('room_meetings.link')}.example.org/`,
    agenda: JSON.stringify([{ title: reported('room_meetings.agenda'), category: 'markets', minutes: 10 }]),
    agenda_published: true,
    created_by: personId('ownerOfA'),
  });
  await insert(client, 'meeting_agendas', {
    ...of,
    rank: 1,
    title: word('meeting_agendas.title'),
    starts_at: '2026-01-15T09:00:00Z',
    place: word('meeting_agendas.place'),
    link: `https://${word('meeting_agendas.link')}.example.org/`,
    items: JSON.stringify([{ title: word('meeting_agendas.items'), category: 'markets', minutes: 10 }]),
    published_by: personId('ownerOfA'),
  });
  for (const person of ['ownerOfA', 'ownerOfB'] as const)
    await insert(client, 'meeting_people', { ...of, person_id: personId(person), attendance: 'present' });
  await insert(client, 'meeting_minutes', {
    ...of,
    rank: 2,
    reason: word('meeting_minutes.reason'),
    body: word('meeting_minutes.body'),
    others_present: word('meeting_minutes.others_present'),
    author_id: personId('ownerOfA'),
  });
  await insert(client, 'dissociations', {
    ...of,
    author_id: personId('ownerOfB'),
    client_id: sceneId('proof:dissociation'),
    subject: reported('dissociations.subject'),
    statement: word('dissociations.statement'),
  });
}

async function seedSensitive(client: pg.Client, markers: Markers, place: Place): Promise<void> {
  const own: Whom = { kind: 'coordinator', cluster: 'alpha', firm: 'firmA' };
  await insert(client, 'sensitive_contributions', {
    ...place,
    organisation_id: firmId('firmA'),
    category: 'prices',
    subject: markers.word('sensitive_contributions.subject', own),
    body: markers.word('sensitive_contributions.body', own),
    author_id: personId('ownerOfA'),
  });
  // Asked of the organisations for which somebody speaks in the room.
  const asked: Whom = {
    kind: 'any',
    of: [own, { kind: 'self', firm: 'firmB' }],
  };
  const collection = sceneId('proof:collection');
  await insert(client, 'sensitive_collections', {
    ...place,
    id: collection,
    category: 'volumes',
    title: markers.word('sensitive_collections.title', asked),
    question: markers.word('sensitive_collections.question', asked),
    unit: markers.word('sensitive_collections.unit', asked),
    period_start: '2025-01-01',
    period_end: '2025-03-31',
    statistic: 'mean',
    created_by: personId('manager'),
  });
  for (const firm of ['firmA', 'firmB'] as const) {
    const whom: Whom = { kind: 'coordinator', cluster: 'alpha', firm };
    await insert(client, 'sensitive_answers', {
      cluster_id: place.cluster_id,
      collection_id: collection,
      organisation_id: firmId(firm),
      value: markers.number(`sensitive_answers.value of ${firm}`, whom),
    });
  }
  const { rows } = await client.query<{ id: string }>(
    `select id from rooms where cluster_id = $1 and kind = 'action'`,
    [place.cluster_id],
  );
  await insert(client, 'rivalry_clearances', {
    cluster_id: place.cluster_id,
    room_id: rows[0]?.id ?? '',
    reason: markers.word('rivalry_clearances.reason', {
      kind: 'any',
      of: [
        { kind: 'coordinator', cluster: 'alpha' },
        { kind: 'people', people: ['employeeOfA', 'partner'] },
      ],
    }),
    entered_by: personId('manager'),
  });
}
