import { describe, expect, test } from 'vitest';
import type { Budget, Partner, SharingRule } from './types.ts';
import { BUDGET_PURPOSES } from './types.ts';
import { COMPARED_RULES, compareRules, type RuleComparison } from './compare-rules.ts';

/** A real budget: manager and charges, travel, a stand, a study, interpreters, two supports with rate and ceiling. */
const budget: Budget = {
  currency: 'EUR',
  lines: [
    { id: 'salary', kind: 'fixed', purpose: 'salary', amountCents: 48_000_00 },
    { id: 'charges', kind: 'fixed', purpose: 'charges', amountCents: 20_160_00 },
    { id: 'travel', kind: 'per_market', purpose: 'travel', amountCents: 4_500_00 },
    { id: 'stand', kind: 'per_market', purpose: 'stand', market: 'US', amountCents: 12_000_00 },
    { id: 'study', kind: 'fixed', purpose: 'study', amountCents: 6_000_00, partners: ['cave', 'fût'] },
    { id: 'interpreter', kind: 'per_market', purpose: 'interpreter', market: 'JP', amountCents: 2_400_00 },
    { id: 'days', kind: 'per_day', purpose: 'other', amountCents: 80_00 },
  ],
  subsidies: [
    { id: 'region', rateRatio: 0.4, ceilingCents: 20_000_00, minPartners: 3, lines: ['salary', 'charges'] },
    { id: 'agency', rateRatio: 0.3, ceilingCents: 5_000_00, lines: ['travel', 'stand', 'interpreter'] },
  ],
};
const partners: Partner[] = [
  { id: 'cave', headcount: 12, turnoverCents: 1_500_000_00, days: 60, markets: ['US', 'JP'] },
  { id: 'fût', headcount: 45, turnoverCents: null, days: 80, markets: ['US'] },
  { id: 'verre', headcount: 30, turnoverCents: 6_000_000_00, days: 40, markets: ['JP', 'DE'] },
  { id: 'bouchon', headcount: 20, turnoverCents: 2_500_000_00, days: 20, markets: ['US', 'DE'] },
];
const options = {
  weights: { cave: 1, fût: 2, verre: 2, bouchon: 1 },
  unions: [['cave', 'fût'], ['verre'], ['bouchon']],
};

function compared(given: Parameters<typeof compareRules>[2] = options): RuleComparison {
  const result = compareRules(budget, partners, given);
  if (result.kind !== 'compared') throw new Error(JSON.stringify(result));
  return result;
}

const resultOf = ({ rules }: RuleComparison, rule: SharingRule) =>
  rules.find((one) => one.rule === rule)?.result;

