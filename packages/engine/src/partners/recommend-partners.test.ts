import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterProfile, ClusterRelation } from './cluster-profile.ts';
import { aspectsOf, BUILDING_STRENGTHS, LEARNING_STRENGTHS } from './partner-aspects.ts';
import type { PartnerPurpose } from './partner-aspects.ts';
import { partnerMatrix } from './partner-matrix.ts';
import { prepareProfiles } from './prepare-profiles.ts';
import { recommendPartners } from './recommend-partners.ts';

const day = '2026-01-01';
const purposes = ['learn', 'build', 'help'] as const;

function suggest(
  profiles: readonly ClusterProfile[],
  purpose: PartnerPurpose,
  relations: readonly ClusterRelation[] = [],
) {
  const found = recommendPartners(prepareProfiles(profiles, day), { seeker: 'us', purpose, relations });
  return found.kind === 'recommended' ? found.suggestions : [];
}

const us: ClusterProfile = {
  id: 'us',
  country: 'FR',
  regions: ['Aquitaine'],
  kind: 'firm_cluster',
  sectors: [{ code: '11' }],
  technologiesWanted: ['capteurs de vigne', 'drones'],
  technologiesOffered: ['cuves connectées'],
  flow: 'absorbing',
  members: 60,
  staff: 1,
  networks: ['France Clusters'],
  declaredPhase: 'development',
  languages: ['fr'],
};

describe('to build', () => {
  test('complementary technologies both ways, words in any form, and who is named first', () => {
    const [first] = suggest(
      [
        us,
        {
          id: 'photonics',
          technologiesOffered: ['capteur pour la vigne', 'drone'],
          technologiesWanted: ['cuve connectée'],
          flow: 'diffusing',
          networks: ['France Clusters'],
        },
        { id: 'other', technologiesOffered: ['moules'], technologiesWanted: [] },
      ],
      'build',
    );
    expect(first?.id).toBe('photonics');
    expect(first?.technologiesForUs.map(({ offered }) => offered)).toEqual([
      'capteur pour la vigne',
      'drone',
    ]);
    expect(first?.technologiesForThem).toEqual([
      { wanted: 'cuve connectée', offered: 'cuves connectées', likeness: 1 },
    ]);
    expect(first?.introducers).toEqual([{ kind: 'network', name: 'France Clusters' }]);
    expect(first?.firstStep).toEqual({
      code: 'workshop_on_technology',
      params: { technology: 'capteur pour la vigne' },
    });
    expect(first?.aspects.find(({ aspect }) => aspect === 'technology_for_us')?.value).toBe(0.75);
  });

  test('a rival of the same theme, territory and money is braked; the same theme elsewhere is not', () => {
    const funders = [{ name: 'Région', level: 'regional' }] as const;
    const twin = { ...us, funders, technologiesWanted: [], technologiesOffered: [] };
    const found = suggest(
      [
        { ...us, funders },
        { ...twin, id: 'rival' },
        { ...twin, id: 'abroad', country: 'DE', regions: ['Bayern'], funders: [], languages: ['de'] },
      ],
      'build',
    );
    const rival = found.find(({ id }) => id === 'rival')!;
    const abroad = found.find(({ id }) => id === 'abroad')!;
    expect(rival.penalties.rivalry).toBe(1);
    expect(rival.firstStep.code).toBe('agree_what_stays_apart');
    expect(abroad.penalties.rivalry).toBe(0);
    expect(abroad.brakes.map(({ code }) => code)).toEqual([
      'no_common_language',
      'other_country',
      'our_team_is_small',
      'their_team_is_small',
    ]);
  });

  test('a cluster that works with both can introduce', () => {
    const found = suggest(
      [{ ...us, cooperations: ['middle'] }, { id: 'middle' }, { id: 'far', cooperations: ['middle'] }],
      'build',
    );
    expect(found.find(({ id }) => id === 'far')?.introducers).toEqual([{ kind: 'cluster', name: 'middle' }]);
    expect(found.find(({ id }) => id === 'middle')?.already).toBe(true);
  });

  test('a strained past calls for a third party', () => {
    const [only] = suggest([us, { id: 'b', networks: ['France Clusters'] }], 'build', [
      { with: 'b', exchanges: 'strained' },
    ]);
    expect(only?.firstStep).toEqual({
      code: 'ask_third_party_to_convene',
      params: { by: 'France Clusters', byKind: 'network' },
    });
    expect(only?.whatWouldGoWrong.map(({ code }) => code)).toContain('old_quarrel_returns');
  });
});

