import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Budget, BudgetLine, Partner, SharedCosts, ShareOptions, SharingRule } from './types.ts';
import { SHARING_RULES } from './types.ts';
import { costGame, shareCosts } from './share-costs.ts';
import { shapleyValue } from './shapley.ts';

const replay = { seed: 20261121, numRuns: 40 };

/** Three firms: a salary, one trip for each market, days of the manager. */
const budget: Budget = {
  currency: 'EUR',
  lines: [
    { id: 'salary', kind: 'fixed', amountCents: 6_000_00 },
    { id: 'trips', kind: 'per_market', amountCents: 1_000_00 },
    { id: 'days', kind: 'per_day', amountCents: 10_00 },
  ],
};
const partners: Partner[] = [
  { id: 'cave', headcount: 10, turnoverCents: 100_000_00, days: 20, markets: ['US', 'JP'] },
  { id: 'fût', headcount: 30, turnoverCents: 300_000_00, days: 10, markets: ['US'] },
  { id: 'verre', headcount: 20, turnoverCents: 100_000_00, days: 0, markets: ['CN'] },
];
const choices: ShareOptions = {
  weights: { cave: 1, fût: 2, verre: 1 },
  unions: [['cave', 'fût'], ['verre']],
};

function shared(rule: SharingRule, options: ShareOptions = choices): SharedCosts {
  const result = shareCosts(budget, partners, rule, options);
  if (result.kind !== 'shared') throw new Error(JSON.stringify(result));
  return result;
}

const pays = (result: SharedCosts) => result.partners.map(({ paysCents }) => paysCents);

describe('cost of each coalition', () => {
  test('a market is paid once for the union of the members’ markets', () => {
    const result = costGame(budget, partners);
    // {}, cave, fût, both, verre, cave+verre, fût+verre, all
    expect(result.kind === 'game' && [...result.game.v]).toEqual([
      0, 8_200_00, 7_100_00, 8_300_00, 7_000_00, 9_200_00, 8_100_00, 9_300_00,
    ]);
  });

  test('a subsidy has its rate, its ceiling for the group and its minimum of partners', () => {
    const subsidised: Budget = {
      currency: 'EUR',
      lines: [
        {
          id: 'salary',
          kind: 'fixed',
          amountCents: 6_000_00,
          subsidy: { rateRatio: 0.1, ceilingCents: null },
        },
        { id: 'fair', kind: 'per_firm', amountCents: 500_00, partners: ['cave', 'fût'] },
      ],
      subsidies: [{ id: 'region', rateRatio: 0.5, ceilingCents: 3_100_00, minPartners: 2 }],
    };
    const result = costGame(subsidised, partners);
    expect(result.kind === 'game' && [...result.game.v]).toEqual([
      0,
      5_900_00,
      5_900_00,
      7_000_00 - 600_00 - 3_100_00,
      5_400_00,
      6_500_00 - 600_00 - 3_100_00,
      6_500_00 - 600_00 - 3_100_00,
      7_000_00 - 600_00 - 3_100_00,
    ]);
  });
});

