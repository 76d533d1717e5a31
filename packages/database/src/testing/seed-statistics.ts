import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/** An edition in each cluster, what it was made of in alpha, and a study of alpha's researcher. */
export async function seedStatistics(client: pg.Client, scene: Scene): Promise<void> {
  const { clusters, people, organisations } = scene;
  for (const cluster of ['alpha', 'beta'] as const) {
    await client.query(
      `insert into statistics_editions (id, cluster_id, ordinal, figures) values ($1, $2, 1, '{"blocks":[],"counters":{}}')`,
      [sceneId(`edition:${cluster}`), clusters[cluster]],
    );
  }
  await client.query(`insert into statistics_states (cluster_id, state) values ($1, '{}')`, [clusters.alpha]);
  await client.query(
    `insert into statistics_members (cluster_id, edition_id, organisation_id, block) values ($1, $2, $3, 0)`,
    [clusters.alpha, sceneId('edition:alpha'), organisations.firmA],
  );
  await client.query(
    `insert into studies (id, cluster_id, title, purpose, researcher_id, ends_on)
     values ($1, $2, 'Scene', 'A study of the scene', $3, current_date + 30)`,
    [sceneId('study:alpha'), clusters.alpha, people.researcher],
  );
  await client.query(
    `insert into study_keys (study_id, cluster_id, inner_key, outer_key)
     values ($1, $2, decode(repeat('a1', 64), 'hex'), decode(repeat('b2', 64), 'hex'))`,
    [sceneId('study:alpha'), clusters.alpha],
  );
}