describe('to learn, and to help', () => {
  const novice: ClusterProfile = { ...us, declaredPhase: 'structuring' };
  const veteran: ClusterProfile = {
    id: 'veteran',
    country: 'FR',
    regions: ['Aquitaine'],
    kind: 'competitiveness_pole',
    declaredPhase: 'development',
    willingness: 'yes',
    members: 900,
  };

  test('the veteran of the region, whatever its size and sector; seen from there, whom to help', () => {
    const elsewhere = { ...veteran, id: 'elsewhere', regions: ['Bretagne'], sectors: us.sectors! };
    const [first, second] = suggest([novice, veteran, elsewhere], 'learn');
    expect([first?.id, second?.id]).toEqual(['veteran', 'elsewhere']);
    expect(first?.score).toBeCloseTo(0.35 + 0.25 + 0.2 * 0.8 + 0.2, 12);
    const helped = recommendPartners(prepareProfiles([novice, veteran, elsewhere], day), {
      seeker: 'veteran',
      purpose: 'help',
    });
    expect(helped.kind === 'recommended' && helped.suggestions[0]).toMatchObject({
      id: 'us',
      score: first!.score,
      firstStep: { code: 'offer_an_hour' },
    });
  });

  test('nobody of that name', () => {
    expect(recommendPartners(prepareProfiles([us], day), { seeker: 'nobody', purpose: 'learn' })).toEqual({
      kind: 'seeker_not_found',
      seeker: 'nobody',
    });
    expect(suggest([us], 'learn')).toEqual([]);
  });
});

const anyOf = <T>(...values: T[]) => fc.constantFrom(...values);
const profile = fc.record(
  {
    country: anyOf('FR', 'DE', 'IT'),
    regions: fc.subarray(['a', 'b', 'c']),
    kind: anyOf('world_pole', 'firm_cluster', 'other'),
    sectors: fc.subarray(['10', '20', '30']).map((codes) => codes.map((code) => ({ code }))),
    technologiesOffered: fc.subarray(['laser', 'capteurs', 'drone léger', 'bois']),
    technologiesWanted: fc.subarray(['lasers', 'capteur', 'drones', 'chimie']),
    flow: anyOf('diffusing', 'absorbing', 'both'),
    foundedOn: anyOf('2010-01-01', '2025-01-01'),
    members: fc.nat(500),
    staff: fc.nat(20),
    networks: fc.subarray(['n1', 'n2']),
    funders: fc
      .subarray(['r1', 'r2'])
      .map((names) => names.map((name) => ({ name, level: 'regional' as const }))),
    managerChanges: fc.nat(3),
    willingness: anyOf('yes', 'limited', 'no'),
    cooperations: fc.subarray(['c0', 'c1']),
  },
  { requiredKeys: [] },
);
const pool = fc
  .array(profile, { minLength: 2, maxLength: 8 })
  .map((facts) =>
    facts.map((one, at): ClusterProfile => ({ ...(one as object), id: at === 0 ? 'us' : `c${at}` })),
  );

test('strengths add up to one', () => {
  for (const strengths of [LEARNING_STRENGTHS, BUILDING_STRENGTHS]) {
    expect(Object.values(strengths).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  }
});

test('the same suggestions whatever the order of the profiles, within 0..1, ranked, each with a step and a risk', () => {
  fc.assert(
    fc.property(pool, anyOf(...purposes), (profiles, purpose) => {
      const found = suggest(profiles, purpose);
      expect(suggest(profiles.toReversed(), purpose)).toEqual(found);
      expect(found).toHaveLength(profiles.length - 1);
      for (const [at, one] of found.entries()) {
        expect(one.rank).toBe(at + 1);
        expect(one.score).toBeGreaterThanOrEqual(0);
        expect(one.score).toBeLessThanOrEqual(1 + 1e-12);
        expect(one.aspects.map(({ aspect }) => aspect)).toEqual(aspectsOf(purpose));
        expect(one.whatWouldGoWrong.length).toBeGreaterThan(0);
        if (at > 0) expect(one.score).toBeLessThanOrEqual(found[at - 1]!.score);
      }
    }),
    { seed: 20260921, numRuns: 150 },
  );
});

test('missing data is never zero: what is not known counts between the least and the most of what is', () => {
  fc.assert(
    fc.property(pool, anyOf(...purposes), (profiles, purpose) => {
      const found = suggest(profiles, purpose);
      for (const one of found) {
        for (const { aspect, value, counted } of one.aspects) {
          if (value !== null) continue;
          const known = found.flatMap(
            ({ aspects }) => aspects.find((own) => own.aspect === aspect)?.value ?? [],
          );
          const positive = known.some((other) => other > 0);
          if (positive) expect(counted).toBeGreaterThan(0);
          if (known.length === 0 && !['theme', 'flow'].includes(aspect) && !aspect.startsWith('technology')) {
            expect(counted).toBe(0.5);
          }
        }
      }
    }),
    { seed: 20260922, numRuns: 150 },
  );
});

test('the matrix holds the scores of each list', () => {
  fc.assert(
    fc.property(pool, anyOf(...purposes), (profiles, purpose) => {
      const prepared = prepareProfiles(profiles, day);
      const { ids, scores } = partnerMatrix(prepared, purpose);
      const row = ids.indexOf('us') * ids.length;
      for (const { id, score } of suggest(profiles, purpose))
        expect(scores[row + ids.indexOf(id)]).toBe(score);
      expect(scores[row + ids.indexOf('us')]).toBeNaN();
    }),
    { seed: 20260923, numRuns: 40 },
  );
});
