import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Budget, Game, Partner, SharingRule } from './types.ts';
import { cisValue, enscValue, gatelyValue, tauValue } from './marginal-rules.ts';
import { coalitionSums, makeGame, sizeOf } from './game.ts';
import { nucleolus } from './nucleolus.ts';
import { owenValue } from './owen.ts';
import { shapleyValue } from './shapley.ts';
import { shareCosts } from './share-costs.ts';
import { weightedShapleyValue } from './weighted-shapley.ts';

const replay = { seed: 20261121, numRuns: 40 };

/** One rule as a function of the game; null where it has no answer. Unions are pairs, in the order of the players. */
const RULES: Readonly<Record<string, (game: Game) => readonly number[] | null>> = {
  shapley: shapleyValue,
  weighted_shapley: (game) =>
    weightedShapleyValue(
      game,
      Array.from({ length: game.players }, () => 2.5),
    ),
  owen: (game) => owenValue(game, pairsOf(game.players)),
  nucleolus: (game) => nucleolus(game, 'nucleolus')?.shares ?? null,
  prenucleolus: (game) => nucleolus(game, 'prenucleolus')?.shares ?? null,
  per_capita_nucleolus: (game) => nucleolus(game, 'per_capita_nucleolus')?.shares ?? null,
  ensc: enscValue,
  cis: cisValue,
  tau: (game) => tauValue(game)?.shares ?? null,
  gately: gatelyValue,
};

function pairsOf(players: number): number[][] {
  const unions: number[][] = [];
  for (let player = 0; player < players; player += 2)
    unions.push(player + 1 < players ? [player, player + 1] : [player]);
  return unions;
}

/** Hard games on purpose: no structure, all 0 or 1, only the size counts, nothing but a whole, zero-normalised, negative. */
const anyGame = fc
  .record({
    players: fc.integer({ min: 1, max: 6 }),
    shape: fc.constantFrom('any', 'simple', 'size', 'whole', 'zero', 'negative'),
    kind: fc.constantFrom('gain', 'cost'),
  })
  .chain(({ players, shape, kind }) => {
    const count = 2 ** players;
    return fc.array(fc.integer({ min: 0, max: 60 }), { minLength: count, maxLength: count }).map((drawn) => {
      const v = drawn.map((value, mask) => {
        if (mask === 0) return 0;
        if (shape === 'simple') return value % 2;
        if (shape === 'size') return (drawn[sizeOf(mask)] as number) * sizeOf(mask);
        if (shape === 'whole') return mask === count - 1 ? value : 0;
        if (shape === 'zero') return sizeOf(mask) === 1 ? 0 : value * sizeOf(mask);
        return shape === 'negative' ? -1 - value : value - 20;
      });
      return makeGame(players, kind, v);
    });
  });

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** The game seen with two players exchanged. */
function exchanged(game: Game, a: number, b: number): Game {
  const swap = (mask: number) => {
    const [inA, inB] = [(mask >>> a) & 1, (mask >>> b) & 1];
    return inA === inB ? mask : mask ^ ((1 << a) | (1 << b));
  };
  return { ...game, v: game.v.map((_, mask) => game.v[swap(mask)] as number) };
}

describe.each(Object.entries(RULES))('%s', (name, rule) => {
  test('gives out exactly what there is', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const shares = rule(game);
        if (shares === null) return;
        expect(shares.length).toBe(game.players);
        expect(sum(shares)).toBeCloseTo(game.v.at(-1) ?? 0, 6);
      }),
      replay,
    );
  });

  test('exchanging two players of one union exchanges their shares: symmetric players get the same', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        if (game.players < 2) return;
        const before = rule(game);
        const after = rule(exchanged(game, 0, 1));
        expect(after === null).toBe(before === null);
        if (before === null || after === null) return;
        expect(after[0]).toBeCloseTo(before[1] as number, 6);
        expect(after[1]).toBeCloseTo(before[0] as number, 6);
        before.slice(2).forEach((share, i) => expect(after[i + 2]).toBeCloseTo(share, 6));
      }),
      replay,
    );
  });

  test('costs are gains with the other sign; other units and sure amounts of one’s own carry over', () => {
    fc.assert(
      fc.property(
        anyGame,
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }),
        (game, drawn) => {
          const before = rule(game);
          const opposite = game.kind === 'gain' ? 'cost' : 'gain';
          const turned = rule({ ...game, kind: opposite, v: game.v.map((value) => -value) });
          const own = drawn.slice(0, game.players);
          const sure = coalitionSums(own);
          const moved = rule({ ...game, v: game.v.map((value, mask) => 3 * value + (sure[mask] as number)) });
          expect([turned === null, moved === null]).toEqual([before === null, before === null]);
          before?.forEach((share, i) => {
            expect(turned?.[i]).toBeCloseTo(-share, 6);
            // Weighted and equal-rest rules too: all are covariant.
            expect(moved?.[i], name).toBeCloseTo(3 * share + (own[i] as number), 5);
          });
        },
      ),
      replay,
    );
  });
});

