import { describe, expect, it } from 'vitest';
import { firm, problemOf } from '../testing/groups/small-cluster.ts';
import { pairCriteria } from './pair-criteria.ts';
import type { FirmProfile, GroupProblem } from './types.ts';

const pairOf = (a: Partial<FirmProfile>, b: Partial<FirmProfile>, given: Partial<GroupProblem> = {}) =>
  pairCriteria(problemOf([firm('a', a), firm('b', b)], given))[0]!;

describe('criteria of a pair, counted by hand', () => {
  it('markets: shared priorities over all priorities', () => {
    const { markets, commonMarkets } = pairOf(
      {
        wantedMarkets: [
          { market: 'US', priority: 1 },
          { market: 'DE', priority: 0.5 },
        ],
      },
      {
        wantedMarkets: [
          { market: 'US', priority: 0.4 },
          { market: 'ES', priority: 0.6 },
        ],
      },
    );
    // Σ min = 0.4; Σ max = 1 + 0.5 + 0.6
    expect(markets).toBeCloseTo(0.4 / 2.1, 12);
    expect(commonMarkets).toEqual(['US']);
  });

  it('complementarity: same customers, other products', () => {
    const pair = pairOf({ productCodes: ['28.30'] }, { productCodes: ['62.01'] });
    expect(pair.complementarity).toBe(1);
    expect(pairOf({}, {}).complementarity).toBe(0);
  });

  it('complementarity gives partial credit to codes that begin alike', () => {
    // 2830 and 2893 share two characters of four: likeness 0.5, I = 0.5, similarity 0.5 / 1.5.
    const pair = pairOf({ productCodes: ['28.30'] }, { productCodes: ['28.93'] });
    expect(pair.complementarity).toBeCloseTo(1 - 1 / 3, 12);
  });

  it('proximity: one at no distance, 1/e at fifty kilometres', () => {
    expect(pairOf({}, {}).proximity).toBe(1);
    // One degree of latitude on a sphere of 6,371 km.
    const { km, proximity } = pairOf({}, { location: { latitude: 46, longitude: 0 } });
    expect(km).toBeCloseTo((Math.PI / 180) * 6371.0088, 1);
    expect(proximity).toBeCloseTo(Math.exp(-km! / 50), 12);
  });

  it('trust: the strongest tie, and none where ties were collected', () => {
    const ties = [
      { a: 'a', b: 'b', kind: 'trust', strength: 0.3 },
      { a: 'b', b: 'a', kind: 'cooperation', strength: 0.8 },
    ] as const;
    expect(pairOf({}, {}, { ties }).trust).toBe(0.8);
    expect(pairOf({}, {}, { ties: [] }).trust).toBe(0);
    expect(pairOf({}, {}, { ties: null }).trust).toBeNull();
  });

  it('mentoring: one sells where the other wants to go', () => {
    expect(pairOf({ servedMarkets: ['US'] }, {}).mentoring).toBe(1);
    expect(pairOf({}, {}).mentoring).toBe(0);
    expect(pairOf({ servedMarkets: null }, {}).mentoring).toBeNull();
  });

  it('rivalry: same products in the same markets, a penalty and not a part of the mean', () => {
    const served = { servedMarkets: ['US', 'DE'] };
    const pair = pairOf(served, { servedMarkets: ['US'] }, { maxRivalry: 1 });
    expect(pair.rivalry).toBe(0.5);
    // markets 1, complementarity 0, proximity 1, trust 0, mentoring 1: mean 0.6, less a half.
    expect(pair.score).toBeCloseTo(0.3, 12);
  });
});

describe('what is not known', () => {
  it('leaves the mean, is named, and is never zero', () => {
    const unknown = { productCodes: null, location: null, servedMarkets: null };
    const pair = pairOf(unknown, { servedMarkets: ['US'] }, { ties: null });
    expect([pair.complementarity, pair.proximity, pair.trust, pair.rivalry]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(pair.missing).toEqual(['complementarity', 'proximity', 'trust', 'rivalry']);
    // markets 1, mentoring 1
    expect(pair.score).toBe(1);
  });

  it('blocks nothing but a pair of which no criterion that counts is known', () => {
    const emphasis = { markets: 0, complementarity: 1, proximity: 0, trust: 0, mentoring: 0 };
    const pair = pairOf({ productCodes: null }, {}, { emphasis });
    expect(pair.score).toBeNull();
    expect(pair.blocks).toEqual([{ code: 'score_unknown', audience: 'firm' }]);
  });
});

describe('rules on pairs', () => {
  const codes = (pair: ReturnType<typeof pairOf>) => pair.blocks.map(({ code }) => code);

  it('name what blocks, and to whom it may be told', () => {
    const confidential = pairOf({}, {}, { vetoes: [['b', 'a']], forbidden: [['a', 'b']] });
    expect(confidential.blocks).toEqual([
      { code: 'veto', audience: 'coordinator' },
      { code: 'forbidden', audience: 'coordinator' },
    ]);
    expect(codes(pairOf({}, { wantedMarkets: [{ market: 'DE', priority: 1 }] }))).toEqual([
      'no_common_market',
    ]);
    expect(codes(pairOf({}, { location: { latitude: 48, longitude: 0 } }))).toEqual(['too_far']);
    expect(codes(pairOf({ servedMarkets: ['US'] }, { servedMarkets: ['US'] }))).toEqual(['rivalry']);
  });

  it('keep rivals from a firm without experience, not from one whose experience is unknown', () => {
    const rival = { servedMarkets: ['US', 'DE', 'ES'] };
    const pair = (experienced: boolean | null) =>
      pairOf({ ...rival, experienced }, { servedMarkets: ['US'] });
    expect(codes(pair(false))).toEqual(['staged_coopetition']);
    expect(codes(pair(null))).toEqual([]);
    expect(codes(pair(true))).toEqual([]);
  });
});
