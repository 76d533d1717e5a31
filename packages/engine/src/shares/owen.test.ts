import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { banzhafOwenValue, owenValue } from './owen.ts';
import { banzhafValue, normalizedBanzhaf } from './banzhaf.ts';
import { exactOwen, exactShapley, exactWeightedShapley, fractionText } from './exact-values.ts';
import { makeGame } from './game.ts';
import { shapleyValue } from './shapley.ts';
import { weightedShapleyValue } from './weighted-shapley.ts';

const replay = { seed: 20261121, numRuns: 50 };
const anyGame = fc.integer({ min: 2, max: 6 }).chain((players) =>
  fc
    .array(fc.integer({ min: -900, max: 900 }), {
      minLength: 2 ** players - 1,
      maxLength: 2 ** players - 1,
    })
    .map((values) => makeGame(players, 'gain', [0, ...values.map((value) => value / 8)])),
);

function expectClose(got: readonly number[], wanted: readonly number[]): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((value, i) => expect(value).toBeCloseTo(wanted[i] as number, 8));
}

const asNumber = (text: string) => {
  const [numerator, denominator = '1'] = text.split('/');
  return Number(numerator) / Number(denominator);
};

describe('Owen and Banzhaf', () => {
  test('two firms of one group weigh as one: (1/4, 1/4, 3/2)', () => {
    const game = makeGame(3, 'cost', [0, 1, 1, 1, 2, 2, 2, 2]);
    expect(owenValue(game, [[0, 1], [2]])).toEqual([0.25, 0.25, 1.5]);
  });

  test('one union, or none, is the Shapley value; singletons give the Banzhaf value', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const players = Array.from({ length: game.players }, (_, i) => i);
        expectClose(owenValue(game, [players]), shapleyValue(game));
        const singles = players.map((i) => [i]);
        expectClose(owenValue(game, singles), shapleyValue(game));
        expectClose(banzhafOwenValue(game, singles), banzhafValue(game));
      }),
      replay,
    );
  });

  test('a union’s shares add up to the Shapley share of the union as one player', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const rest = Array.from({ length: game.players - 2 }, (_, i) => [i + 2]);
        const shares = owenValue(game, [[0, 1], ...rest]);
        const merged = new Array<number>(2 ** (game.players - 1))
          .fill(0)
          .map((_, mask) => game.v[((mask >>> 1) << 2) | (mask & 1 ? 3 : 0)] as number);
        const together = shapleyValue(makeGame(game.players - 1, 'gain', merged));
        expect((shares[0] as number) + (shares[1] as number)).toBeCloseTo(together[0] as number, 8);
      }),
      replay,
    );
  });

  test('the normalised Banzhaf value adds up to 1, and has no answer when the raw one adds up to zero', () => {
    expectClose(normalizedBanzhaf(makeGame(2, 'gain', [0, 1, 1, 3])) ?? [], [0.5, 0.5]);
    expect(normalizedBanzhaf(makeGame(2, 'gain', [0, 1, -1, 0]))).toBeNull();
  });
});

describe('exact fractions', () => {
  test('agree with the floating values', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const weights = Array.from({ length: game.players }, (_, i) => i + 0.5);
        const unions = [[0, 1], ...Array.from({ length: game.players - 2 }, (_, i) => [i + 2])];
        const numbers = (fractions: ReturnType<typeof exactShapley>) =>
          fractions.map((f) => asNumber(fractionText(f)));
        expectClose(numbers(exactShapley(game)), shapleyValue(game));
        expectClose(numbers(exactWeightedShapley(game, weights)), weightedShapleyValue(game, weights));
        expectClose(numbers(exactOwen(game, unions)), owenValue(game, unions));
      }),
      replay,
    );
  });

  test('read decimals as written, exponents included', () => {
    expect(exactShapley(makeGame(1, 'gain', [0, 0.538])).map(fractionText)).toEqual(['269/500']);
    expect(exactShapley(makeGame(1, 'gain', [0, -2e-7])).map(fractionText)).toEqual(['-1/5000000']);
    expect(exactShapley(makeGame(1, 'gain', [0, 1e21])).map(fractionText)).toEqual([`1${'0'.repeat(21)}`]);
  });
});
