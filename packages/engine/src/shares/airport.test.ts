import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AirportGame } from './airport.ts';
import type { Game } from './types.ts';
import { airportEnsc, airportNucleolus, airportShapley, airportTau } from './airport.ts';
import { enscValue, tauValue } from './marginal-rules.ts';
import { makeGame } from './game.ts';
import { nucleolus } from './nucleolus.ts';
import { shapleyValue } from './shapley.ts';

const anyAirport = fc
  .array(fc.record({ cost: fc.integer({ min: 1, max: 30 }), count: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((types): AirportGame => ({
    typeCost: types.map(({ cost }) => cost),
    typeCount: types.map(({ count }) => count),
  }))
  .filter(({ typeCount }) => typeCount.reduce((sum, count) => sum + count, 0) <= 7);

function users({ typeCount }: AirportGame): number[] {
  return typeCount.flatMap((count, type) => new Array<number>(count).fill(type));
}

function table(airport: AirportGame): Game {
  const own = users(airport).map((type) => airport.typeCost[type] as number);
  const costs = Array.from({ length: 2 ** own.length }, (_, mask) =>
    Math.max(0, ...own.filter((_, i) => (mask >>> i) & 1)),
  );
  return makeGame(own.length, 'cost', costs);
}

describe('airport games', () => {
  test('slices of cost are shared by those who need them', () => {
    const airport = { typeCost: [10, 25], typeCount: [1, 1] };
    expect(airportShapley(airport)).toEqual([5, 20]);
    expect(airportNucleolus(airport)).toEqual([5, 20]);
    expect(airportEnsc(airport)).toEqual([5, 20]);
  });

  test('agree with the methods on the whole table, user by user', () => {
    const pairs = [
      [airportShapley, (game: Game) => shapleyValue(game)],
      [airportNucleolus, (game: Game) => nucleolus(game, 'nucleolus')?.shares ?? []],
      [airportTau, (game: Game) => tauValue(game)?.shares ?? []],
      [airportEnsc, (game: Game) => enscValue(game)],
    ] as const;
    fc.assert(
      fc.property(anyAirport, (airport) => {
        const game = table(airport);
        for (const [byType, byUser] of pairs) {
          const shares = byType(airport);
          const wanted = byUser(game);
          users(airport).forEach((type, i) => expect(shares[type]).toBeCloseTo(wanted[i] as number, 8));
        }
      }),
      { seed: 20261121, numRuns: 80 },
    );
  });
});
