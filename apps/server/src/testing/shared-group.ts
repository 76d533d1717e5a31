import { sceneId, type SceneOrganisation } from '@grappe/database/testing';
import { proposeGroup } from './propose-group.ts';
import type { TestApp } from './test-app.ts';

interface MemberFacts {
  readonly headcount: number;
  readonly turnoverCents: number;
  /** Who reads its turnover. */
  readonly turnoverFor: 'coordinator' | 'cluster';
}

/** A group proposed to these organisations, which all want Germany, with what sharing reads of them. */
export async function sharedGroup(
  test: TestApp,
  name: string,
  members: Readonly<Partial<Record<SceneOrganisation, MemberFacts>>>,
): Promise<string> {
  const group = await proposeGroup(test, name, Object.keys(members) as SceneOrganisation[]);
  const { alpha } = test.scene.clusters;
  const explained = {
    group: {
      commonMarkets: ['DE'],
      quality: 0.5,
      value: 1.5,
      meanPairScore: 0.5,
      balance: 1,
      diameterKm: 10,
      criteria: { markets: 1, complementarity: null, proximity: 1, trust: null, mentoring: null },
      bestAlternative: null,
    },
    pairs: [],
    reasons: [],
  };
  await test.database.asOwner(async (client) => {
    await client.query(
      `insert into plan_computations (plan_id, cluster_id, objective, bound, gap, proven, method, input_version)
       values ($1, $2, 1, 1, 0, true, 'enumeration', '')`,
      [sceneId(`plan:${name}`), alpha],
    );
    await client.query(
      `insert into plan_group_assessments (cluster_id, group_id, quality, explanation) values ($1, $2, 0.5, $3)`,
      [alpha, group, JSON.stringify(explained)],
    );
    await client.query(`update plan_groups set public_explanation = $2 where id = $1`, [
      group,
      JSON.stringify({ commonMarkets: ['DE'], reasons: [] }),
    ]);
    const fact = (organisation: string, key: string, value: unknown, audience: string) =>
      client.query(
        `insert into facts (cluster_id, organisation_id, key, item, value, source, author, audience, opened_by)
         values ($1, $2, $3, '', $4, 'declared', $5, $6, $7) on conflict do nothing`,
        [
          alpha,
          organisation,
          key,
          JSON.stringify(value),
          test.scene.people.manager,
          audience,
          test.scene.changeSets.alpha,
        ],
      );
    for (const [member, facts] of Object.entries(members)) {
      const organisation = test.scene.organisations[member as SceneOrganisation];
      await fact(organisation, 'headcount', facts.headcount, 'cluster');
      const turnover = { cents: facts.turnoverCents, currency: 'EUR' };
      await fact(organisation, 'turnover', turnover, facts.turnoverFor);
    }
  });
  return group;
}
