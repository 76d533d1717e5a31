import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareFileKind, solveShareFile } from './solve-file.ts';

const replay = { seed: 20261121, numRuns: 150 };
const partner = (id: string) => ({ id, headcount: 10, turnoverCents: 500, days: 4, markets: ['US'] });
const partners = ['cave', 'fût', 'verre'].map(partner);
const budget = {
  currency: 'EUR',
  lines: [
    { id: 'manager', kind: 'fixed', purpose: 'salary', amountCents: 3_000_00 },
    { id: 'trips', kind: 'per_market', amountCents: 90_000, market: 'US', partners: ['cave', 'fût'] },
    { id: 'days', kind: 'per_day', amountCents: 100, subsidy: { rateRatio: 0.2, ceilingCents: 5_00 } },
  ],
  subsidies: [{ id: 'aid', rateRatio: 0.3, ceilingCents: 400_00, minPartners: 2, lines: ['manager'] }],
};
const scheme = {
  bonus: { fixedCents: 100, perContractCents: 50, turnoverRatio: 0.01, ceilingCents: 900 },
  pool: { pooledRatio: 0.5, fixedRatio: 0.2, contractRatio: 0.3, turnoverRatio: 0.5 },
};
const paidCents = { cave: 1_000_00, fût: 1_000_00, verre: 1_000_00 };

const FILES = {
  game: {
    players: ['a', 'b', 'c'],
    kind: 'cost',
    v: [0, 3, 4, 5, 4, 5, 6, 7],
    weights: [1, 2, 1],
    unions: [['a', 'b'], ['c']],
  },
  budget: {
    budget,
    partners,
    weights: { cave: 1, fût: 2, verre: 1, liège: 1 },
    unions: [['cave', 'fût'], ['verre']],
    candidates: [partner('liège')],
  },
  claims: { estate: 200, claims: [100, 200, 300], claimants: ['x', 'y', 'z'] },
  airport: { type_cost: [10, 25, 40], type_count: [1, 2, 1], type_names: ['small', 'medium', 'large'] },
  outlook: {
    budget,
    partners,
    rule: 'shapley',
    horizonMonths: 12,
    draws: 100,
    seed: 3,
    yearlyDiscountRatio: 0.03,
    scheme,
    prospects: partners.map(({ id }) => ({
      id: `${id}-1`,
      partnerId: id,
      market: 'US',
      probabilityRatio: 0.5,
      aloneProbabilityRatio: 0.2,
      lowCents: 1_000_00,
      likelyCents: 2_000_00,
      highCents: 5_000_00,
      minDelayMonths: 1,
      maxDelayMonths: 8,
      marginRatio: 0.3,
    })),
    territory: {
      partners: partners.map(({ id }) => ({ id, keptRatio: 0.5, turnoverPerJobCents: 9_000_00 })),
      groupJobs: 1,
      aloneGoes: 'all',
    },
  },
  simulation: {
    currency: 'EUR',
    partnerIds: ['cave', 'fût'],
    scheme,
    costsCents: { cave: 10, fût: 20 },
    scenarios: [
      {
        id: 'good',
        contracts: [{ id: '1', partnerId: 'cave', market: null, amountCents: 600, marginRatio: 0.3 }],
      },
    ],
  },
  settlement: { budget, actual: { ...budget, subsidies: [] }, partners, rule: 'nucleolus', paidCents },
  life: {
    currency: 'EUR',
    from: '2026-01-01',
    to: '2027-01-01',
    at: '2026-10-01',
    lines: [...budget.lines, { id: 'fair', kind: 'fixed', amountCents: 500, on: '2026-03-04' }],
    subsidies: [{ id: 'aid', rateRatio: 0.3, ceilingCents: 400_00 }],
    partners: partners.map((one, i) => ({ ...one, joinsOn: null, leavesOn: i === 2 ? '2026-09-01' : null })),
    usage: [{ partnerId: 'cave', on: '2026-02-03', days: 2 }],
    rule: 'equal',
    paidCents,
  },
  incubator: {
    budget: {
      ...budget,
      lines: [...budget.lines, { id: 'office', kind: 'per_group', amountCents: 700, groups: ['wine'] }],
    },
    groups: [
      { id: 'wine', partners: partners.slice(0, 2) },
      { id: 'wood', partners: partners.slice(2) },
    ],
    seed: 1,
    samples: 10,
  },
} as const;

const ANSWER: Readonly<Record<keyof typeof FILES, string>> = {
  game: 'by_rules',
  budget: 'compared',
  claims: 'awards',
  airport: 'airport',
  outlook: 'outlook',
  simulation: 'simulated',
  settlement: 'settled',
  life: 'life_settled',
  incubator: 'incubator',
};

type Path = readonly string[];

/** Places of every value in the file, however deep. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

/** The file as it would be read with one value replaced, or taken away. */
function replaced(content: unknown, path: Path, by: unknown): unknown {
  const copy = structuredClone(content);
  const holder = path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], copy);
  (holder as Record<string, unknown>)[path.at(-1) as string] = by;
  return JSON.parse(JSON.stringify(copy));
}

describe.each(Object.entries(FILES))('a file of %s', (kind, content) => {
  test('is told by its fields, and solved', () => {
    expect(shareFileKind(content)).toBe(kind);
    expect(solveShareFile(content, null).kind).toBe(ANSWER[kind as keyof typeof FILES]);
  });

  test('with any value replaced or taken away, is answered or refused with places, never broken', () => {
    const odd = [
      undefined,
      null,
      -1,
      0,
      0.5,
      7,
      1e15,
      Number.NaN,
      '',
      'x',
      '2026-02-30',
      true,
      [],
      [null],
      {},
      [{}],
      { id: 'x' },
      [[1]],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(content).slice(1)), fc.constantFrom(...odd), (path, value) => {
        const result = solveShareFile(replaced(content, path, value), null);
        if (result.kind !== 'invalid') return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const problem of result.problems) expect(typeof problem.path).toBe('string');
      }),
      replay,
    );
  });
});

test('a published case is read by its input', () => {
  const published = { id: 'x', input: FILES.claims, expected: {} };
  expect(solveShareFile(published, 'talmud')).toMatchObject({
    rules: [{ rule: 'talmud', awards: [50, 75, 75] }],
  });
});

test('a rule that the kind of file does not know is refused', () => {
  for (const [content, rule] of [
    [FILES.claims, 'shapley'],
    [FILES.airport, 'talmud'],
    [FILES.game, 'talmud'],
    [FILES.budget, 'talmud'],
    [FILES.outlook, 'talmud'],
  ] as const) {
    const result = solveShareFile(content, rule);
    expect(result.kind === 'invalid' && result.problems.map(({ code }) => code)).toEqual(['unknown_rule']);
  }
  expect(solveShareFile(FILES.airport, 'shapley')).toMatchObject({ rules: [{ rule: 'shapley' }] });
  expect(solveShareFile('text', null)).toMatchObject({ kind: 'invalid' });
});
