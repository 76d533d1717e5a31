import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exhaustivePlanValue } from '../testing/groups/exhaustive-plan.ts';
import { drawProblem, firm, problemOf } from '../testing/groups/small-cluster.ts';
import { evaluateGroup } from './evaluate-group.ts';
import { firmView } from './firm-view.ts';
import { formGroups } from './form-groups.ts';
import { loadHighsSolver } from './highs-set-packing-solver.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import type { FormGroupsOptions, GroupPlan, GroupProblem } from './types.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

/** Draws of a property; a failing one prints its seed, to be replayed by `drawProblem`. */
const draws = { seed: 20_261_121, numRuns: 40 };

async function plan(problem: GroupProblem, options: FormGroupsOptions = {}): Promise<GroupPlan> {
  const found = await formGroups(problem, solver, options);
  if (found.kind === 'invalid_problem') throw new Error(JSON.stringify(found.faults));
  return found;
}

const onSmallClusters = (most: number, holds: (problem: GroupProblem) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 3, max: most }), (seed, firms) =>
      holds(drawProblem(seed, firms)),
    ),
    draws,
  );

describe('the plan of a small cluster', () => {
  it('is beaten by no exhaustive search, and its bound is never below the optimum', () =>
    onSmallClusters(10, async (problem) => {
      const best = exhaustivePlanValue(problem);
      const { objective, bound, proven, gap } = await plan(problem);
      expect(objective).toBeCloseTo(best, 9);
      expect(bound).toBeGreaterThanOrEqual(best - 1e-9);
      expect([proven, gap]).toEqual([true, 0]);
    }));

  it('is as good, or within its stated bound, when groups are generated instead of listed', () =>
    onSmallClusters(10, async (problem) => {
      const best = exhaustivePlanValue(problem);
      const { objective, bound, proven } = await plan(problem, { maxColumns: 0 });
      expect(objective).toBeLessThanOrEqual(best + 1e-9);
      expect(bound).toBeGreaterThanOrEqual(best - 1e-9);
      if (proven) expect(objective).toBeCloseTo(best, 6);
    }));

  it('proposes only admissible groups that do not overlap, and adds up to what it says', () =>
    onSmallClusters(14, async (problem) => {
      const { groups, unplaced, objective } = await plan(problem);
      const placed = groups.flatMap(({ members }) => members);
      expect(new Set(placed).size).toBe(placed.length);
      expect(placed.length + unplaced.length).toBe(problem.firms.length);
      for (const { members, value } of groups) {
        const judged = evaluateGroup(problem, members);
        expect(judged.violations).toEqual([]);
        expect(value).toBeCloseTo(judged.figures!.value, 12);
      }
      expect(groups.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(objective, 9);
    }));

  it('does not depend on the order of the firms, and names carry no meaning', () =>
    onSmallClusters(12, async (problem) => {
      const renamed = (id: string) => `z${id}`;
      const other: GroupProblem = {
        ...problem,
        firms: problem.firms.toReversed().map((one) => ({ ...one, id: renamed(one.id) })),
        ties: problem.ties!.map((tie) => ({ ...tie, a: renamed(tie.a), b: renamed(tie.b) })),
        vetoes: problem.vetoes.map(([a, b]) => [renamed(b), renamed(a)]),
        forbidden: problem.forbidden.map(([a, b]) => [renamed(a), renamed(b)]),
        locks: problem.locks.map(([a, b]) => [renamed(a), renamed(b)]),
      };
      const membersOf = ({ groups }: GroupPlan) => groups.map(({ members }) => members);
      const expected = membersOf(await plan(problem)).map((members) => members.map(renamed));
      expect(membersOf(await plan(other))).toEqual(expected);
    }));
});

describe('confidential refusals', () => {
  it('change nothing that a firm left out may read', () =>
    onSmallClusters(10, async (problem) => {
      const open = await plan({ ...problem, vetoes: [] });
      const kept = await plan(problem);
      const left = ({ unplaced }: GroupPlan) => unplaced.map((one) => one.firm);
      for (const id of left(open).filter((one) => left(kept).includes(one))) {
        expect(firmView(kept, id)).toEqual(firmView(open, id));
      }
    }));

  it('that even the coordinator may not learn are kept, and explained as if they did not exist', async () => {
    const firms = ['a', 'b', 'c'].map((id) => firm(id));
    const vetoes = [['a', 'b']] as const;
    const known = await plan(problemOf(firms, { vetoes }));
    const secret = await plan(problemOf(firms, { vetoes }), { secretVetoes: vetoes });
    expect(known.groups).toEqual([]);
    expect(secret.groups).toEqual([]);
    const codes = ({ unplaced }: GroupPlan) =>
      unplaced.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes(known)).toContain('vetoes');
    expect(codes(secret)).not.toContain('vetoes');
  });
});

describe('hard cases', () => {
  it.each([
    ['nobody', problemOf([])],
    ['two firms', problemOf([firm('a'), firm('b')])],
    [
      'all pairs forbidden',
      problemOf(
        ['a', 'b', 'c'].map((id) => firm(id)),
        {
          forbidden: [
            ['a', 'b'],
            ['b', 'c'],
            ['a', 'c'],
          ],
        },
      ),
    ],
  ])('%s: proven that no group can be formed', async (_, problem) => {
    const found = await plan(problem);
    expect([found.kind, found.objective, found.bound, found.proven]).toEqual([
      'no_admissible_group',
      0,
      0,
      true,
    ]);
  });

  it('a problem that makes no sense is refused with every fault named', async () => {
    const wrong = problemOf([firm('a', { headcount: 0 }), firm('a')], {
      vetoes: [['a', 'x']],
      bounds: { min: 4, max: 3 },
    });
    const found = await formGroups(wrong, solver);
    expect(found.kind === 'invalid_problem' && found.faults.map(({ code, field }) => [code, field])).toEqual([
      ['duplicate_firm', 'firms'],
      ['out_of_range', 'headcount'],
      ['unknown_firm', 'vetoes[0]'],
      ['out_of_range', 'bounds.max'],
    ]);
  });

  it('stopped at once gives what it has and a bound that holds', async () => {
    const problem = drawProblem(7, 12);
    const stopped = await plan(problem, { shouldStop: () => true, maxColumns: 0 });
    expect(stopped.kind).toBe('stopped');
    expect(stopped.bound).toBeGreaterThanOrEqual(exhaustivePlanValue(problem) - 1e-9);
    expect(stopped.objective).toBeLessThanOrEqual(stopped.bound + 1e-9);
  });
});
