import { describe, expect, it } from 'vitest';
import { firmProfiles, groupTies, networkGraph, sharePartners } from './index.ts';
import type { ProfileOrganisation, ProfileTie } from './types.ts';

const organisation = (id: string, changes: Partial<ProfileOrganisation> = {}): ProfileOrganisation => ({
  id,
  name: id.toUpperCase(),
  kind: 'sme',
  country: 'FR',
  sector: '11.02B',
  latitude: null,
  longitude: null,
  precision: null,
  outside: false,
  facts: [],
  ...changes,
});

const tie = (fromId: string, toId: string, changes: Partial<ProfileTie> = {}): ProfileTie => ({
  fromId,
  toId,
  kind: 'cooperation',
  strength: null,
  since: null,
  until: null,
  ...changes,
});

describe('firm profiles', () => {
  it('leaves unknown what no fact says', () => {
    expect(firmProfiles([organisation('a', { sector: null })]).firms).toEqual([
      {
        id: 'a',
        headcount: null,
        location: null,
        productCodes: null,
        customerSectors: null,
        servedMarkets: null,
        wantedMarkets: null,
        experienced: null,
      },
    ]);
  });

  it('reads facts, and a bracket is not a headcount', () => {
    const facts = [
      { key: 'headcount_bracket', item: '', value: '12' },
      { key: 'wanted_market', item: 'DE', value: { priority: 0.8 } },
      { key: 'served_market', item: 'BE', value: { since: 2015 } },
      { key: 'cooperation_experience', item: '', value: true },
    ] as const;
    const [firm] = firmProfiles([organisation('a', { facts, latitude: 43.6, longitude: 3.9 })]).firms;
    expect(firm).toMatchObject({
      headcount: null,
      location: { latitude: 43.6, longitude: 3.9 },
      wantedMarkets: [{ market: 'DE', priority: 0.8 }],
      servedMarkets: ['BE'],
      experienced: true,
      productCodes: ['11.02B'],
    });
  });

  it('knows that a firm which exports nothing serves no market abroad', () => {
    const [firm] = firmProfiles([
      organisation('a', { facts: [{ key: 'export_share', item: '', value: 0 }] }),
    ]).firms;
    expect(firm?.servedMarkets).toEqual([]);
  });

  it('keeps firms only, members only, and says who was left', () => {
    const read = firmProfiles([
      organisation('sme'),
      organisation('unknown', { kind: null }),
      organisation('lab', { kind: 'lab' }),
      organisation('abroad', { outside: true }),
    ]);
    expect(read.firms.map((firm) => firm.id)).toEqual(['sme', 'unknown']);
    expect(read.left).toEqual(['lab']);
  });

  it('never mixes two nomenclatures of products', () => {
    const coded = { facts: [{ key: 'product_code' as const, item: '220421', value: '220421' }] };
    const read = firmProfiles([organisation('a', coded), organisation('b')]);
    expect(read.productBasis).toBe('product_code');
    expect(read.firms.map((firm) => firm.productCodes)).toEqual([['220421'], null]);
    expect(firmProfiles([organisation('a', coded), organisation('b'), organisation('c')]).productBasis).toBe(
      'sector',
    );
  });
});

describe('group ties', () => {
  const ids = new Set(['a', 'b', 'c']);

  it('tells trust never collected from trust that is absent', () => {
    expect(groupTies({ ties: [tie('a', 'b', { kind: 'commercial' })] }, ids)).toBeNull();
    expect(groupTies({ ties: [tie('x', 'y')] }, ids)).toEqual([]);
  });

  it('divides by the largest strength of the kind when it is above 1', () => {
    const ties = [
      tie('a', 'b', { strength: 4 }),
      tie('b', 'c', { strength: 2 }),
      tie('a', 'c', { kind: 'trust', strength: 0.5 }),
    ];
    expect(groupTies({ ties }, ids)?.map((each) => each.strength)).toEqual([1, 0.5, 0.5]);
  });

  it('counts a tie without strength as 1 in the scale of its kind', () => {
    expect(
      groupTies({ ties: [tie('a', 'b'), tie('b', 'c', { strength: 4 })] }, ids)?.map((each) => each.strength),
    ).toEqual([0.25, 1]);
  });
});

describe('network graph', () => {
  const organisations = [
    organisation('a'),
    organisation('b', { kind: 'lab', sector: null }),
    organisation('x', { outside: true }),
  ];

  it('is directed only when every tie has a direction', () => {
    const knowledge = tie('a', 'b', { kind: 'knowledge' });
    expect(networkGraph({ organisations, ties: [knowledge] }).directed).toBe(true);
    expect(networkGraph({ organisations, ties: [knowledge, tie('a', 'b')] }).directed).toBe(false);
  });

  it('selects by kind, day and membership, and leaves an unknown strength out', () => {
    const ties = [
      tie('a', 'b', { since: '2020-01-01', until: '2020-12-31', strength: 10 }),
      tie('a', 'x'),
      tie('a', 'b', { kind: 'rivalry' }),
    ];
    const graph = networkGraph({ organisations, ties }, { kinds: ['cooperation'], on: '2024-06-01' });
    expect(graph.ties).toEqual([{ source: 'a', target: 'x' }]);
    expect(
      networkGraph({ organisations, ties }, { withOutside: false }).nodes.map((node) => node.id),
    ).toEqual(['a', 'b']);
    expect(graph.nodes[0]?.attributes).toEqual({ kind: 'sme', country: 'FR', sector: '11', outside: false });
  });
});

describe('strengths in a network', () => {
  const organisations = [organisation('a'), organisation('b')];
  const hours = tie('a', 'b', { strength: 8 });

  it('stay as they are when all ties are of one kind', () => {
    expect(networkGraph({ organisations, ties: [hours] }).ties[0]?.strength).toBe(8);
  });

  it('are put on one scale when kinds are mixed', () => {
    const mark = tie('a', 'b', { kind: 'trust', strength: 0.5 });
    expect(networkGraph({ organisations, ties: [hours, mark] }).ties.map((each) => each.strength)).toEqual([
      1, 0.5,
    ]);
  });
});

describe('partners of a share', () => {
  it('reads turnover only in the currency of the budget', () => {
    const facts = [{ key: 'turnover' as const, item: '', value: { cents: 5_000_00, currency: 'EUR' } }];
    const firms = [organisation('a', { facts })];
    expect(sharePartners(firms, { currency: 'EUR', days: { a: 3 } })).toEqual([
      { id: 'a', headcount: null, turnoverCents: 500_000, days: 3, markets: null },
    ]);
    expect(sharePartners(firms, { currency: 'CHF' })[0]?.turnoverCents).toBeNull();
  });
});