describe('shares by hand', () => {
  test('Shapley: the salary in three, the American trip in two, the rest by who causes it', () => {
    const result = shared('shapley');
    expect(pays(result)).toEqual([
      2_000_00 + 500_00 + 1_000_00 + 200_00,
      2_000_00 + 500_00 + 100_00,
      3_000_00,
    ]);
    expect(result.partners[0]).toEqual({
      id: 'cave',
      paysCents: 3_700_00,
      aloneCents: 8_200_00,
      savesCents: 4_500_00,
    });
    expect(result.totalCents).toBe(9_300_00);
    expect(result.individuallyRational && result.inCore).toBe(true);
    expect(result.mostAggrieved).toBeNull();
  });

  test('Shapley shows each line with who shares it', () => {
    const { explanation } = shared('shapley');
    expect(
      explanation.code === 'by_line' &&
        explanation.parts.map(({ lineId, market, sharers }) => [lineId, market, sharers.length]),
    ).toEqual([
      ['salary', null, 3],
      ['trips', 'CN', 1],
      ['trips', 'JP', 1],
      ['trips', 'US', 2],
      ['days', null, 3],
    ]);
  });

  test('equal and proportional shares', () => {
    expect(pays(shared('equal'))).toEqual([3_100_00, 3_100_00, 3_100_00]);
    expect(pays(shared('turnover'))).toEqual([1_860_00, 5_580_00, 1_860_00]);
    expect(pays(shared('headcount'))).toEqual([1_550_00, 4_650_00, 3_100_00]);
    expect(pays(shared('days'))).toEqual([6_200_00, 3_100_00, 0]);
  });

  test('a rule that makes two firms pay more than apart says which, and by how much', () => {
    const lines: BudgetLine[] = [{ id: 'trip', kind: 'per_market', amountCents: 1_000_00 }];
    const result = shareCosts(
      { currency: 'EUR', lines },
      [
        { id: 'x', headcount: 1, turnoverCents: 0, days: 0, markets: ['A'] },
        { id: 'y', headcount: 1, turnoverCents: 0, days: 0, markets: ['A'] },
        { id: 'z', headcount: 1, turnoverCents: 0, days: 0, markets: ['B', 'C'] },
      ],
      'equal',
    );
    expect(result).toMatchObject({
      kind: 'shared',
      individuallyRational: true,
      inCore: false,
      mostAggrieved: {
        members: ['x', 'y'],
        paysCents: 2_000_00,
        apartCents: 1_000_00,
        complaintCents: 1_000_00,
      },
      someoneGainsFromDeparture: true,
    });
  });

  test('when one leaves, the others share again by the same rule', () => {
    const departure = shared('shapley').whenOneLeaves?.find(({ leaverId }) => leaverId === 'fût');
    expect(departure).toEqual({
      leaverId: 'fût',
      totalCents: 9_200_00,
      partners: [
        { id: 'cave', paysCents: 5_200_00, changeCents: 1_500_00 },
        { id: 'verre', paysCents: 4_000_00, changeCents: 1_000_00 },
      ],
    });
  });
});

describe('what is not known is said', () => {
  const without = partners.map((partner, i) => (i === 1 ? { ...partner, turnoverCents: null } : partner));

  test('a missing turnover stops the turnover rule, and only that one', () => {
    expect(shareCosts(budget, without, 'turnover')).toEqual({
      kind: 'missing_data',
      rule: 'turnover',
      missing: [{ partnerId: 'fût', fact: 'turnover', neededBy: { kind: 'rule', rule: 'turnover' } }],
    });
    expect(shareCosts(budget, without, 'shapley').kind).toBe('shared');
  });

  test('days and markets that a line needs', () => {
    const unknown = partners.map((partner, i) =>
      i === 2 ? { ...partner, days: null, markets: null } : partner,
    );
    const result = shareCosts(budget, unknown, 'equal');
    expect(
      result.kind === 'missing_data' && result.missing.map(({ fact, neededBy }) => [fact, neededBy]),
    ).toEqual([
      ['markets', { kind: 'line', lineId: 'trips' }],
      ['days', { kind: 'line', lineId: 'days' }],
    ]);
  });

  test('a basis that adds up to zero has no proportional share', () => {
    const idle = partners.map((partner) => ({ ...partner, days: 0 }));
    expect(shareCosts(budget, idle, 'days')).toEqual({
      kind: 'undefined',
      rule: 'days',
      reason: 'zero_basis',
    });
  });
});

/** Budgets of one to six partners, with markets that cross and a subsidy with a ceiling. */
const anyRequest = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    amounts: fc.array(fc.integer({ min: 0, max: 5_000_00 }), { minLength: 4, maxLength: 4 }),
    ceiling: fc.integer({ min: 0, max: 3_000_00 }),
    facts: fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 40 }),
        headcount: fc.integer({ min: 1, max: 200 }),
        turnover: fc.integer({ min: 1, max: 900_000 }),
        markets: fc.subarray(['US', 'JP', 'CN', 'DE']),
      }),
      { minLength: count, maxLength: count },
    ),
  }),
);

