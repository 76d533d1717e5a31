import fc from 'fast-check';
import highsModule from 'highs';
import { describe, expect, test } from 'vitest';
import type { Game } from './types.ts';
import type { NucleolusKind } from './nucleolus.ts';
import { hasGameCore, isInGameCore } from './game-core.ts';
import { leastCoreExcess, nucleolus } from './nucleolus.ts';
import { coalitionSums, everybody, makeGame, sizeOf } from './game.ts';

const replay = { seed: 20261121, numRuns: 40 };
// Under NodeNext the default export of this CommonJS module is typed one level too deep.
const highs = await (highsModule as unknown as typeof highsModule.default)();

/** Games that are hard for a nucleolus: random, 0/1 with many ties, additive, and rising with size. */
const anyGame = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.constantFrom(0, 1, 2, 3))
  .chain(([players, shape]) => {
    const count = 2 ** players - 1;
    const range = shape === 1 ? { min: 0, max: 1 } : { min: -20, max: 60 };
    return fc.array(fc.integer(range), { minLength: count, maxLength: count }).map((values) => {
      const v = [0, ...values];
      if (shape === 2) return makeGame(players, 'gain', coalitionSums(values.slice(0, players)));
      const rise = shape === 3 ? 100 : 0;
      return makeGame(
        players,
        'gain',
        v.map((value, mask) => value + rise * sizeOf(mask) ** 2),
      );
    });
  });

/**
 * Kohlberg's test, by another solver: at every level t, the coalitions with an excess of at least t are balanced (positive
 * weights that count each player the same), with the help of players held at their own value. HiGHS looks for the weights.
 */
function passesKohlberg(game: Game, kind: NucleolusKind, shares: readonly number[]): boolean {
  const sums = coalitionSums(shares);
  const excess = (mask: number) => {
    const gap = (game.v[mask] as number) - (sums[mask] as number);
    return kind === 'per_capita_nucleolus' ? gap / sizeOf(mask) : gap;
  };
  const masks = Array.from({ length: everybody(game.players) - 1 }, (_, i) => i + 1);
  const levels = [...new Set(masks.map((mask) => Math.round(excess(mask) * 1e6) / 1e6))];
  const held =
    kind === 'prenucleolus'
      ? []
      : shares.flatMap((share, i) => (Math.abs(share - (game.v[1 << i] as number)) < 1e-7 ? [1 << i] : []));
  return levels.every((level) =>
    isBalanced(
      game.players,
      masks.filter((mask) => excess(mask) > level - 1e-5),
      held,
    ),
  );
}

function isBalanced(players: number, collection: readonly number[], held: readonly number[]): boolean {
  const terms = (player: number) => [
    ...collection.filter((mask) => (mask >>> player) & 1).map((mask) => `+ s${mask}`),
    ...held.filter((mask) => (mask >>> player) & 1).map((mask) => `+ h${mask}`),
    '- all',
  ];
  const rows = Array.from({ length: players }, (_, player) => ` r${player}: ${terms(player).join(' ')} = 0`);
  const bounds = collection.map((mask) => ` s${mask} >= 1`);
  const text = ['Minimize', ' obj: all', 'Subject To', ...rows, 'Bounds', ...bounds, 'End'].join('\n');
  return highs.solve(text).Status === 'Optimal';
}

describe('nucleolus', () => {
  test('three creditors and an estate of 200: the Talmud’s 50, 75, 75', () => {
    const result = nucleolus(makeGame(3, 'gain', [0, 0, 0, 0, 0, 0, 100, 200]), 'nucleolus');
    expect(result?.shares.map((share) => Math.round(share * 1e9) / 1e9)).toEqual([50, 75, 75]);
  });

  test('two firms split what they save', () => {
    expect(nucleolus(makeGame(2, 'cost', [0, 10, 6, 12]), 'nucleolus')?.shares).toEqual([8, 4]);
  });

  test('one player gets everything, without a step', () => {
    expect(nucleolus(makeGame(1, 'gain', [0, 5]), 'nucleolus')).toEqual({ shares: [5], stages: [] });
  });

  test('is undefined when going alone is worth more than being together; the prenucleolus is not', () => {
    const game = makeGame(2, 'gain', [0, 5, 5, 8]);
    expect(nucleolus(game, 'nucleolus')).toBeNull();
    expect(nucleolus(game, 'prenucleolus')?.shares).toEqual([4, 4]);
  });

  test.each(['nucleolus', 'prenucleolus', 'per_capita_nucleolus'] as const)(
    'passes Kohlberg’s test with an independent solver: %s',
    (kind) => {
      fc.assert(
        fc.property(anyGame, (game) => {
          const result = nucleolus(game, kind);
          if (result === null) {
            const alone = Array.from({ length: game.players }, (_, i) => game.v[1 << i] as number);
            expect(alone.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(game.v.at(-1) ?? 0);
          } else {
            expect(result.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(game.v.at(-1) ?? 0, 7);
            expect(passesKohlberg(game, kind, result.shares)).toBe(true);
          }
        }),
        replay,
      );
    },
  );

  test('lies in the core whenever the core is not empty', () => {
    let withCore = 0;
    fc.assert(
      fc.property(anyGame, (game) => {
        if (!hasGameCore(game)) return;
        withCore += 1;
        const result = nucleolus(game, 'nucleolus');
        expect(result !== null && isInGameCore(game, result.shares)).toBe(true);
      }),
      { ...replay, numRuns: 150 },
    );
    expect(withCore).toBeGreaterThan(20);
  });

  test('relabelling and shifting by an additive game carry over', () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: -30, max: 30 }), (game, shift) => {
        const gains = coalitionSums(new Array<number>(game.players).fill(shift));
        const shifted = { ...game, v: game.v.map((value, mask) => value + (gains[mask] as number)) };
        const before = nucleolus(game, 'prenucleolus')?.shares ?? [];
        const after = nucleolus(shifted, 'prenucleolus')?.shares ?? [];
        after.forEach((share, i) => expect(share).toBeCloseTo((before[i] as number) + shift, 6));
      }),
      replay,
    );
  });

  test('keeps its accuracy on twelve players and amounts in cents', () => {
    const costs = Array.from({ length: 12 }, (_, i) => (i + 1) * 1_000_000);
    const v = new Float64Array(4096).map((_, mask) =>
      Math.max(0, ...costs.filter((_, i) => (mask >>> i) & 1)),
    );
    const shares = nucleolus(makeGame(12, 'cost', v), 'nucleolus')?.shares ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(12_000_000, 4);
    expect(shares[0]).toBeCloseTo(500_000, 4);
  });
});

describe('least core', () => {
  test('simple majority of three: somebody always misses a third', () => {
    const game = makeGame(3, 'gain', [0, 0, 0, 1, 0, 1, 1, 1]);
    expect(leastCoreExcess(game)).toBeCloseTo(1 / 3, 10);
    expect(hasGameCore(game)).toBe(false);
  });

  test('is not asked of a single player', () => {
    expect(leastCoreExcess(makeGame(1, 'gain', [0, 1]))).toBeNull();
    expect(hasGameCore(makeGame(1, 'gain', [0, 1]))).toBe(true);
  });
});
