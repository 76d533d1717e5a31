import { sceneId, type SceneOrganisation } from '@grappe/database/testing';
import type { TestApp } from './test-app.ts';

/** Proposes an export group of alpha to these organisations; answers its identifier. */
export async function proposeGroup(
  test: TestApp,
  name: string,
  members: readonly SceneOrganisation[],
): Promise<string> {
  const [plan, group] = [sceneId(`plan:${name}`), sceneId(`group:${name}`)];
  const { alpha } = test.scene.clusters;
  await test.database.asOwner(async (client) => {
    await client.query(
      `insert into plans (id, cluster_id, title, status) values ($1, $2, 'Plan', 'proposed')`,
      [plan, alpha],
    );
    await client.query(`insert into plan_groups (id, cluster_id, plan_id, ordinal) values ($1, $2, $3, 1)`, [
      group,
      alpha,
      plan,
    ]);
    for (const member of members)
      await client.query(
        `insert into plan_group_members (cluster_id, group_id, organisation_id) values ($1, $2, $3)`,
        [alpha, group, test.scene.organisations[member]],
      );
  });
  return group;
}
