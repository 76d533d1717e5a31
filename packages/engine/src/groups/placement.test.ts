import { beforeAll, describe, expect, it } from 'vitest';
import { everyPlan } from '../testing/groups/every-plan.ts';
import { drawProblem, firm, problemOf } from '../testing/groups/small-cluster.ts';
import { formGroups } from './form-groups.ts';
import { loadHighsSolver } from './highs-set-packing-solver.ts';
import { placementOf } from './placement.ts';
import { planSensitivity } from './sensitivity.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import type { Placement } from './study-types.ts';
import type { GroupProblem } from './types.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

async function placement(problem: GroupProblem, id: string, options = {}): Promise<Placement> {
  const found = await placementOf(problem, solver, id, options);
  if (found.kind === 'invalid_problem') throw new Error(JSON.stringify(found.faults));
  return found;
}

const wanting = (...markets: string[]) => ({
  wantedMarkets: markets.map((market) => ({ market, priority: 1 })),
});

describe('placing a firm that the plan leaves out', () => {
  it('costs what the best plan with it is worth less, by trying every plan', async () => {
    let priced = 0;
    for (const seed of [3, 14, 15, 92, 65, 35]) {
      const problem = drawProblem(seed, 7);
      const best = Math.max(...everyPlan(problem).map(({ value }) => value));
      const plan = await formGroups(problem, solver);
      if (plan.kind === 'invalid_problem') throw new Error('invalid');
      for (const { firm: left } of plan.unplaced) {
        const holding = everyPlan(problem).filter(({ groups }) =>
          groups.some((group) => group.includes(left)),
        );
        const { price } = await placement(problem, left, { maxSolves: 0 });
        if (holding.length === 0) expect(price).toBeNull();
        else {
          priced += 1;
          expect(price!.proven).toBe(true);
          expect(price!.least).toBeCloseTo(best - Math.max(...holding.map(({ value }) => value)), 6);
          expect(price!.members).toContain(left);
        }
      }
    }
    expect(priced).toBeGreaterThan(3);
  });

  it('a market that it would also want places it, and only the markets that do are said to', async () => {
    const firms = [
      ...['a', 'b', 'c'].map((id) => firm(id, wanting('US'))),
      ...['d', 'e'].map((id) => firm(id, wanting('ES'))),
      firm('z', wanting('JP')),
    ];
    const { price, checks } = await placement(problemOf(firms), 'z');
    expect(price).toBeNull();
    const verdict = (market: string) =>
      checks.find(({ change }) => change.code === 'add_wanted_market' && change.market === market)!;
    expect(verdict('ES')).toMatchObject({ places: 'yes', members: ['d', 'e', 'z'] });
    expect(verdict('US').places).toBe('yes');
    expect(checks.find(({ change }) => change.code === 'smaller_groups')!.places).toBe('no');
  });

  it('a refusal lifted, a distance accepted; a secret refusal is not spoken of', async () => {
    const near = ['a', 'b', 'z'].map((id) => firm(id));
    const refused = problemOf(near, { vetoes: [['a', 'z']] });
    const { checks } = await placement(refused, 'z');
    expect(checks.find(({ change }) => change.code === 'lift_vetoes')).toMatchObject({
      change: { with: ['a'] },
      places: 'yes',
    });
    const secret = await placement(refused, 'z', { secretVetoes: [['z', 'a']] });
    expect(secret.checks.map(({ change }) => change.code)).not.toContain('lift_vetoes');
    const far = [firm('a'), firm('b'), firm('z', { location: { latitude: 47, longitude: 0 } })];
    const raised = (await placement(problemOf(far), 'z')).checks.find(
      ({ change }) => change.code === 'raise_max_km',
    )!;
    expect([raised.change, raised.places]).toEqual([{ code: 'raise_max_km', to: 223 }, 'yes']);
  });

  it('is unknown beyond the solves allowed', async () => {
    const { checks } = await placement(problemOf(['a', 'b'].map((id) => firm(id))), 'a', { maxSolves: 0 });
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.every(({ places }) => places === 'unknown')).toBe(true);
  });

  it('refuses a firm that is not there', async () => {
    const found = await placementOf(problemOf([firm('a')]), solver, 'x');
    expect(found).toMatchObject({ kind: 'invalid_problem', faults: [{ code: 'unknown_firm', firm: 'x' }] });
  });
});

describe('what the plan stands on', () => {
  const trio = ['a', 'b', 'c'].map((id) => firm(id, { location: { latitude: 45, longitude: 0 } }));
  const friends = ['x', 'y'].map((id) => firm(id, { location: { latitude: 46, longitude: 0 } }));
  const problem = problemOf([...trio, ...friends], {
    bounds: { min: 3, max: 3 },
    emphasis: { markets: 1, complementarity: 0, proximity: 1, trust: 0.2, mentoring: 0 },
    ties: [
      { a: 'a', b: 'x', kind: 'trust', strength: 1 },
      { a: 'a', b: 'y', kind: 'trust', strength: 1 },
      { a: 'x', b: 'y', kind: 'trust', strength: 0.3 },
    ],
  });

  it('a criterion given more or less emphasis changes the plan where solving again says so', async () => {
    const found = await planSensitivity(problem, solver);
    if (found.kind !== 'sensitivity') throw new Error(found.kind);
    const trust = found.emphasis.find(({ criterion }) => criterion === 'trust')!;
    expect(trust.from).toBe(0);
    expect(trust.changesAt.below).toBeNull();
    const { above } = trust.changesAt;
    expect(above!.comparison.formed).toEqual([['a', 'x', 'y']]);
    for (const [emphasis, expected] of [
      [trust.to, ['a', 'b', 'c']],
      [above!.emphasis, ['a', 'x', 'y']],
    ] as const) {
      const moved = { ...problem, emphasis: { ...problem.emphasis, trust: emphasis } };
      const plan = await formGroups(moved, solver);
      expect(plan.kind === 'solved' && plan.groups[0]!.members).toEqual(expected);
    }
    expect(found.missing).toEqual([]);
    expect(found.complete).toBe(true);
  });

  it('a missing fact that could change the plan is named, with whose value does', async () => {
    const untold = problemOf([
      ...['a', 'b', 'c'].map((id) => firm(id)),
      firm('m', { wantedMarkets: null }),
      firm('n', { experienced: null, productCodes: ['62.01'] }),
    ]);
    const found = await planSensitivity(untold, solver);
    if (found.kind !== 'sensitivity') throw new Error(found.kind);
    const effect = (id: string) => found.missing.find(({ firm: of }) => of === id)!;
    expect(effect('m')).toMatchObject({ fact: 'wantedMarkets', changesPlan: 'yes', as: 'a' });
    expect(effect('n')).toMatchObject({ fact: 'experienced', changesPlan: 'no' });
  });

  it('says what it did not settle when solves run out', async () => {
    const found = await planSensitivity(problem, solver, { maxSolves: 2 });
    expect(found).toMatchObject({ kind: 'sensitivity', complete: false, solves: 2 });
  });
});
