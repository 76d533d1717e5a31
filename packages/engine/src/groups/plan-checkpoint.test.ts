import { beforeAll, describe, expect, it } from 'vitest';
import { exhaustivePlanValue } from '../testing/groups/exhaustive-plan.ts';
import { drawProblem } from '../testing/groups/small-cluster.ts';
import { formGroups } from './form-groups.ts';
import { loadHighsSolver } from './highs-set-packing-solver.ts';
import type { PlanCheckpoint } from './plan-groups.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import type { FormGroupsOptions, GroupPlan, GroupProblem, GroupProgress } from './types.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

async function plan(problem: GroupProblem, options: FormGroupsOptions = {}): Promise<GroupPlan> {
  const found = await formGroups(problem, solver, options);
  if (found.kind === 'invalid_problem') throw new Error(JSON.stringify(found.faults));
  return found;
}

/** Stops at the n-th question, as a person who cancels would. */
const stopAt = (asked: number) => {
  let left = asked;
  return () => (left -= 1) < 0;
};

describe('a run that was stopped', () => {
  it('goes on from its checkpoint, stored as JSON, to the proven best plan', async () => {
    const problem = drawProblem(41, 40);
    const whole = await plan(problem, { maxColumns: 0 });
    const kept: PlanCheckpoint[] = [];
    const stopped = await plan(problem, {
      maxColumns: 0,
      shouldStop: stopAt(3),
      onCheckpoint: (checkpoint) => kept.push(checkpoint),
    });
    expect(stopped.kind).toBe('stopped');
    const checkpoint = JSON.parse(JSON.stringify(kept.at(-1))) as PlanCheckpoint;
    const rounds: GroupProgress[] = [];
    const resumed = await plan(problem, {
      maxColumns: 0,
      checkpoint,
      onProgress: (progress) => rounds.push(progress),
    });
    expect(resumed.objective).toBeCloseTo(whole.objective, 6);
    expect(resumed.proven).toBe(whole.proven);
    const first = rounds.find(({ bound }) => bound !== null)!;
    expect(first.incumbent).toBeGreaterThanOrEqual(stopped.objective - 1e-9);
  });

  it('cannot be made to prove too much: the bound is proven again', async () => {
    const problem = drawProblem(21, 11);
    const kept: PlanCheckpoint[] = [];
    await plan(problem, { maxColumns: 0, shouldStop: stopAt(1), onCheckpoint: (each) => kept.push(each) });
    const lying = { ...kept.at(-1)!, bound: 0.001, prices: kept.at(-1)!.prices.map(() => 0.0001) };
    const resumed = await plan(problem, { maxColumns: 0, checkpoint: lying });
    const best = exhaustivePlanValue(problem);
    expect(resumed.bound).toBeGreaterThanOrEqual(best - 1e-9);
    expect(resumed.objective).toBeCloseTo(best, 6);
  });

  it('goes on with the same problem only', async () => {
    const kept: PlanCheckpoint[] = [];
    const options = {
      maxColumns: 0,
      shouldStop: stopAt(1),
      onCheckpoint: (each: PlanCheckpoint) => kept.push(each),
    };
    await plan(drawProblem(11, 24), options);
    const other = await formGroups(drawProblem(12, 24), solver, { checkpoint: kept.at(-1)! });
    expect(other).toEqual({
      kind: 'invalid_problem',
      faults: [{ code: 'other_problem', field: 'checkpoint' }],
    });
  });
});

describe('a plan in force', () => {
  it('is where the search starts when a firm joins, and what stays is told', async () => {
    const problem = drawProblem(77, 24);
    const before = await plan({ ...problem, firms: problem.firms.slice(0, 23), ...withoutLast(problem) });
    const startPlan = before.groups.map(({ members }) => members);
    const seen: GroupProgress[] = [];
    const after = await plan(problem, { startPlan, onProgress: (progress) => seen.push(progress) });
    expect(after.objective).toBeGreaterThanOrEqual(before.objective - 1e-9);
    expect(after.objective).toBeCloseTo((await plan(problem)).objective, 6);
    const { kept, dissolved } = after.comparison!;
    expect(kept.length + dissolved.length).toBe(startPlan.length);
    expect(seen.find(({ bound }) => bound !== null)!.incumbent).toBeGreaterThanOrEqual(
      before.objective - 1e-9,
    );
  });

  it('gives up the groups that a firm which left made impossible', async () => {
    const problem = drawProblem(78, 16);
    const before = await plan(problem);
    const gone = before.groups[0]!.members[0]!;
    const firms = problem.firms.filter(({ id }) => id !== gone);
    const without = (pairs: GroupProblem['vetoes']) => pairs.filter((pair) => !pair.includes(gone));
    const left = {
      ...problem,
      firms,
      ties: problem.ties!.filter(({ a, b }) => a !== gone && b !== gone),
      vetoes: without(problem.vetoes),
      forbidden: without(problem.forbidden),
      locks: without(problem.locks),
    };
    const after = await plan(left, { startPlan: before.groups.map(({ members }) => members) });
    expect(after.comparison!.dissolved.length).toBeGreaterThan(0);
    expect(after.groups.flatMap(({ members }) => members)).not.toContain(gone);
    expect(after.proven).toBe(true);
  });

  it('every report of progress holds disjoint groups, no worse than those before, and a bound no higher', async () => {
    const problem = drawProblem(79, 40);
    let reports = 0;
    let before = { incumbent: 0, bound: Infinity };
    await plan(problem, {
      maxColumns: 0,
      onProgress: ({ groups, incumbent, bound }) => {
        reports += 1;
        expect(incumbent).toBeGreaterThanOrEqual(before.incumbent - 1e-9);
        expect(bound ?? Infinity).toBeLessThanOrEqual(before.bound + 1e-9);
        before = { incumbent, bound: bound ?? Infinity };
        const placed = groups.flat();
        expect(new Set(placed).size).toBe(placed.length);
        if (bound !== null) expect(incumbent).toBeLessThanOrEqual(bound + 1e-9);
        expect(incumbent > 0).toBe(groups.length > 0);
      },
    });
    expect(reports).toBeGreaterThan(2);
  });
});

function withoutLast(problem: GroupProblem): Partial<GroupProblem> {
  const last = problem.firms.at(-1)!.id;
  const without = (pairs: GroupProblem['vetoes']) => pairs.filter((pair) => !pair.includes(last));
  return {
    ties: problem.ties!.filter(({ a, b }) => a !== last && b !== last),
    vetoes: without(problem.vetoes),
    forbidden: without(problem.forbidden),
    locks: without(problem.locks),
  };
}
