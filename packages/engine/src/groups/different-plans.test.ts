import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyPlan } from '../testing/groups/every-plan.ts';
import { drawProblem, firm, problemOf } from '../testing/groups/small-cluster.ts';
import { comparePlans, groupKey } from './compare-plans.ts';
import { differentPlans } from './different-plans.ts';
import { loadHighsSolver } from './highs-set-packing-solver.ts';
import type { PlanGroups } from './plan-groups.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import type { DifferentPlans, PlanDifference } from './study-types.ts';
import type { GroupProblem } from './types.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

function differs(earlier: PlanGroups, later: PlanGroups, difference: PlanDifference): boolean {
  const keys = new Set(later.map(groupKey));
  const changed = earlier.filter((members) => !keys.has(groupKey(members)));
  return 'groups' in difference
    ? changed.length >= difference.groups
    : changed.flat().length >= difference.firms;
}

/** Best first among all plans, each different from those taken. */
function bestByHand(problem: GroupProblem, count: number, difference: PlanDifference): number[] {
  const all = everyPlan(problem).toSorted((a, b) => b.value - a.value);
  const taken: PlanGroups[] = [];
  const values: number[] = [];
  for (const { groups, value } of all) {
    if (values.length === count || groups.length === 0) break;
    if (!taken.every((earlier) => differs(earlier, groups, difference))) continue;
    taken.push(groups);
    values.push(value);
  }
  return values;
}

const drawn = (
  difference: fc.Arbitrary<PlanDifference>,
  options: object,
  holds: (found: DifferentPlans) => void,
) =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 4, max: 8 }),
      difference,
      async (seed, firms, asked) => {
        const problem = drawProblem(seed, firms);
        const found = await differentPlans(problem, solver, { count: 4, difference: asked, ...options });
        if (found.kind !== 'plans') throw new Error(found.kind);
        const plans = found.plans.map(({ groups }) => groups.map(({ members }) => members));
        for (const [rank, later] of plans.entries()) {
          for (const earlier of plans.slice(0, rank)) expect(differs(earlier, later, asked)).toBe(true);
        }
        holds(found);
        const values = found.plans.map(({ objective }) => objective);
        expect(values[0] ?? 0).toBeCloseTo(bestByHand(problem, 1, asked)[0] ?? 0, 9);
        for (const [rank, { bound }] of found.plans.entries()) {
          expect(bound).toBeLessThanOrEqual((values[rank - 1] ?? Infinity) + 1e-6);
        }
      },
    ),
    { seed: 20_261_123, numRuns: 12 },
  );

describe('several plans', () => {
  it('differ as asked, best first, each proven', () =>
    drawn(
      fc.constantFrom<PlanDifference>({ groups: 1 }, { groups: 2 }, { firms: 3 }, { firms: 5 }),
      {},
      ({ order }) => expect(order).toBe('proven'),
    ));

  it('also when groups are generated', () =>
    drawn(fc.constant({ groups: 1 }), { maxColumns: 0 }, ({ order }) => expect(order).toBe('proven')));

  it('are the best ones by trying every plan', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const problem = drawProblem(seed, 7);
        const found = await differentPlans(problem, solver, { count: 4 });
        if (found.kind !== 'plans') throw new Error(found.kind);
        // Different by one group: the values do not depend on which of two equal plans was taken.
        const byHand = bestByHand(problem, 4, { groups: 1 });
        expect(found.plans.map(({ objective }) => objective.toFixed(6))).toEqual(
          byHand.map((value) => value.toFixed(6)),
        );
        expect(found.exhausted || found.plans.length === 4).toBe(true);
      }),
      { seed: 20_261_124, numRuns: 15 },
    ));

  it('end when no other plan exists', async () => {
    const found = await differentPlans(problemOf(['a', 'b', 'c'].map((id) => firm(id))), solver, {
      count: 5,
    });
    expect(found).toMatchObject({ kind: 'plans', exhausted: true, order: 'proven' });
    expect(found.kind === 'plans' && found.plans.length).toBe(1);
  });

  it('are compared: what stays, goes, comes', () => {
    const before = [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ];
    const after = [
      ['c', 'b', 'a'],
      ['d', 'e', 'g'],
    ];
    expect(comparePlans(before, after)).toEqual({
      kept: [['a', 'b', 'c']],
      dissolved: [['d', 'e', 'f']],
      formed: [['d', 'e', 'g']],
      entering: ['g'],
      leaving: ['f'],
      moving: ['d', 'e'],
    });
  });
});