describe('null players', () => {
  test.each(['shapley', 'weighted_shapley', 'owen', 'nucleolus', 'prenucleolus', 'tau', 'gately'])(
    '%s gives them nothing',
    (name) => {
      fc.assert(
        fc.property(anyGame, (game) => {
          const half = game.v.length;
          const v = Array.from({ length: 2 * half }, (_, mask) => game.v[mask % half] as number);
          const shares = RULES[name]?.(makeGame(game.players + 1, game.kind, v)) ?? null;
          if (shares !== null) expect(shares.at(-1)).toBeCloseTo(0, 6);
        }),
        replay,
      );
    },
  );
});

describe('additivity', () => {
  test.each(['shapley', 'weighted_shapley', 'owen', 'ensc', 'cis'])(
    '%s of two budgets is the sum of both',
    (name) => {
      fc.assert(
        fc.property(anyGame, fc.integer({ min: 1, max: 50 }), (game, step) => {
          const other = game.v.map((_, mask) => (mask * step) % 37);
          const both = game.v.map((value, mask) => value + (other[mask] as number));
          const of = (v: Float64Array) => RULES[name]?.({ ...game, v }) ?? [];
          const [first, second] = [of(game.v), of(other)];
          of(both).forEach((share, i) =>
            expect(share).toBeCloseTo((first[i] as number) + (second[i] as number), 6),
          );
        }),
        replay,
      );
    },
  );
});

describe('on budgets, in whole cents', () => {
  const drawnBudget = fc.record({
    fixed: fc.nat(9_999_999),
    market: fc.nat(999_999),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    ceiling: fc.nat(2_000_000),
    markets: fc.array(fc.subarray(['US', 'JP', 'CN']), { minLength: 3, maxLength: 3 }),
  });
  const firm = (id: string, markets: readonly string[]): Partner => ({
    id,
    headcount: 7,
    turnoverCents: 900,
    days: 3,
    markets,
  });
  const requestOf = ({
    fixed,
    market,
    rate,
    ceiling,
    markets,
  }: typeof drawnBudget extends fc.Arbitrary<infer T> ? T : never) => {
    const budget: Budget = {
      currency: 'EUR',
      lines: [
        { id: 'manager', kind: 'fixed', amountCents: fixed, partners: ['a', 'b', 'twin'] },
        { id: 'trips', kind: 'per_market', amountCents: market },
      ],
      subsidies: [{ id: 'aid', rateRatio: rate, ceilingCents: ceiling }],
    };
    const partners = [
      firm('a', markets[0] ?? []),
      firm('b', markets[1] ?? []),
      firm('twin', markets[1] ?? []),
      firm('idle', []),
    ];
    return { budget, partners };
  };

  test.each<SharingRule>([
    'shapley',
    'nucleolus',
    'prenucleolus',
    'tau',
    'gately',
    'owen',
    'equal',
    'headcount',
    'ensc',
  ])(
    '%s: efficient to the cent, the same for twins, and nothing for a firm that no cost concerns (value rules)',
    (rule) => {
      const valueRules = ['shapley', 'nucleolus', 'prenucleolus', 'tau', 'gately', 'owen'];
      fc.assert(
        fc.property(drawnBudget, (drawn) => {
          const { budget, partners } = requestOf(drawn);
          const unions = [['a'], ['b', 'twin'], ['idle']];
          const result = shareCosts(budget, partners, rule, { unions, leaving: false });
          if (result.kind !== 'shared') {
            expect(result.kind).toBe('undefined');
            return;
          }
          const pays = result.partners.map(({ paysCents }) => paysCents);
          expect(pays.every(Number.isInteger)).toBe(true);
          expect(sum(pays)).toBe(result.totalCents);
          expect(Math.abs((pays[1] as number) - (pays[2] as number))).toBeLessThanOrEqual(1);
          if (valueRules.includes(rule)) expect(pays[3]).toBe(0);
        }),
        replay,
      );
    },
  );
});
