import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * Of the proposed group of alpha (firmA and firmB): a rule that was chosen, a scheme of gains, what both expect (firmA told the
 * coordinators, firmB keeps it), and an incubator that houses it with one of everything.
 */
export async function seedShares(
  client: pg.Client,
  { clusters, organisations, people }: Scene,
): Promise<void> {
  const { alpha } = clusters;
  const group = sceneId('group:proposed');
  const incubator = sceneId('incubator:alpha');
  const insert = (text: string, values: unknown[]) => client.query(`insert into ${text}`, values);
  await insert(
    `group_share_choices (cluster_id, group_id, rule, decided_by, decided_on, entered_by)
     values ($1, $2, 'shapley', 'partners', '2026-01-15', $3)`,
    [alpha, group, people.manager],
  );
  await insert(`group_gain_schemes (cluster_id, group_id, scheme) values ($1, $2, '{}')`, [alpha, group]);
  for (const [organisation, audience] of [
    [organisations.firmA, 'coordinator'],
    [organisations.firmB, 'self'],
  ] as const)
    await insert(
      `gain_expectations (cluster_id, group_id, organisation_id, audience, expectations) values ($1, $2, $3, $4, '[]')`,
      [alpha, group, organisation, audience],
    );
  await insert(`incubators (cluster_id, id, name) values ($1, $2, 'Incubator')`, [alpha, incubator]);
  await insert(`incubator_groups (cluster_id, incubator_id, group_id) values ($1, $2, $3)`, [
    alpha,
    incubator,
    group,
  ]);
  await insert(`incubator_budgets (cluster_id, incubator_id, budget) values ($1, $2, '{"lines": []}')`, [
    alpha,
    incubator,
  ]);
  for (const firm of [organisations.firmA, organisations.firmB])
    await insert(
      `incubator_shares (cluster_id, incubator_id, organisation_id, share)
       values ($1, $2, $3, '{"paysCents": 1, "aloneCents": 2, "savesCents": 1, "currency": "EUR"}')`,
      [alpha, incubator, firm],
    );
  await insert(
    `group_lessons (cluster_id, id, incubator_id, group_id, title, body, audience)
     values ($1, $2, $3, $4, 'Title', 'Lesson', 'incubator')`,
    [alpha, sceneId('lesson:alpha'), incubator, group],
  );
  await insert(`incubator_lesson_uses (cluster_id, lesson_id, group_id) values ($1, $2, $3)`, [
    alpha,
    sceneId('lesson:alpha'),
    group,
  ]);
  await insert(
    `incubator_trainees (cluster_id, id, incubator_id, programme, starts_on, ends_on)
     values ($1, $2, $3, 'Master', '2026-01-01', '2026-06-30')`,
    [alpha, sceneId('trainee:alpha'), incubator],
  );
  await insert(
    `incubator_checks (cluster_id, incubator_id, item, state) values ($1, $2, 'premises', 'done')`,
    [alpha, incubator],
  );
}