describe('the rules side by side', () => {
  test('every rule answers, or says what it lacks', () => {
    const comparison = compared();
    expect(comparison.rules.map(({ rule }) => rule)).toEqual(COMPARED_RULES);
    expect(
      comparison.rules.flatMap(({ rule, result }) => (result.kind === 'shared' ? [] : [rule, result.kind])),
    ).toEqual(['turnover', 'missing_data']);
    // 48,000 + 20,160 + 3 × 4,500 + 12,000 + 6,000 + 2,400 + 200 × 80, less 20,000 and 5,000.
    expect(comparison.totalCents).toBe(118_060_00 - 25_000_00);
    for (const { result } of comparison.rules) {
      if (result.kind !== 'shared') continue;
      expect(result.partners.reduce((sum, { paysCents }) => sum + paysCents, 0)).toBe(comparison.totalCents);
      for (const { paysCents, aloneCents, savesCents } of result.partners)
        expect(savesCents).toBe(aloneCents - paysCents);
      expect(result.leastSatisfied).not.toBeNull();
      expect(result.mostAggrieved === null).toBe(result.inCore);
    }
  });

  test('without weights and unions, those two rules are not asked', () => {
    const rules = compared({}).rules.map(({ rule }) => rule);
    expect(rules).not.toContain('weighted_shapley');
    expect(rules).not.toContain('owen');
  });

  test('what the choice of a rule changes for each firm', () => {
    const { partners: firms, rules } = compared();
    firms.forEach(({ least, most }, i) => {
      const amounts = rules.flatMap(({ result }) =>
        result.kind === 'shared' ? [result.partners[i]?.paysCents] : [],
      );
      expect(least?.paysCents).toBe(Math.min(...(amounts as number[])));
      expect(most?.paysCents).toBe(Math.max(...(amounts as number[])));
    });
  });

  test('one who joins or leaves, for every rule and every firm', () => {
    const candidate = { id: 'liège', headcount: 8, turnoverCents: null, days: 15, markets: ['US'] };
    const comparison = compared({
      ...options,
      weights: { ...options.weights, liège: 1 },
      candidates: [candidate],
      rules: ['equal', 'turnover', 'shapley', 'owen', 'weighted_shapley', 'nucleolus'],
    });
    const shapley = resultOf(comparison, 'shapley');
    if (shapley?.kind !== 'shared') throw new Error('not shared');
    const [joining] = shapley.whenOneJoins;
    if (joining?.kind !== 'shared') throw new Error('does not join');
    const after = [joining.joiner, ...joining.partners].reduce((sum, { paysCents }) => sum + paysCents, 0);
    expect(after).toBe(joining.totalCents);
    expect(joining.partners.map(({ id }) => id)).toEqual(['cave', 'fût', 'verre', 'bouchon']);
    expect(shapley.whenOneLeaves?.map(({ leaverId }) => leaverId)).toEqual(partners.map(({ id }) => id));
    // The newcomer is back to the four: leaving undoes joining.
    const five = compareRules(budget, [...partners, candidate], { rules: ['shapley'] });
    if (five.kind !== 'compared') throw new Error('not compared');
    const back = resultOf(five, 'shapley');
    const left =
      back?.kind === 'shared' ? back.whenOneLeaves?.find(({ leaverId }) => leaverId === 'liège') : null;
    expect(left?.partners.map(({ paysCents }) => paysCents)).toEqual(
      shapley.partners.map(({ paysCents }) => paysCents),
    );
    const byTurnover = resultOf(
      compareRules(
        budget,
        partners.map((one) => ({ ...one, turnoverCents: 1 })),
        {
          candidates: [candidate],
          rules: ['turnover'],
        },
      ) as RuleComparison,
      'turnover',
    );
    expect(byTurnover?.kind === 'shared' && byTurnover.whenOneJoins).toMatchObject([
      { kind: 'missing_data', joinerId: 'liège', missing: [{ fact: 'turnover' }] },
    ]);
  });

  test('monotonicity is said: who gains from a departure, who pays less when a cost rises', () => {
    const going = (id: string, markets: readonly string[]) => ({ ...partners[0], id, markets }) as Partner;
    const one: Budget = {
      currency: 'EUR',
      lines: [
        { id: 'trips', kind: 'per_market', amountCents: 10_00 },
        { id: 'own', kind: 'per_firm', amountCents: 20_00, partners: ['x'] },
      ],
      subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: null, minPartners: 3 }],
    };
    const three = [going('x', ['A']), going('y', ['A']), going('z', ['B', 'C'])];
    const comparison = compareRules(one, three, { rules: ['equal', 'shapley'] });
    if (comparison.kind !== 'compared') throw new Error('not compared');
    const [equal, shapley] = comparison.rules.map(({ result }) => (result.kind === 'shared' ? result : null));
    // Without support for two, y and z would pay more: nobody gains from a departure.
    expect(equal?.someoneGainsFromDeparture).toBe(false);
    // When x's own cost rises by 2, the support that only the three open rises by 1, a third for each.
    expect(shapley?.paysLessWhenCostRises).toEqual([
      { lineId: 'own', id: 'y', riseCents: 2_00, changeCents: -33 },
      { lineId: 'own', id: 'z', riseCents: 2_00, changeCents: -33 },
    ]);
    const plain = compareRules({ ...one, subsidies: [] }, three, { rules: ['equal', 'shapley'] });
    if (plain.kind !== 'compared') throw new Error('not compared');
    const [byHead, byCause] = plain.rules.map(({ result }) => (result.kind === 'shared' ? result : null));
    expect([byHead?.someoneGainsFromDeparture, byCause?.someoneGainsFromDeparture]).toEqual([true, false]);
    expect([byHead?.paysLessWhenCostRises, byCause?.paysLessWhenCostRises]).toEqual([[], []]);
  });

  test('faults: a firm alone, a candidate who is a partner, a purpose that does not exist', () => {
    const places = (partnersGiven: Partner[], more: object = {}, given: object = {}) => {
      const result = compareRules({ ...budget, ...more }, partnersGiven, given);
      return result.kind === 'invalid' ? result.problems.map(({ path, code }) => [path, code]) : result.kind;
    };
    const study = budget.lines.filter(({ partners: own }) => own === undefined);
    expect(places(partners.slice(0, 1), { lines: study })).toEqual([['partners', 'one_partner']]);
    expect(places(partners, {}, { candidates: [partners[0]] })).toEqual([
      ['candidates[0].id', 'duplicate_id'],
    ]);
    expect(places(partners, { lines: [{ ...budget.lines[0], purpose: 'lunch' }], subsidies: [] })).toEqual([
      ['budget.lines[0].purpose', 'unknown_kind'],
    ]);
    expect(places(partners, { currency: 'euro' })).toContainEqual(['budget.currency', 'not_a_currency']);
    expect(places(partners, { lines: [{ ...budget.lines[0], currency: 'USD' }], subsidies: [] })).toEqual([
      ['budget.lines[0].currency', 'two_currencies'],
    ]);
    expect(BUDGET_PURPOSES).toContain('interpreter');
  });
});
