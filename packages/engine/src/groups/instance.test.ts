import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from './highs-set-packing-solver.ts';
import { readInstance, solveInstance } from './instance.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import type { GroupInstance } from './types.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const instance = (given: object = {}): object => ({
  bounds: { min: 2, max: 3 },
  firms: ['a', 'b', 'c'].map((id) => ({ id, headcount: 10 })),
  pairs: [
    { a: 'a', b: 'b', score: 0.9 },
    { a: 'b', b: 'c', score: 0.3 },
  ],
  ...given,
});

describe('an instance file', () => {
  it('is read, with no lock and no floor unless it says so', () => {
    expect(readInstance(instance())).toMatchObject({
      kind: 'instance',
      instance: { minQuality: 0, locks: [] },
    });
  });

  it.each([
    ['not an object', [], ['wrong_type', '(file)']],
    ['no bounds', instance({ bounds: undefined }), ['missing_field', 'bounds']],
    ['no pairs', instance({ pairs: undefined }), ['missing_field', 'pairs']],
    [
      'zero headcount',
      instance({ firms: [{ id: 'a', headcount: 0 }], pairs: [] }),
      ['out_of_range', 'firms[0].headcount'],
    ],
    [
      'a score in words',
      instance({ pairs: [{ a: 'a', b: 'b', score: 'high' }] }),
      ['wrong_type', 'pairs[0].score'],
    ],
    ['an unknown firm', instance({ pairs: [{ a: 'a', b: 'x', score: 1 }] }), ['unknown_firm', 'pairs[0]']],
    ['a lock with itself', instance({ locks: [['a', 'a']] }), ['pair_with_itself', 'locks[0]']],
    ['a group of nine', instance({ bounds: { min: 2, max: 9 } }), ['out_of_range', 'bounds.max']],
  ])('is refused: %s', (_, value, expected) => {
    const read = readInstance(value);
    if (read.kind !== 'invalid_instance') throw new Error('It was read.');
    expect(read.faults.map(({ code, field }) => [code, field])).toContainEqual(expected);
  });
});

/** Every way to make disjoint groups, by hand: the first firm left alone or with each admissible group of the others. */
function bestByHand({ firms, pairs, locks, bounds, minQuality }: GroupInstance): number {
  const among = (group: readonly string[], a: string, b: string) => group.includes(a) && group.includes(b);
  const worth = (group: readonly string[]): number | null => {
    if (group.length < bounds.min || group.length > bounds.max) return null;
    if (locks.some(([a, b]) => group.includes(a) !== group.includes(b))) return null;
    if (pairs.some(({ a, b, forbidden }) => forbidden === true && among(group, a, b))) return null;
    const scores = pairs.filter(({ a, b }) => among(group, a, b)).reduce((sum, { score }) => sum + score, 0);
    const sizes = firms.filter(({ id }) => group.includes(id)).map(({ headcount }) => headcount);
    const geometric = Math.exp(sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length);
    const balance = geometric / (sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
    const quality = (scores / ((group.length * (group.length - 1)) / 2)) * balance;
    return quality >= minQuality - 1e-12 ? group.length * quality : null;
  };
  const subsets = (ids: readonly string[]): string[][] =>
    ids.reduce<string[][]>((all, id) => [...all, ...all.map((set) => [...set, id])], [[]]);
  const best = (left: readonly string[]): number => {
    const [first, ...rest] = left;
    if (first === undefined) return 0;
    let value = best(rest);
    for (const others of subsets(rest)) {
      const group = worth([first, ...others]);
      if (group !== null) value = Math.max(value, group + best(rest.filter((id) => !others.includes(id))));
    }
    return value;
  };
  return best(firms.map(({ id }) => id));
}

const drawnInstance: fc.Arbitrary<GroupInstance> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 7 }),
    scores: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 21, maxLength: 21 }),
    kinds: fc.array(fc.constantFrom('pair', 'pair', 'pair', 'pair', 'forbidden', 'absent', 'lock'), {
      minLength: 21,
      maxLength: 21,
    }),
    bounds: fc.constantFrom({ min: 2, max: 3 }, { min: 3, max: 5 }, { min: 2, max: 4 }),
    minQuality: fc.constantFrom(0, 0.4),
  })
  .map(({ sizes, scores, kinds, bounds, minQuality }) => {
    const ids = sizes.map((_, rank) => `f${rank}`);
    const every = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({ a, b })));
    const kind = (rank: number) => kinds[rank]!;
    return {
      bounds,
      minQuality,
      firms: ids.map((id, rank) => ({ id, headcount: sizes[rank]! })),
      pairs: every
        .map((pair, rank) => ({ ...pair, score: scores[rank]! / 100, forbidden: kind(rank) === 'forbidden' }))
        .filter((_, rank) => kind(rank) !== 'absent'),
      locks: every.filter((_, rank) => kind(rank) === 'lock').map(({ a, b }) => [a, b] as const),
    };
  });

describe('the plan of an instance', () => {
  it.each([
    ['groups listed', {}],
    ['groups generated', { maxColumns: 0 }],
  ])('is the best there is: %s', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(drawnInstance, async (drawn) => {
        const best = bestByHand(drawn);
        const found = await solveInstance(drawn, solver, options);
        if (found.kind === 'invalid_problem') throw new Error(JSON.stringify(found.faults));
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-9);
        expect(found.objective).toBeLessThanOrEqual(best + 1e-9);
        if (found.proven) expect(found.objective).toBeCloseTo(best, 6);
        expect(found.proven).toBe(true);
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
  });

  it('is worth the same whatever the firms are called', () =>
    fc.assert(
      fc.asyncProperty(drawnInstance, fc.infiniteStream(fc.nat(999)), async (drawn, stream) => {
        const names = new Map(drawn.firms.map(({ id }) => [id, `${stream.next().value}-${id}`]));
        const named = (id: string) => names.get(id)!;
        const other: GroupInstance = {
          ...drawn,
          firms: drawn.firms.map(({ id, headcount }) => ({ id: named(id), headcount })),
          pairs: drawn.pairs.map((pair) => ({ ...pair, a: named(pair.a), b: named(pair.b) })),
          locks: drawn.locks.map(([a, b]) => [named(a), named(b)]),
        };
        const [one, same] = [await solveInstance(drawn, solver), await solveInstance(other, solver)];
        if (one.kind === 'invalid_problem' || same.kind === 'invalid_problem') throw new Error('invalid');
        expect(same.objective).toBeCloseTo(one.objective, 9);
      }),
      { seed: 20_261_125, numRuns: 30 },
    ));
});
