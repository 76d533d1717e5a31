import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Budget, Partner, SharedCosts, SharingRule, ShareOptions } from './types.ts';
import { coalitionCost, costModel } from './cost-model.ts';
import { costGame, shareCosts } from './share-costs.ts';
import { largestComplaint } from './game-core.ts';
import { largestSmallComplaint } from './small-complaints.ts';
import { owenValue } from './owen.ts';
import { owenOfTally } from './coalition-tally.ts';
import { sampleShapley, unionOrders, weightedOrders } from './sample-shapley.ts';
import { weightedShapleyValue } from './weighted-shapley.ts';

const replay = { seed: 20261121, numRuns: 30 };
const budget: Budget = {
  currency: 'EUR',
  lines: [
    { id: 'salary', kind: 'fixed', amountCents: 60_000_00 },
    { id: 'trips', kind: 'per_market', amountCents: 5_000_00 },
  ],
  subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: 20_000_00, minPartners: 3 }],
};
const partnersOf = (count: number): Partner[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `f${String(i).padStart(2, '0')}`,
    headcount: 5,
    turnoverCents: 1,
    days: i,
    markets: [['US', 'JP', 'CN'][i % 3] as string],
  }));

function shared(count: number, rule: SharingRule, options: ShareOptions = {}): SharedCosts {
  const result = shareCosts(budget, partnersOf(count), rule, options);
  if (result.kind !== 'shared') throw new Error(JSON.stringify(result));
  return result;
}

describe('above twenty partners', () => {
  test('separable costs, equal surplus and Gately stay exact', () => {
    for (const rule of ['ensc', 'cis', 'gately'] as const) {
      const result = shared(24, rule);
      expect(result.estimated).toBeNull();
      // Nobody adds anything to the other 23, and all stand for the same alone: 55,000 in equal parts.
      expect(new Set(result.partners.map(({ paysCents }) => paysCents))).toEqual(
        new Set([2_291_67, 2_291_66]),
      );
    }
  });

  test('weighted Shapley is estimated, with its interval; the nucleolus and tau say that they stop', () => {
    const weights = Object.fromEntries(partnersOf(24).map(({ id }, i) => [id, 1 + (i % 2)]));
    const result = shared(24, 'weighted_shapley', { weights, samples: 300, seed: 3 });
    expect(result.estimated?.samples).toBe(300);
    expect(result).toEqual(shared(24, 'weighted_shapley', { weights, samples: 300, seed: 3 }));
    expect(result.partners.reduce((sum, { paysCents }) => sum + paysCents, 0)).toBe(55_000_00);
    const paid = (weight: number) =>
      result.partners.filter(({ id }) => weights[id] === weight).map(({ paysCents }) => paysCents);
    expect(Math.max(...paid(1))).toBeLessThan(Math.min(...paid(2)));
    for (const rule of ['nucleolus', 'tau'] as const)
      expect(shareCosts(budget, partnersOf(24), rule)).toMatchObject({
        kind: 'undefined',
        reason: 'too_many_players',
      });
  });

  test('a coalition that is certainly better apart is found, and never said when only some were looked at', () => {
    const own: Budget = {
      currency: 'EUR',
      lines: [{ id: 'own', kind: 'per_firm', amountCents: 10_000_00, partners: ['f00'] }],
    };
    const unfair = shareCosts(own, partnersOf(24), 'equal');
    if (unfair.kind !== 'shared') throw new Error('not shared');
    expect(unfair.inCore).toBe(false);
    expect(unfair.mostAggrieved?.members.length).toBe(23);
    expect(shared(24, 'shapley')).toMatchObject({ inCore: null, mostAggrieved: null });
    expect(shared(24, 'shapley').leastSatisfied?.complaintCents).toBeLessThan(0);
  });

  test('looking at small and near-whole coalitions is looking at all, up to five partners', () => {
    const rates = fc.array(fc.nat(100_000), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), rates, (count, drawn) => {
        const partners = partnersOf(count);
        const shares = drawn.slice(0, count).map((one) => one * 100);
        const game = costGame(budget, partners);
        if (game.kind !== 'game') throw new Error('no game');
        const small = largestSmallComplaint(costModel(budget, partners), shares);
        expect(small?.amount).toBeCloseTo(largestComplaint(game.game, shares)?.amount ?? NaN, 4);
      }),
      replay,
    );
  });

  test('Owen from a function is Owen from the table, and its random orders surround it', () => {
    const partners = partnersOf(7);
    const model = costModel(budget, partners);
    const game = costGame(budget, partners);
    if (game.kind !== 'game') throw new Error('no game');
    const unions = [[0, 1, 2], [3, 4], [5], [6]];
    const members: number[] = [];
    const tally = {
      add: (player: number) => void members.push(player),
      remove: (player: number) => void members.splice(members.indexOf(player), 1),
      value: () => coalitionCost(model, members),
    };
    const exact = owenValue(game.game, unions);
    owenOfTally(7, unions, tally).forEach((share, i) => expect(share).toBeCloseTo(exact[i] as number, 4));
    const walk = () => {
      const present: number[] = [];
      return (player: number) => coalitionCost(model, (present.push(player), present));
    };
    const sampled = sampleShapley(7, walk, 4000, 5, unionOrders(unions));
    sampled.shares.forEach((share, i) =>
      expect(Math.abs(share - (exact[i] as number))).toBeLessThan(2 * (sampled.halfWidth[i] as number) + 1),
    );
    const weights = [1, 2, 3, 1, 1, 2, 4];
    const weighted = weightedShapleyValue(game.game, weights);
    const drawn = sampleShapley(7, walk, 6000, 5, weightedOrders(weights));
    drawn.shares.forEach((share, i) =>
      expect(Math.abs(share - (weighted[i] as number))).toBeLessThan(2 * (drawn.halfWidth[i] as number) + 1),
    );
  });
});
