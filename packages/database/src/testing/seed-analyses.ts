import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/** Two analyses of alpha's wave (its manager's, and the researcher's within its study), and two findings, one of them told. */
export async function seedAnalyses(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  for (const [by, study] of [
    ['manager', null],
    ['researcher', sceneId('study:alpha')],
  ] as const) {
    await client.query(
      `insert into analyses (id, cluster_id, study_id, kind, title, waves, settings, created_by)
       values ($1, $2, $3, 'structure', 'Scene', array[$4]::uuid[], '{}', $5)`,
      [sceneId(`analysis:${by}`), clusters.alpha, study, sceneId('diagnosis:wave'), people[by]],
    );
  }
  for (const [name, kind, strength, told] of [
    ['words', 'verbatim', 'anecdote', false],
    ['benefit', 'benefit', 'measured', true],
  ] as const) {
    await client.query(
      `insert into findings (id, cluster_id, kind, strength, title, body, consented, subject_kind, told, created_by)
       values ($1, $2, $3, $4, 'Scene', 'Found in the scene', true, 'cluster', $5, $6)`,
      [sceneId(`finding:${name}`), clusters.alpha, kind, strength, told, people.researcher],
    );
  }
}
