import { describe, expect, it } from 'vitest';
import { solveShareFile } from '@grappe/engine/shares';
import { formats, translator, type Language, type Sentence } from '@grappe/messages';
import { missingFacts } from './missing-facts.ts';
import { tellResult } from './tell-result.ts';
import type { Output } from '../output.ts';

/** An output that keeps its lines. */
function keptOutput(language: Language): { readonly output: Output; readonly said: string[] } {
  const said: string[] = [];
  const line = (text: string) => void said.push(text);
  const t = translator(language) as unknown as Sentence;
  const output = {
    language,
    t,
    formats: formats(language),
    line,
    json: () => {},
    aside: line,
    progress: line,
  };
  return { output, said };
}

function told(content: unknown, language: Language): string {
  const { output, said } = keptOutput(language);
  tellResult(solveShareFile(content, null), output);
  return said.join('\n');
}

const partner = (id: string, markets: string[]) => ({
  id,
  headcount: 10,
  turnoverCents: null,
  days: null,
  markets,
});
const partners = [partner('Cuves', ['ES']), partner('Capteurs', ['ES', 'US']), partner('Tonneaux', ['US'])];
const budget = {
  currency: 'EUR',
  lines: [
    { id: 'manager', kind: 'fixed', purpose: 'salary', amountCents: 24_000_00 },
    { id: 'fairs', kind: 'per_market', purpose: 'stand', amountCents: 9_000_00 },
  ],
};
const prospect = (id: string, partnerId: string) => ({
  id,
  partnerId,
  market: 'US',
  probabilityRatio: 0.5,
  lowCents: 50_000_00,
  highCents: 90_000_00,
  minDelayMonths: 1,
  maxDelayMonths: 8,
  marginRatio: 0.3,
});
const contract = { id: 'c1', partnerId: 'Cuves', market: 'ES', amountCents: 60_000_00, marginRatio: 0.3 };
const bonus = { fixedCents: 1_000_00, perContractCents: 500_00, turnoverRatio: 0.01, ceilingCents: null };
const paidCents = { Cuves: 14_000_00, Capteurs: 14_000_00, Tonneaux: 14_000_00 };

const files: Readonly<Record<string, readonly [content: object, inFrench: RegExp, inEnglish: RegExp]>> = {
  budget: [
    { budget, partners },
    /shapley\s: Cuves 12\s500\s€, Capteurs 17\s000\s€ et Tonneaux 12\s500\s€/,
    /turnover: no answer, Cuves: its turnover/,
  ],
  gains: [
    {
      budget,
      partners,
      rule: 'shapley',
      horizonMonths: 12,
      prospects: partners.map(({ id }) => prospect(`${id}-1`, id)),
      scheme: { bonus, pool: null },
    },
    /Cuves\s: .*perte\s: .*%/,
    /Territory: Unknown/,
  ],
  scenarios: [
    {
      currency: 'EUR',
      partnerIds: ['Cuves', 'Capteurs'],
      scheme: { bonus, pool: null },
      scenarios: [{ id: 'good', contracts: [contract] }],
    },
    /Scénario good\s: prime 2\s100\s€/,
    /Cuves: margin €18,000, bonus €1,600/,
  ],
  settlement: [
    {
      budget,
      partners,
      rule: 'equal',
      actual: { currency: 'EUR', lines: [{ id: 'manager', kind: 'fixed', amountCents: 42_300_00 }] },
      paidCents,
    },
    /Cuves doit 14\s100\s€/,
    /Cuves pays €100 to the group’s account/,
  ],
  life: [
    {
      currency: 'EUR',
      from: '2026-01-01',
      to: '2027-01-01',
      lines: budget.lines,
      partners: partners.map((one, i) => ({
        ...one,
        joinsOn: null,
        leavesOn: i === 0 ? '2026-07-01' : null,
      })),
      rule: 'equal',
      paidCents,
    },
    /du 1er juillet 2026 au 1er janvier 2027, Capteurs et Tonneaux/,
    /until 1 January 2027/,
  ],
  incubator: [
    {
      budget: { currency: 'EUR', lines: [{ id: 'premises', kind: 'fixed', amountCents: 12_000_00 }] },
      groups: [
        { id: 'wine', partners: partners.slice(0, 2) },
        { id: 'wood', partners: partners.slice(2) },
      ],
    },
    /wine paie 6\s000\s€ .*Cuves 3\s000\s€ et Capteurs 3\s000\s€/,
    /wood pays €6,000/,
  ],
  claims: [{ estate: 200, claims: [100, 200, 300] }, /talmud\s: 0 = 50, 1 = 75 et 2 = 75/, /3 claimants/],
  airport: [
    { type_cost: [10, 25, 40], type_count: [1, 2, 1], type_names: ['small', 'medium', 'large'] },
    /shapley\s: small = 2,5, medium = 7,5 et large = 22,5/,
    /nucleolus: small = 5/,
  ],
  game: [
    { players: ['a', 'b', 'c'], kind: 'cost', v: [0, 1, 1, 1, 2, 2, 2, 2], unions: [['a', 'b'], ['c']] },
    /owen\s: a = 0,25, b = 0,25 et c = 1,5/,
    /equal: .*A sub-group would do better apart/,
  ],
};

describe('grappe share, by what the file holds', () => {
  it.each(Object.entries(files))('%s', (_, [content, inFrench, inEnglish]) => {
    expect(told(content, 'fr')).toMatch(inFrench);
    expect(told(content, 'en')).toMatch(inEnglish);
  });

  it('says whose fact is missing', () => {
    const { output } = keptOutput('en');
    expect(missingFacts(solveShareFile({ budget, partners }, 'turnover'), output)).toEqual([
      'Cuves: its turnover',
      'Capteurs: its turnover',
      'Tonneaux: its turnover',
    ]);
    const settlement = files['settlement']?.[0];
    expect(missingFacts(solveShareFile({ ...settlement, paidCents: {} }, null), output)).toEqual([
      'Cuves: what it has paid',
      'Capteurs: what it has paid',
      'Tonneaux: what it has paid',
    ]);
    const gains = { ...files['gains']?.[0], prospects: [] };
    expect(missingFacts(solveShareFile(gains, null), output)).toContain('Cuves: its hoped-for contracts');
  });
});
