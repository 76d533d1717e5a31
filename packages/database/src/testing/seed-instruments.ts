import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/** A campaign of alpha that asks both firms: firmA keeps its answer to itself, firmB shows its own to the team. */
export async function seedInstruments(client: pg.Client, scene: Scene): Promise<void> {
  const { clusters, people, organisations } = scene;
  const [instrument, version, campaign, wave] = ['instrument', 'version', 'campaign', 'wave'].map((name) =>
    sceneId(`diagnosis:${name}`),
  );
  await client.query(
    `insert into instruments (id, cluster_id, name, created_by) values ($1, $2, 'Scene', $3)`,
    [instrument, clusters.alpha, people.researcher],
  );
  await client.query(
    `insert into instrument_versions (id, cluster_id, instrument_id, ordinal, content, created_by, published_at)
     values ($1, $2, $3, 1, '{"items": []}', $5, now()), ($4, $2, $3, 2, '{"items": []}', $5, null)`,
    [version, clusters.alpha, instrument, sceneId('diagnosis:draft'), people.researcher],
  );
  await client.query(
    `insert into campaigns (id, cluster_id, name, form, instrument_id, target, stratum_by, created_by)
     values ($1, $2, 'Scene', 'short', $3, '{"kind": "all"}', 'none', $4)`,
    [campaign, clusters.alpha, instrument, people.manager],
  );
  await client.query(
    `insert into campaign_waves (id, cluster_id, campaign_id, ordinal, instrument_version_id, opens_on, closes_on, opened_by)
     values ($1, $2, $3, 1, $4, current_date, current_date + 30, $5)`,
    [wave, clusters.alpha, campaign, version, people.manager],
  );
  for (const [firm, shared] of [
    ['firmA', false],
    ['firmB', true],
  ] as const)
    await answerOf(client, scene, wave!, organisations[firm], shared);
  await client.query(
    `insert into wave_seats (cluster_id, wave_id, measure, stratum, taken) values ($1, $2, 'uncertainty', '', 2)`,
    [clusters.alpha, wave],
  );
  await client.query(
    `insert into wave_publications (wave_id, cluster_id, figures, published_by) values ($1, $2, '{"measures": {}}', $3)`,
    [wave, clusters.alpha, people.manager],
  );
}

async function answerOf(
  client: pg.Client,
  { clusters }: Scene,
  wave: string,
  firm: string,
  shared: boolean,
): Promise<void> {
  const response = sceneId(`response:${firm}`);
  await client.query(`insert into wave_targets (cluster_id, wave_id, organisation_id) values ($1, $2, $3)`, [
    clusters.alpha,
    wave,
    firm,
  ]);
  await client.query(
    `insert into responses (id, cluster_id, wave_id, organisation_id, source, shared_at)
     values ($1, $2, $3, $4, 'web', case when $5 then now() end)`,
    [response, clusters.alpha, wave, firm, shared],
  );
  await client.query(
    `insert into response_answers (cluster_id, response_id, organisation_id, item, answer) values ($1, $2, $3, 'item', '4')`,
    [clusters.alpha, response, firm],
  );
  await client.query(
    `insert into response_scores (cluster_id, wave_id, response_id, organisation_id, measure, value, stratum, block)
     values ($1, $2, $3, $4, 'uncertainty', 4, '', 0)`,
    [clusters.alpha, wave, response, firm],
  );
}
