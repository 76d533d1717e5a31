import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import { clusterId, firmId, personId } from './world.ts';

const alpha = clusterId('alpha');
const beta = clusterId('beta');
const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
const betaTeam: Whom = { kind: 'coordinator', cluster: 'beta' };
const any = (...of: readonly Whom[]): Whom => ({ kind: 'any', of });
const self = (firm: 'firmA' | 'firmB' | 'betaOne'): Whom => ({ kind: 'self', firm });
/** Those who run a cluster, of all clusters. */
const community = any(team, betaTeam, { kind: 'coordinator', cluster: 'gamma' });

/** Matches and introductions of firm A with a firm of beta; an event where they meet and firm B does not; the community. */
export async function seedEncounters(
  client: pg.Client,
  markers: Markers,
  { allianceId }: { readonly allianceId: string },
) {
  await seedIntroductions(client, markers, allianceId);
  await seedEvents(client, markers, allianceId);
  await seedCommunity(client, markers);
  await seedMentoring(client, markers);
}

async function seedIntroductions(client: pg.Client, markers: Markers, allianceId: string): Promise<void> {
  const way = (place: string, whom: Whom) =>
    JSON.stringify([
      { from: 'own', offer: markers.word(place, whom), need: 'a need', words: [], codes: [], worth: 0.5 },
    ]);
  for (const [cluster, firm] of [
    ['alpha', 'firmA'],
    ['beta', 'betaOne'],
  ] as const)
    await insert(client, 'matching_entries', {
      id: sceneId(`proof:entry:${firm}`),
      cluster_id: clusterId(cluster),
      alliance_id: allianceId,
      organisation_id: firmId(firm),
    });
  await insert(client, 'alliance_matches', {
    cluster_id: alpha,
    alliance_id: allianceId,
    own_entry: sceneId('proof:entry:firmA'),
    other_entry: sceneId('proof:entry:betaOne'),
    worth: 0.5,
    ways: way('alliance_matches.ways', team),
  });
  const concerned = any(team, betaTeam, self('firmA'), self('betaOne'));
  for (const status of ['proposed', 'accepted']) {
    const id = sceneId(`proof:introduction:${status}`);
    await insert(client, 'introductions', {
      id,
      cluster_id: alpha,
      alliance_id: allianceId,
      ways: way(`introductions.ways ${status}`, concerned),
      message: markers.word(`introductions.message ${status}`, concerned),
      status,
      respond_by: '2100-01-01',
      proposed_by: personId('manager'),
      settled_on: status === 'accepted' ? '2026-01-20' : null,
    });
    for (const [place, cluster, firm] of [
      ['first', alpha, 'firmA'],
      ['second', beta, 'betaOne'],
    ] as const)
      await insert(client, 'introduction_parties', {
        cluster_id: cluster,
        introduction_id: id,
        place,
        organisation_id: firmId(firm),
        answer: status === 'accepted' ? 'yes' : null,
        answered_on: status === 'accepted' ? '2026-01-20' : null,
      });
  }
  await insert(client, 'introduction_steps', {
    cluster_id: alpha,
    introduction_id: sceneId('proof:introduction:accepted'),
    outcome: 'talks',
    happened_on: '2026-02-01',
    note: markers.word('introduction_steps.note', concerned),
  });
}

