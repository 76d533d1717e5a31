import { expect, test } from 'vitest';
import { solveShareFile } from '@grappe/engine/shares';
import { explainShareProblem, formats, languages, translator, type Sentence } from '@grappe/messages';

const line = { id: 'salaire', kind: 'fixed', amountCents: 100 };
const partner = (id: string) => ({ id, headcount: 1, turnoverCents: 1, days: 1, markets: [] });
const pair = [partner('cave'), partner('fût')];
const prospect = {
  id: 'fût 2027',
  partnerId: 'cave',
  market: 'US',
  probabilityRatio: 1.4,
  lowCents: 900,
  highCents: 100,
  minDelayMonths: 1,
  maxDelayMonths: 2,
  marginRatio: 0.2,
};
const budget = (...lines: object[]) => ({ budget: { currency: 'EUR', lines }, partners: pair });

function told(content: unknown, language: 'fr' | 'en', rule: string | null = null): string[] {
  const result = solveShareFile(content, rule);
  if (result.kind !== 'invalid') throw new Error(result.kind);
  const t = translator(language) as unknown as Sentence;
  return result.problems.map((problem) => {
    const { what, remedy } = explainShareProblem(problem, t, formats(language));
    expect(remedy.length).toBeGreaterThan(10);
    return what;
  });
}

const bad: readonly (readonly [name: string, content: unknown, rule?: string])[] = [
  ['not a file', 7],
  ['negative cost', budget({ ...line, amountCents: -5 })],
  ['no lines', budget()],
  ['one firm', { ...budget(line), partners: [partner('cave')] }],
  ['a rate above 1', budget({ ...line, subsidy: { rateRatio: 1.5, ceilingCents: null } })],
  ['a negative ceiling', budget({ ...line, subsidy: { rateRatio: 0.5, ceilingCents: -1 } })],
  ['an unknown firm', budget({ ...line, partners: ['nobody'] })],
  ['two currencies', budget({ ...line, currency: 'USD' })],
  ['half a cent', budget({ ...line, amountCents: 0.5 })],
  ['a prospect', { ...budget(line), rule: 'equal', horizonMonths: 0, prospects: [prospect] }],
  ['values missing', { players: 2, kind: 'cost', v: [1, 2, 3] }, 'equal'],
  ['a claim', { estate: 10, claims: [3, -4] }],
  ['an estate too large', { estate: 10, claims: [3, 4] }],
  ['an airport', { typeCost: [1, 2], typeCount: [1, 0.5] }],
  [
    'dates',
    {
      currency: 'EUR',
      from: '2026-02-30',
      to: '2027-01-01',
      lines: [line],
      partners: pair.map((one) => ({ ...one, joinsOn: null, leavesOn: null })),
      rule: 'equal',
      paidCents: {},
    },
  ],
  [
    'a firm in two groups',
    {
      budget: { currency: 'EUR', lines: [line] },
      groups: [
        { id: 'g1', partners: pair },
        { id: 'g2', partners: pair },
      ],
    },
  ],
];

test.each(languages)('every problem of shares is a sentence with its place, in %s', (language) => {
  for (const [name, content, rule] of bad) {
    const sentences = told(content, language, rule ?? null);
    expect(sentences.length, name).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence, name).not.toMatch(/\{\{|undefined|\bnull\b/);
  }
});

test('the line and the field are said as people say them', () => {
  const negative = budget(line, { ...line, id: 'stand', amountCents: -5 });
  expect(told(negative, 'fr')[0]).toMatch(
    /^Ligne 2 \(«\sstand\s»\), montant\s: la valeur .5 est trop petite/,
  );
  expect(told(negative, 'en')[0]).toMatch(/^Line 2 \(“stand”\), amount: the value .5 is too small/);
  expect(told(budget({ ...line, currency: 'USD' }), 'en')[0]).toContain('USD, but the budget is in EUR');
});
