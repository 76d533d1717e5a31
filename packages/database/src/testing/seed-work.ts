import type pg from 'pg';
import type { Scene } from './seed-two-clusters.ts';
import { sceneId } from './scene-id.ts';

/**
 * Refusals, rules, imports, jobs and plans of the scene. In alpha `firmA` refuses `firmB` for itself and `lab` before the
 * coordinator; the plan `proposed` puts firmA and firmB together and leaves lab out, the plan `draft` does the same.
 */
export async function seedWork(client: pg.Client, scene: Scene): Promise<void> {
  await seedPairs(client, scene);
  await seedImports(client, scene);
  for (const status of ['draft', 'proposed'] as const) await seedPlan(client, scene, status);
}

const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

async function seedPairs(client: pg.Client, scene: Scene): Promise<void> {
  const { alpha, beta } = scene.clusters;
  const { firmA, firmB, lab, firmC, firmD } = scene.organisations;
  const veto = (cluster: string, from: string, against: string, audience: string) =>
    client.query(
      `insert into vetoes (cluster_id, organisation_id, against_id, audience, entered_by) values ($1, $2, $3, $4, $5)`,
      [cluster, from, against, audience, scene.people.firmOwner],
    );
  await veto(alpha, firmA, firmB, 'self');
  await veto(alpha, firmA, lab, 'coordinator');
  await veto(alpha, firmB, lab, 'self');
  await veto(beta, firmC, firmD, 'coordinator');
  await client.query(
    `insert into pair_rules (cluster_id, a_id, b_id, kind, entered_by) values ($1, $2, $3, 'forbid', $4)`,
    [alpha, ...ordered(firmB, lab), scene.people.manager],
  );
}

async function seedImports(client: pg.Client, scene: Scene): Promise<void> {
  const { alpha } = scene.clusters;
  const { manager, firmOwner } = scene.people;
  await client.query(
    `insert into imports (id, cluster_id, change_set_id, kind, file_name, status, content, author)
     values ($1, $2, $3, 'members', 'members.xlsx', 'accepted', '\\x00', $4)`,
    [sceneId('import:alpha'), alpha, scene.changeSets.alpha, manager],
  );
  await client.query(
    `insert into import_mappings (cluster_id, kind, header_signature, mapping) values ($1, 'members', 'signature', '{}')`,
    [alpha],
  );
  await client.query(
    `insert into duplicate_candidates (id, cluster_id, a_id, b_id, score) values ($1, $2, $3, $4, 0.9)`,
    [sceneId('duplicate:alpha'), alpha, ...ordered(scene.organisations.firmA, scene.organisations.firmB)],
  );
  for (const [name, asker] of [
    ['manager', manager],
    ['firmOwner', firmOwner],
  ] as const) {
    await client.query(
      `insert into jobs (id, cluster_id, kind, asked_by) values ($1, $2, 'measure_network', $3)`,
      [sceneId(`job:${name}`), alpha, asker],
    );
  }
  await client.query(
    `insert into classification_codes (scheme, code, label_fr, label_en) values ('test', '1', 'un', 'one')`,
  );
}

async function seedPlan(client: pg.Client, scene: Scene, status: 'draft' | 'proposed'): Promise<void> {
  const { alpha } = scene.clusters;
  const { firmA, firmB, lab } = scene.organisations;
  const plan = sceneId(`plan:${status}`);
  const group = sceneId(`group:${status}`);
  const insert = (text: string, values: unknown[]) => client.query(text, values);
  await insert(`insert into plans (id, cluster_id, title, status) values ($1, $2, $3, $4)`, [
    plan,
    alpha,
    status,
    status,
  ]);
  await insert(`insert into plan_computations (plan_id, cluster_id, objective) values ($1, $2, 1)`, [
    plan,
    alpha,
  ]);
  await insert(`insert into plan_groups (id, cluster_id, plan_id, ordinal) values ($1, $2, $3, 1)`, [
    group,
    alpha,
    plan,
  ]);
  await insert(
    `insert into plan_group_assessments (group_id, cluster_id, quality, explanation) values ($1, $2, 0.5, '{"secret": true}')`,
    [group, alpha],
  );
  for (const member of [firmA, firmB]) {
    await insert(
      `insert into plan_group_members (group_id, organisation_id, cluster_id) values ($1, $2, $3)`,
      [group, member, alpha],
    );
    await insert(
      `insert into group_shares (group_id, organisation_id, cluster_id, share) values ($1, $2, $3, '{"paysCents": 100}')`,
      [group, member, alpha],
    );
  }
  await insert(`insert into plan_unplaced (plan_id, organisation_id, cluster_id) values ($1, $2, $3)`, [
    plan,
    lab,
    alpha,
  ]);
  await insert(
    `insert into plan_unplaced_reasons (plan_id, organisation_id, cluster_id) values ($1, $2, $3)`,
    [plan, lab, alpha],
  );
  await insert(`insert into group_budgets (group_id, cluster_id, budget) values ($1, $2, '{}')`, [
    group,
    alpha,
  ]);
  await insert(
    `insert into plan_checkpoints (cluster_id, job_id, plan_id, input_version, checkpoint) values ($1, $2, $3, '1', '{}')`,
    [alpha, sceneId(`job:${status === 'draft' ? 'manager' : 'firmOwner'}`), plan],
  );
  await insert(
    `insert into plan_studies (cluster_id, plan_id, kind, organisation_id, input_version, result)
     values ($1, $2, 'sensitivity', null, '1', '{}'), ($1, $2, 'placement', $3, '1', '{}')`,
    [alpha, plan, lab],
  );
}