async function seedEvents(client: pg.Client, markers: Markers, allianceId: string): Promise<void> {
  const both: Whom = { kind: 'alliance', clusters: ['alpha', 'beta'] };
  for (const [status, whom] of [
    ['published', both],
    ['draft', team],
  ] as const)
    await insert(client, 'encounters', {
      id: sceneId(`proof:encounter:${status}`),
      cluster_id: alpha,
      alliance_id: status === 'draft' ? null : allianceId,
      name: markers.word(`encounters.name ${status}`, whom),
      place: markers.word(`encounters.place ${status}`, whom),
      held_on: '2026-11-30',
      starts_at: '09:00',
      slot_minutes: 20,
      slots: 4,
      rooms: JSON.stringify([{ name: markers.word(`encounters.rooms ${status}`, whom), closedSlots: [] }]),
      wishes_until: '2026-11-20',
      status,
    });
  const encounter = sceneId('proof:encounter:published');
  const present = any(team, self('firmA'), self('firmB'), self('betaOne'));
  for (const [firm, home, named] of [
    ['firmA', alpha, true],
    ['firmB', alpha, true],
    ['betaOne', beta, false],
  ] as const)
    await insert(client, 'encounter_participants', {
      id: sceneId(`proof:participant:${firm}`),
      cluster_id: alpha,
      encounter_id: encounter,
      organisation_cluster_id: home,
      organisation_id: firmId(firm),
      person_name: markers.word(
        `encounter_participants.person_name of ${firm}`,
        named ? present : any(team, self('betaOne'), self('firmA')),
      ),
      about: markers.word(`encounter_participants.about of ${firm}`, present),
      named,
    });
  for (const [firm, wanted] of [
    ['firmA', 'betaOne'],
    ['firmB', 'betaOne'],
  ] as const)
    await insert(client, 'encounter_wishes', {
      cluster_id: alpha,
      encounter_id: encounter,
      participant_id: sceneId(`proof:participant:${firm}`),
      wanted_id: sceneId(`proof:participant:${wanted}`),
      rank: 1,
    });
  await seedSchedule(client, markers, encounter);
}

async function seedSchedule(client: pg.Client, markers: Markers, encounter: string): Promise<void> {
  const report = {
    meetings: 1,
    boundMeetings: 1,
    points: 3,
    boundPoints: 3,
    proven: true,
    ended: 'optimal',
    wishes: 2,
    metWishes: 1,
    withoutMeeting: [],
    unmet: [],
  };
  await insert(client, 'encounter_schedules', {
    cluster_id: alpha,
    encounter_id: encounter,
    report: JSON.stringify(report),
    input_version: 'v',
  });
  await insert(client, 'encounter_meetings', {
    cluster_id: alpha,
    encounter_id: encounter,
    slot: 0,
    first_id: sceneId('proof:participant:firmA'),
    second_id: sceneId('proof:participant:betaOne'),
    room: markers.word('encounter_meetings.room', any(team, self('firmA'), self('betaOne'))),
    points: 3,
  });
}

async function seedCommunity(client: pg.Client, markers: Markers): Promise<void> {
  const word = (place: string): string => markers.word(place, community);
  const [note, question] = [sceneId('proof:note'), sceneId('proof:question')];
  await insert(client, 'practice_notes', {
    id: note,
    cluster_id: alpha,
    topic: 'funding',
    title: word('practice_notes.title'),
    body: word('practice_notes.body'),
    source: word('practice_notes.source'),
    language: 'fr',
    written_by: personId('manager'),
  });
  await insert(client, 'practice_reuses', {
    cluster_id: beta,
    note_id: note,
    said: word('practice_reuses.said'),
  });
  await insert(client, 'community_questions', {
    id: question,
    cluster_id: beta,
    topic: 'events',
    title: word('community_questions.title'),
    body: word('community_questions.body'),
    asked_by: personId('betaManager'),
  });
  await insert(client, 'community_answers', {
    cluster_id: alpha,
    question_id: question,
    body: word('community_answers.body'),
    lived: word('community_answers.lived'),
    answered_by: personId('manager'),
  });
  await insert(client, 'community_gatherings', {
    cluster_id: alpha,
    convener: word('community_gatherings.convener'),
    convener_kind: 'region',
    title: word('community_gatherings.title'),
    place: word('community_gatherings.place'),
    held_on: '2026-12-10',
    link: `https://example.org/${word('community_gatherings.link')}`,
  });
}

async function seedMentoring(client: pg.Client, markers: Markers): Promise<void> {
  await insert(client, 'mentoring_offers', {
    cluster_id: alpha,
    person_id: personId('manager'),
    since_year: 2010,
    topics: ['funding'],
    about: markers.word('mentoring_offers.about', community),
  });
  const two: Whom = { kind: 'people', people: ['manager', 'betaManager'] };
  await insert(client, 'mentoring_pairs', {
    id: sceneId('proof:mentoring'),
    cluster_id: beta,
    mentee_id: personId('betaManager'),
    mentor_id: personId('manager'),
    mentor_cluster_id: alpha,
    message: markers.word('mentoring_pairs.message', two),
    learnt: markers.word('mentoring_pairs.learnt', two),
  });
}
