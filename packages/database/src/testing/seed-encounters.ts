import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * Firms of alpha and beta matched and introduced (one introduction that waits, one that both accepted, with a step); an event of the
 * alliance that is published, where firmA, firmB and firmC take part and firmA meets firmC, and a draft of alpha's; the community.
 */
export async function seedEncounters(client: pg.Client, scene: Scene): Promise<void> {
  await seedIntroductions(client, scene);
  await seedEvents(client, scene);
  await seedCommunity(client, scene);
}

async function seedIntroductions(
  client: pg.Client,
  { clusters, organisations, people }: Scene,
): Promise<void> {
  const alliance = sceneId('alliance:standing');
  const entry = (cluster: 'alpha' | 'beta', firm: 'firmA' | 'firmC') =>
    client.query(
      `insert into matching_entries (id, cluster_id, alliance_id, organisation_id) values ($1, $2, $3, $4)`,
      [sceneId(`entry:${firm}`), clusters[cluster], alliance, organisations[firm]],
    );
  await entry('alpha', 'firmA');
  await entry('beta', 'firmC');
  await client.query(
    `insert into alliance_matches (id, cluster_id, alliance_id, own_entry, other_entry, worth, ways) values ($1, $2, $3, $4, $5, 0.5, '[]')`,
    [sceneId('match'), clusters.alpha, alliance, sceneId('entry:firmA'), sceneId('entry:firmC')],
  );
  for (const [status, second] of [
    ['proposed', 'firmD'],
    ['accepted', 'firmC'],
  ] as const) {
    const id = sceneId(`introduction:${status}`);
    await client.query(
      `insert into introductions (id, cluster_id, alliance_id, ways, status, respond_by, proposed_by, settled_on)
       values ($1, $2, $3, '[]', $4, '2100-01-01', $5, case when $4 = 'accepted' then date '2026-01-20' end)`,
      [id, clusters.alpha, alliance, status, people.manager],
    );
    for (const [place, cluster, firm] of [
      ['first', 'alpha', 'firmA'],
      ['second', 'beta', second],
    ] as const)
      await client.query(
        `insert into introduction_parties (cluster_id, introduction_id, place, organisation_id, answer, answered_on)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          clusters[cluster],
          id,
          place,
          organisations[firm],
          status === 'accepted' ? 'yes' : null,
          status === 'accepted' ? '2026-01-20' : null,
        ],
      );
  }
  await client.query(
    `insert into introduction_steps (cluster_id, introduction_id, outcome, happened_on, recorded_by)
     values ($1, $2, 'met', '2026-02-01', $3)`,
    [clusters.alpha, sceneId('introduction:accepted'), people.firmOwner],
  );
}

async function seedEvents(client: pg.Client, { clusters, organisations, people }: Scene): Promise<void> {
  const event = (status: string, alliance: string | null) =>
    client.query(
      `insert into encounters (id, cluster_id, alliance_id, name, held_on, starts_at, slot_minutes, slots, rooms, wishes_until, status, updated_by)
       values ($1, $2, $3, $4, '2026-11-30', '09:00', 20, 4, '[{"name": "Table 1", "closedSlots": []}]', '2026-11-20', $4, $5)`,
      [sceneId(`encounter:${status}`), clusters.alpha, alliance, status, people.manager],
    );
  await event('published', sceneId('alliance:standing'));
  await event('draft', null);
  const encounter = sceneId('encounter:published');
  for (const [firm, home] of [
    ['firmA', 'alpha'],
    ['firmB', 'alpha'],
    ['firmC', 'beta'],
  ] as const)
    await client.query(
      `insert into encounter_participants (id, cluster_id, encounter_id, organisation_cluster_id, organisation_id, person_name)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        sceneId(`participant:${firm}`),
        clusters.alpha,
        encounter,
        clusters[home],
        organisations[firm],
        `Somebody of ${firm}`,
      ],
    );
  for (const [firm, wanted] of [
    ['firmA', 'firmC'],
    ['firmB', 'firmC'],
  ] as const)
    await client.query(
      `insert into encounter_wishes (cluster_id, encounter_id, participant_id, wanted_id, rank) values ($1, $2, $3, $4, 1)`,
      [clusters.alpha, encounter, sceneId(`participant:${firm}`), sceneId(`participant:${wanted}`)],
    );
  await client.query(
    `insert into encounter_fixed_meetings (cluster_id, encounter_id, slot, first_id, second_id) values ($1, $2, 0, $3, $4)`,
    [clusters.alpha, encounter, sceneId('participant:firmA'), sceneId('participant:firmC')],
  );
  await client.query(
    `insert into encounter_schedules (cluster_id, encounter_id, report, input_version, made_by) values ($1, $2, '{}', 'v', $3)`,
    [clusters.alpha, encounter, people.manager],
  );
  await client.query(
    `insert into encounter_meetings (cluster_id, encounter_id, slot, first_id, second_id, room, points) values ($1, $2, 0, $3, $4, 'Table 1', 3)`,
    [clusters.alpha, encounter, sceneId('participant:firmA'), sceneId('participant:firmC')],
  );
}

async function seedCommunity(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  const { alpha, beta } = clusters;
  await client.query(
    `insert into practice_notes (id, cluster_id, topic, title, body, source, language, written_by)
     values ($1, $2, 'funding', 'Fees', 'How we ask for them', 'Lived', 'en', $3)`,
    [sceneId('note'), alpha, people.manager],
  );
  await client.query(`insert into practice_reuses (cluster_id, note_id, reused_by) values ($1, $2, $3)`, [
    beta,
    sceneId('note'),
    people.otherManager,
  ]);
  await client.query(
    `insert into community_questions (id, cluster_id, topic, title, asked_by) values ($1, $2, 'events', 'Which room?', $3)`,
    [sceneId('question'), beta, people.otherManager],
  );
  await client.query(
    `insert into community_answers (cluster_id, question_id, body, lived, answered_by) values ($1, $2, 'A large one', 'Lived', $3)`,
    [alpha, sceneId('question'), people.teamMember],
  );
  await client.query(
    `insert into mentoring_offers (cluster_id, person_id, since_year, topics) values ($1, $2, 2010, '{funding}')`,
    [alpha, people.manager],
  );
  await client.query(
    `insert into mentoring_pairs (id, cluster_id, mentee_id, mentor_id, mentor_cluster_id, message) values ($1, $2, $3, $4, $5, 'Help')`,
    [sceneId('mentoring'), beta, people.otherManager, people.manager, alpha],
  );
  await client.query(
    `insert into community_gatherings (id, cluster_id, convener, convener_kind, title, held_on, entered_by)
     values ($1, $2, 'The region', 'region', 'Meeting of managers', '2026-12-10', $3)`,
    [sceneId('gathering'), alpha, people.manager],
  );
}
