import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Game } from './types.ts';
import { makeGame } from './game.ts';
import { shapleyValue } from './shapley.ts';
import { weightedShapleyValue } from './weighted-shapley.ts';
import { harsanyiDividends } from './dividends.ts';

const replay = { seed: 20261121, numRuns: 60 };

/** A game of 1 to 6 players with values in cents. */
const anyGame = fc.integer({ min: 1, max: 6 }).chain((players) =>
  fc
    .array(fc.integer({ min: -10_000, max: 10_000 }), {
      minLength: 2 ** players - 1,
      maxLength: 2 ** players - 1,
    })
    .map((values) => makeGame(players, 'gain', [0, ...values])),
);

function expectClose(got: readonly number[], wanted: readonly number[], slack = 1e-8): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((value, i) => expect(Math.abs(value - (wanted[i] as number))).toBeLessThanOrEqual(slack));
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

/** The definition itself: mean marginal contribution over every order. */
function shapleyByOrders(game: Game): number[] {
  const orders = permutations(Array.from({ length: game.players }, (_, i) => i));
  const sums = new Array<number>(game.players).fill(0);
  for (const order of orders) {
    let mask = 0;
    for (const player of order) {
      const after = mask | (1 << player);
      sums[player] = (sums[player] as number) + (game.v[after] as number) - (game.v[mask] as number);
      mask = after;
    }
  }
  return sums.map((sum) => sum / orders.length);
}

describe('Shapley value', () => {
  test('two firms that save 4 together save 2 each', () => {
    expectClose(shapleyValue(makeGame(2, 'cost', [0, 10, 6, 12])), [8, 4]);
  });

  test('glove market: the only left glove gets two thirds', () => {
    expectClose(shapleyValue(makeGame(3, 'gain', [0, 0, 0, 1, 0, 1, 0, 1])), [2 / 3, 1 / 6, 1 / 6], 1e-12);
  });

  test('one player gets everything', () => {
    expect(shapleyValue(makeGame(1, 'gain', [0, -7]))).toEqual([-7]);
  });

  test('is the mean marginal contribution over all orders', () => {
    fc.assert(
      fc.property(anyGame, (game) => expectClose(shapleyValue(game), shapleyByOrders(game))),
      replay,
    );
  });

  test('adds up to v(N)', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const total = shapleyValue(game).reduce((sum, share) => sum + share, 0);
        expect(total).toBeCloseTo(game.v.at(-1) ?? 0, 8);
      }),
      replay,
    );
  });

  test('is additive', () => {
    const pair = fc.integer({ min: 1, max: 5 }).chain((players) => {
      const values = fc.array(fc.integer({ min: -500, max: 500 }), {
        minLength: 2 ** players - 1,
        maxLength: 2 ** players - 1,
      });
      return fc.tuple(fc.constant(players), values, values);
    });
    fc.assert(
      fc.property(pair, ([players, a, b]) => {
        const first = shapleyValue(makeGame(players, 'gain', [0, ...a]));
        const second = shapleyValue(makeGame(players, 'gain', [0, ...b]));
        const both = shapleyValue(
          makeGame(players, 'gain', [0, ...a.map((value, i) => value + (b[i] as number))]),
        );
        expectClose(
          both,
          first.map((share, i) => share + (second[i] as number)),
        );
      }),
      replay,
    );
  });

  test('gives nothing to a null player, and its own value to an additional dummy', () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: -9, max: 9 }), (game, own) => {
        const half = [...game.v];
        const wider = makeGame(game.players + 1, 'gain', [...half, ...half.map((value) => value + own)]);
        expectClose(shapleyValue(wider), [...shapleyValue(game), own]);
      }),
      replay,
    );
  });

  test('relabelling the players relabels the shares; symmetric players get the same', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const last = game.players - 1;
        const swapped = game.v.map((_, mask) => game.v[swapBits(mask, 0, last)] as number);
        const shares = shapleyValue(game);
        const expected = shares.map((_, i) => shares[i === 0 ? last : i === last ? 0 : i] as number);
        expectClose(shapleyValue({ ...game, v: swapped }), expected);
        const symmetric = shapleyValue({
          ...game,
          v: game.v.map((value, mask) => value + (swapped[mask] as number)),
        });
        expect(symmetric[0]).toBeCloseTo(symmetric[last] as number, 8);
      }),
      replay,
    );
  });
});

describe('weighted Shapley value', () => {
  test('equal weights give the Shapley value', () => {
    fc.assert(
      fc.property(anyGame, (game) =>
        expectClose(weightedShapleyValue(game, new Array<number>(game.players).fill(3)), shapleyValue(game)),
      ),
      replay,
    );
  });

  test('splits every dividend in proportion to the weights', () => {
    fc.assert(
      fc.property(
        anyGame,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
        (game, all) => {
          const weights = all.slice(0, game.players);
          const shares = new Array<number>(game.players).fill(0);
          harsanyiDividends(game).forEach((dividend, mask) => {
            const own = weights.map((weight, i) => ((mask >>> i) & 1 ? weight : 0));
            const total = own.reduce((sum, weight) => sum + weight, 0);
            if (total > 0)
              own.forEach((weight, i) => (shares[i] = (shares[i] as number) + (dividend * weight) / total));
          });
          expectClose(weightedShapleyValue(game, weights), shares, 1e-6);
        },
      ),
      replay,
    );
  });

  test('refuses a weight of zero', () => {
    expect(() => weightedShapleyValue(makeGame(2, 'gain', [0, 1, 1, 3]), [1, 0])).toThrow(RangeError);
  });
});

function swapBits(mask: number, a: number, b: number): number {
  const bitA = (mask >>> a) & 1;
  const bitB = (mask >>> b) & 1;
  return (mask & ~(1 << a) & ~(1 << b)) | (bitA << b) | (bitB << a);
}
