import { describe, expect, it } from 'vitest';
import type { NetworkFindings } from '@grappe/engine/network';
import { explain } from './explain.ts';
import { explainFindings } from './explain-findings.ts';
import type { ExplainContext, Sentence } from './explain.ts';
import { explainProblem } from './explain-problem.ts';
import { formats } from './formats.ts';
import { translator } from './translator.ts';

const names: Record<string, string> = { r: 'Robocep', p: 'Pulvéo', i: 'Institut' };
const context = (language: 'fr' | 'en'): ExplainContext => ({
  t: translator(language) as unknown as Sentence,
  formats: formats(language),
  name: (id) => names[id] ?? id,
});

describe('explain', () => {
  it('names countries, organisations and distances in the language', () => {
    const fact = { code: 'group_mentor', params: { mentor: 'r', markets: ['ES', 'US'] } };
    expect(explain(fact, context('fr'))).toBe(
      'Robocep vend déjà là-bas (Espagne et États-Unis) et peut guider les autres.',
    );
    expect(explain(fact, context('en'))).toBe(
      'Robocep already sells there (Spain and United States) and can guide the others.',
    );
    expect(explain({ code: 'raise_max_km', params: { to: 180 } }, context('en'))).toBe(
      'Accept a distance of 180 km.',
    );
  });
});

describe('explain a refusal between others', () => {
  it('names nobody when the pair does not hold the firm', () => {
    const elsewhere = { code: 'vetoes', params: { with: [] } };
    expect(explain(elsewhere, context('en'))).toBe('Confidential refusals between other firms keep it out.');
    const own = { code: 'vetoes', params: { with: ['r'] } };
    expect(explain(own, context('fr'))).toBe('Des refus confidentiels l’écartent (avec Robocep).');
  });

  it('agrees with the number of pairs', () => {
    const fact = (pairs: number) => ({ code: 'group_trust_pairs', params: { pairs, of: 3 } });
    expect(explain(fact(1), context('fr'))).toMatch(/^1 paire sur 3 se connaît/);
    expect(explain(fact(2), context('fr'))).toMatch(/^2 paires sur 3 se connaissent/);
  });
});

describe('explainFindings', () => {
  const findings: NetworkFindings = {
    holdsTogether: {
      code: 'holds-together',
      kind: 'concluded',
      brokers: [
        { id: 'i', betweenness: 40, betweennessNormalised: 0.42, separated: ['x', 'y'], partsIfGone: 3 },
        { id: 'r', betweenness: 10, betweennessNormalised: 0.1, separated: [], partsIfGone: 1 },
      ],
      articulationCount: 1,
      centralisation: 0.3,
      figures: { organisations: 12, ties: 20 },
    },
    atTheEdge: {
      code: 'at-the-edge',
      kind: 'cannot-conclude',
      reason: 'too-few-organisations',
      figures: { organisations: 4, needed: 10 },
    },
    groupsApart: {
      code: 'groups-apart',
      kind: 'cannot-conclude',
      reason: 'single-community',
      figures: { organisations: 12, needed: 10 },
    },
    openness: {
      code: 'openness',
      kind: 'cannot-conclude',
      reason: 'no-organisation-flagged-outside',
      figures: { organisations: 12, needed: 10 },
    },
  };

  it('says who holds the network together, what would split, and who comes next', () => {
    const [first] = explainFindings(findings, context('en'));
    expect(first?.sentences).toEqual([
      'Institut holds the network together: 42% of the shortest paths between the others pass through it.',
      'Without it, 2 organisations would be cut off from the others.',
      'Next comes Robocep.',
    ]);
  });

  it('says what cannot be concluded, with the figures', () => {
    const edge = explainFindings(findings, context('fr'))[1];
    expect(edge?.sentences).toEqual([
      'On ne peut pas conclure\u00a0: 4 organisations, il en faut au moins 10.',
    ]);
  });
});

describe('explainProblem', () => {
  const t = translator('en') as unknown as Sentence;

  it('offers the closest names only when there are some', () => {
    const params = { line: 3, column: 'Pays', value: 'Alemagne', found: 'Alemagne' };
    expect(
      explainProblem({ code: 'line_country_unknown', params: { ...params, closest: 'Germany' } }, t).remedy,
    ).toBe('Write the country’s name or its two-letter code (for instance Germany).');
    expect(
      explainProblem({ code: 'line_country_unknown', params: { ...params, closest: '' } }, t).remedy,
    ).toBe('Write the country’s name or its two-letter code.');
  });
});