function requestOf({ amounts, ceiling, facts }: typeof anyRequest extends fc.Arbitrary<infer T> ? T : never) {
  const kinds = ['fixed', 'per_market', 'per_firm', 'per_day'] as const;
  const someBudget: Budget = {
    currency: 'EUR',
    lines: kinds.map((kind, i) => ({ id: kind, kind, amountCents: amounts[i] as number })),
    subsidies: [{ id: 'aid', rateRatio: 0.3, ceilingCents: ceiling, minPartners: 2 }],
  };
  const firms = facts.map(({ days, headcount, turnover, markets }, i): Partner => ({
    id: `firm-${i}`,
    days,
    headcount,
    turnoverCents: turnover,
    markets,
  }));
  const weights = Object.fromEntries(firms.map(({ id }, i) => [id, i + 1]));
  return { someBudget, firms, options: { weights, unions: [firms.map(({ id }) => id)] } };
}

describe('properties of every rule', () => {
  test.each(SHARING_RULES)(
    '%s: integer cents that add up to the total, whatever the order of the partners',
    (rule) => {
      fc.assert(
        fc.property(anyRequest, (drawn) => {
          const { someBudget, firms, options } = requestOf(drawn);
          const result = shareCosts(someBudget, firms, rule, options);
          const turned = shareCosts(someBudget, firms.toReversed(), rule, options);
          expect(turned.kind).toBe(result.kind);
          if (result.kind !== 'shared' || turned.kind !== 'shared') {
            expect(result.kind).toBe('undefined');
            return;
          }
          const amounts = pays(result);
          expect(amounts.every(Number.isInteger)).toBe(true);
          expect(amounts.reduce((sum, cents) => sum + cents, 0)).toBe(result.totalCents);
          expect(pays(turned).toReversed()).toEqual(amounts);
        }),
        replay,
      );
    },
  );

  test('Shapley line by line is the Shapley value of the whole game', () => {
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        const { someBudget, firms } = requestOf(drawn);
        const result = shareCosts(someBudget, firms, 'shapley');
        const whole = costGame(someBudget, firms);
        if (result.kind !== 'shared' || whole.kind !== 'game') throw new Error('not computed');
        const { explanation } = result;
        if (explanation.code !== 'by_line') throw new Error('no breakdown');
        shapleyValue(whole.game).forEach((share, i) => {
          const byLine = explanation.parts.reduce((sum, { cents }) => sum + (cents[i] as number), 0);
          expect(byLine).toBeCloseTo(share, 4);
        });
      }),
      replay,
    );
  });

  test('without subsidies the Shapley shares and the nucleolus leave nobody better apart', () => {
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        const { someBudget, firms } = requestOf(drawn);
        const plainBudget = { currency: someBudget.currency, lines: someBudget.lines };
        for (const rule of ['shapley', 'nucleolus'] as const) {
          expect(shareCosts(plainBudget, firms, rule)).toMatchObject({
            inCore: true,
            individuallyRational: true,
          });
        }
      }),
      replay,
    );
  });
});

describe('more than twenty partners', () => {
  const many = Array.from({ length: 24 }, (_, i): Partner => ({
    id: `f${String(i).padStart(2, '0')}`,
    headcount: 5,
    turnoverCents: 1,
    days: i,
    markets: i % 2 ? ['US'] : ['JP'],
  }));
  const aided: Budget = { ...budget, subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: 1_500_00 }] };

  test('Shapley stays exact while nothing has a ceiling', () => {
    const result = shareCosts(budget, many, 'shapley');
    expect(result).toMatchObject({ kind: 'shared', estimated: null, inCore: null });
    const fixed = 6_000_00 / 24 + 1_000_00 / 12;
    expect(result.kind === 'shared' && result.partners[5]?.paysCents).toBeCloseTo(fixed + 5 * 10_00, -1);
  });

  test('a ceiling makes it an estimate, with its interval, the same for the same seed', () => {
    const first = shareCosts(aided, many, 'shapley', { seed: 7, samples: 400 });
    expect(first).toEqual(shareCosts(aided, many, 'shapley', { seed: 7, samples: 400 }));
    if (first.kind !== 'shared' || first.estimated === null) throw new Error('not estimated');
    expect(first.estimated.samples).toBe(400);
    expect(first.estimated.halfWidthCents.every((cents) => cents > 0 && cents < 50_00)).toBe(true);
    expect(pays(first).reduce((sum, cents) => sum + cents, 0)).toBe(first.totalCents);
  });

  test('rules that need every coalition say that they stop', () => {
    expect(shareCosts(budget, many, 'nucleolus')).toEqual({
      kind: 'undefined',
      rule: 'nucleolus',
      reason: 'too_many_players',
    });
  });
});
