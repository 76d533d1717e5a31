import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawProblem } from '../testing/groups/small-cluster.ts';
import { blockingSets } from './blocking-sets.ts';
import { evaluateGroup } from './evaluate-group.ts';
import { formGroups } from './form-groups.ts';
import { loadHighsSolver } from './highs-set-packing-solver.ts';
import type { PlanGroups } from './plan-groups.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { stablePlan } from './stable-plan.ts';
import type { GroupInstance, GroupProblem } from './types.ts';
import { openGrouping } from './grouping.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

/** Every set of firms tried by hand. */
function blockingByHand(problem: GroupProblem, groups: PlanGroups): string[] {
  const { scoreOf } = openGrouping(problem);
  const mean = (firm: string, set: readonly string[]) => {
    const others = set.filter((other) => other !== firm);
    return others.length === 0
      ? 0
      : others.reduce((sum, other) => sum + scoreOf(firm, other)!, 0) / others.length;
  };
  const ids = problem.firms.map(({ id }) => id);
  const found: string[] = [];
  for (let mask = 1; mask < 2 ** ids.length; mask += 1) {
    const set = ids.filter((_, rank) => (mask >> rank) & 1);
    if (set.length < problem.bounds.min || set.length > problem.bounds.max) continue;
    if (!evaluateGroup(problem, set).admissible) continue;
    const own = (firm: string) => groups.find((group) => group.includes(firm)) ?? [firm];
    if (set.every((firm) => mean(firm, set) > mean(firm, own(firm)) + 1e-9)) found.push(set.join());
  }
  return found.toSorted();
}

describe('blocking sets', () => {
  it('are those found by trying every set, for the best plan and for none', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 4, max: 9 }),
        async (seed, firms) => {
          const problem = drawProblem(seed, firms);
          const plan = await formGroups(problem, solver);
          if (plan.kind === 'invalid_problem') throw new Error('invalid');
          for (const groups of [plan.groups.map(({ members }) => members), []]) {
            const { count, sets, complete } = blockingSets(problem, groups, { most: 1000 });
            expect(complete).toBe(true);
            expect(sets.map(({ members }) => members.join()).toSorted()).toEqual(
              blockingByHand(problem, groups),
            );
            expect(count).toBe(sets.length);
          }
        },
      ),
      { seed: 20_261_121, numRuns: 25 },
    ));

  it('say what each member gains, the surest first', () => {
    const instance: GroupInstance = {
      bounds: { min: 2, max: 3 },
      minQuality: 0,
      firms: ['a', 'b', 'c', 'd'].map((id) => ({ id, headcount: 10 })),
      pairs: [
        { a: 'a', b: 'b', score: 0.5 },
        { a: 'c', b: 'd', score: 0.4 },
        { a: 'a', b: 'c', score: 0.9 },
      ],
      locks: [],
    };
    const { sets, count } = blockingSets(instance, [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(count).toBe(1);
    expect(sets[0]).toEqual({
      members: ['a', 'c'],
      firms: [
        { firm: 'a', inPlan: 0.5, together: 0.9 },
        { firm: 'c', inPlan: 0.4, together: 0.9 },
      ],
      leastGain: 0.4,
    });
  });
});

describe('the steadiest plan within two per cent of the best', () => {
  it('gives up no more than it may, and has no more blocking sets than the best plan', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 5, max: 10 }),
        async (seed, firms) => {
          const problem = drawProblem(seed, firms);
          const found = await stablePlan(problem, solver, { tolerance: 0.1 });
          if (found.kind !== 'stable_plan') throw new Error('invalid');
          expect(found.plan.objective).toBeGreaterThanOrEqual(0.9 * found.best.objective - 1e-9);
          expect(found.blocking.count).toBeLessThanOrEqual(found.best.blocking.count);
          const groups = found.plan.groups.map(({ members }) => members);
          expect(found.blocking.count).toBe(blockingByHand(problem, groups).length);
          for (const members of groups) expect(evaluateGroup(problem, members).violations).toEqual([]);
        },
      ),
      { seed: 20_261_122, numRuns: 20 },
    ));
});
