import { describe, expect, it } from 'vitest';
import type { FirmProfile, PairCriteria, ProposedGroup } from '../groups/index.ts';
import { groupReasons } from './group-reasons.ts';

const firm = (id: string, headcount: number | null, servedMarkets: string[]): FirmProfile => ({
  id,
  headcount,
  location: null,
  productCodes: null,
  customerSectors: null,
  servedMarkets,
  wantedMarkets: [{ market: 'US', priority: 1 }],
  experienced: true,
});

const group: ProposedGroup = {
  members: ['a', 'b', 'c'],
  value: 1.8,
  quality: 0.6,
  meanPairScore: 0.65,
  balance: 0.92,
  commonMarkets: ['US'],
  diameterKm: null,
  criteria: { markets: 0.7, complementarity: 0.6, proximity: 0.2, trust: 0.3, mentoring: 0.5 },
  maxPairRivalry: 0.1,
  weakestPair: { a: 'a', b: 'c', score: 0.4 },
  flags: [{ code: 'criterion_unknown', criterion: 'proximity', pairs: [['a', 'c']] }],
  bestAlternative: null,
};

const pair = (a: string, b: string, trust: number | null): PairCriteria => ({
  a,
  b,
  markets: 0.7,
  complementarity: 0.6,
  proximity: null,
  trust,
  mentoring: 0.5,
  rivalry: 0.1,
  km: null,
  score: 0.6,
  missing: [],
  commonMarkets: ['US'],
  admissible: true,
  blocks: [],
});

describe('groupReasons', () => {
  const firms = [firm('a', 10, ['US']), firm('b', 30, []), firm('c', null, ['ES'])];
  const reasons = groupReasons(group, [pair('a', 'b', 0.5), pair('a', 'c', 0), pair('b', 'c', null)], firms);
  const of = (code: string) => reasons.filter((reason) => reason.code === code).map(({ params }) => params);

  it('starts with the markets that all want', () => {
    expect(reasons[0]).toEqual({ code: 'group_common_markets', params: { markets: ['US'] } });
  });

  it('names who already sells there, and only in markets that all want', () => {
    expect(of('group_mentor')).toEqual([{ mentor: 'a', markets: ['US'] }]);
  });

  it('counts a pair without known trust neither for nor as trusted', () => {
    expect(of('group_trust_pairs')).toEqual([{ pairs: 1, of: 3 }]);
  });

  it('gives known sizes and names the unknown ones', () => {
    expect(of('group_sizes')).toEqual([{ smallest: 10, largest: 30, balance: 0.92 }]);
    expect(of('group_sizes_unknown')).toEqual([{ organisations: ['c'] }]);
  });

  it('tells the absence of rivalry apart from ignorance of it', () => {
    const codes = (maxPairRivalry: number | null) =>
      groupReasons({ ...group, maxPairRivalry }, [], firms).map(({ code }) => code);
    expect(codes(0)).toContain('group_no_rivalry');
    expect(codes(0.3)).toContain('group_rivalry');
    expect(codes(null).filter((code) => code.includes('rivalry'))).toEqual([]);
  });

  it('says nothing about a distance that nobody knows', () => {
    expect(of('group_within')).toEqual([]);
  });

  it('ends with what to watch', () => {
    expect(reasons.slice(-2).map(({ code }) => code)).toEqual([
      'group_weakest_pair',
      'group_unknown_criterion',
    ]);
  });
});
