import type pg from 'pg';
import type { Scene } from './seed-two-clusters.ts';
import { sceneId } from './scene-id.ts';

/**
 * In the room of the proposed export group of alpha (firmA, firmB): a meeting that was held, its approved minutes, and a
 * dissociation of otherFirm. In the working group: a declaration that nobody competes, and a collection that was answered by
 * firmA and firmB, whose result is there without having been computed.
 */
export async function seedMeetings(client: pg.Client, scene: Scene): Promise<void> {
  const insert = (table: string, row: Record<string, unknown>) => {
    const whole = { cluster_id: scene.clusters.alpha, ...row };
    const places = Object.keys(whole).map((_, rank) => `$${rank + 1}`);
    return client.query(
      `insert into ${table} (${Object.keys(whole).join(', ')}) values (${places.join(', ')})`,
      Object.values(whole),
    );
  };
  await seedMeeting(insert, scene);
  await seedSensitive(insert, scene);
}

type Insert = (table: string, row: Record<string, unknown>) => Promise<unknown>;

async function seedMeeting(insert: Insert, scene: Scene): Promise<void> {
  const { manager, firmOwner, otherFirm } = scene.people;
  const place = { room_id: sceneId('room:group'), meeting_id: sceneId('meeting') };
  const agenda = JSON.stringify([{ title: 'Hamburg', category: 'markets', minutes: 30 }]);
  const announced = {
    title: 'meeting',
    starts_at: '2026-01-20T09:00:00Z',
    ends_at: '2026-01-20T10:00:00Z',
  };
  await insert('room_meetings', {
    id: place.meeting_id,
    room_id: place.room_id,
    ...announced,
    agenda,
    agenda_published: true,
    created_by: firmOwner,
    updated_by: firmOwner,
  });
  await insert('meeting_agendas', {
    ...place,
    ...announced,
    rank: 1,
    place: '',
    link: '',
    items: agenda,
    published_by: firmOwner,
    published_at: '2026-01-12T09:00:00Z',
  });
  for (const person of [manager, otherFirm])
    await insert('meeting_people', {
      ...place,
      person_id: person,
      added_by: firmOwner,
      attendance: 'present',
      recorded_by: firmOwner,
      recorded_at: '2026-01-20T10:00:00Z',
    });
  for (const rank of [1, 2])
    await insert('meeting_minutes', {
      ...place,
      rank,
      reason: rank === 1 ? '' : 'a name',
      body: 'what was said',
      categories: ['markets'],
      status: rank === 1 ? 'approved' : 'draft',
      author_id: otherFirm,
      updated_by: otherFirm,
      approved_by: rank === 1 ? manager : null,
      approved_at: rank === 1 ? '2026-01-22T10:00:00Z' : null,
    });
  await insert('dissociations', {
    ...place,
    author_id: otherFirm,
    client_id: sceneId('dissociation'),
    subject: 'I part from this',
  });
}

async function seedSensitive(insert: Insert, scene: Scene): Promise<void> {
  const { manager, firmOwner, otherFirm } = scene.people;
  const { firmA, firmB } = scene.organisations;
  const room = sceneId('room:working_group');
  const [collection, publication] = [sceneId('collection'), sceneId('publication')];
  await insert('rivalry_clearances', { room_id: room, reason: 'no rivals here', entered_by: manager });
  await insert('sensitive_contributions', {
    organisation_id: firmA,
    category: 'prices',
    subject: 'prices of firmA',
    body: 'told to the coordinators',
    author_id: firmOwner,
  });
  await insert('sensitive_collections', {
    id: collection,
    room_id: room,
    category: 'volumes',
    title: 'collection',
    unit: 'hl',
    period_start: '2025-01-01',
    period_end: '2025-06-30',
    statistic: 'sum',
    created_by: manager,
  });
  for (const [organisation, author] of [
    [firmA, firmOwner],
    [firmB, otherFirm],
  ] as const) {
    const own = { collection_id: collection, organisation_id: organisation };
    await insert('sensitive_collection_organisations', own);
    await insert('sensitive_answers', { ...own, value: 10, author_id: author });
  }
  const frozen = { statistic: 'sum', answers: 5, value: 50, published_by: manager };
  await insert('sensitive_publications', { id: publication, collection_id: collection, rank: 1, ...frozen });
  await insert('sensitive_publication_inputs', {
    publication_id: publication,
    organisation_id: firmA,
    value: 10,
  });
}
