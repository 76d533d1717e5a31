import type { ClusterProfile, ClusterRelation } from './cluster-profile.ts';
import type { PreparedProfile } from './prepare-profiles.ts';

const EARTH_RADIUS_KM = 6371.0088;

/** Not known. Comparisons of thousands of pairs use a number that says so rather than objects. */
export const UNKNOWN = NaN;
export const isKnown = (value: number): boolean => value === value;

const countCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let common = 0;
  for (const name of a) if (b.has(name)) common += 1;
  return common;
};

/** Number of names in both lists; unknown when a list is. */
const commonNames = (a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): number =>
  a === null || b === null ? UNKNOWN : countCommon(a, b);

/**
 * Proximity of territory: 1 in one region, 0.8 with a regional funder in common, 0.4 in one country, else 0; unknown when regions
 * and countries do not settle it. O(regions).
 */
export function territoryLikeness(a: PreparedProfile, b: PreparedProfile): number {
  const regions = commonNames(a.regions, b.regions);
  if (regions > 0) return 1;
  if (commonNames(a.regionalFunders, b.regionalFunders) > 0) return 0.8;
  const { country } = a.profile;
  const other = b.profile.country;
  if (country === undefined || other === undefined) return UNKNOWN;
  if (country !== other) return 0;
  return isKnown(regions) ? 0.4 : UNKNOWN;
}

/** Cosine of the sectors' shares, or 0.5 in one industrial ecosystem when that is more. O(sectors). */
export function themeLikeness(a: PreparedProfile, b: PreparedProfile): number {
  const ecosystem = ecosystemLikeness(a.profile, b.profile);
  if (a.sectors === null || b.sectors === null) return ecosystem;
  let cosine = 0;
  let at = 0;
  for (let i = 0; i < a.sectors.numbers.length; i += 1) {
    const number = a.sectors.numbers[i]!;
    while (at < b.sectors.numbers.length && b.sectors.numbers[at]! < number) at += 1;
    if (b.sectors.numbers[at] === number) cosine += a.sectors.shares[i]! * b.sectors.shares[at]!;
  }
  return isKnown(ecosystem) ? Math.max(ecosystem, Math.min(1, cosine)) : Math.min(1, cosine);
}

function ecosystemLikeness(a: ClusterProfile, b: ClusterProfile): number {
  if (a.ecosystem === undefined || b.ecosystem === undefined) return UNKNOWN;
  return a.ecosystem === b.ecosystem ? 0.5 : 0;
}

/**
 * What one finds at the other: 1 − 0.5^Σ likeness of the best answer to each technology it wants. One answer is worth 0.5, two 0.75.
 * Unknown when what is wanted, or offered, is not known. O(technologies wanted × terms alike).
 */
export function technologyFound(seeker: PreparedProfile, other: PreparedProfile): number {
  if (seeker.wanted === null || other.offeredSet === null) return UNKNOWN;
  let found = 0;
  for (const answers of seeker.wanted) {
    let best = 0;
    for (const [term, likeness] of answers) {
      if (likeness > best && other.offeredSet.has(term)) best = likeness;
    }
    found += best;
  }
  return 1 - 0.5 ** found;
}

/** 0.25 when one diffuses its technologies and the other absorbs, in either direction; else 0. */
export function flowFit({ profile: a }: PreparedProfile, { profile: b }: PreparedProfile): number {
  if (a.flow === undefined || b.flow === undefined) return UNKNOWN;
  const fits = (from: string, to: string): boolean => from !== 'absorbing' && to !== 'diffusing';
  return fits(a.flow, b.flow) || fits(b.flow, a.flow) ? 0.25 : 0;
}

/** Mean of smaller over larger, for members, budget and staff as far as both are known; 0 when a team finds the two too unlike. */
export function sizeLikeness(
  { profile: a }: PreparedProfile,
  { profile: b }: PreparedProfile,
  relation?: ClusterRelation,
): number {
  if (relation?.disparityFelt === true) return 0;
  let sum = 0;
  let known = 0;
  const compare = (own: number | undefined, other: number | undefined): void => {
    if (own === undefined || other === undefined) return;
    sum += own === other ? 1 : Math.min(own, other) / Math.max(own, other);
    known += 1;
  };
  compare(a.members, b.members);
  compare(a.budgetCents, b.budgetCents);
  compare(a.staff, b.staff);
  return known === 0 ? UNKNOWN : sum / known;
}

/** 1 for two poles, or two clusters of one kind; else 0. */
export const structureLikeness = (a: PreparedProfile, b: PreparedProfile): number =>
  a.family === null || b.family === null ? UNKNOWN : a.family === b.family ? 1 : 0;

/** 1 − 0.4^(third parties in common): one is worth 0.6, two 0.84. None found counts only when both have told theirs. */
export function commonThirdParties(a: PreparedProfile, b: PreparedProfile): number {
  const common = countCommon(a.thirdParties, b.thirdParties);
  if (common === 0 && !(a.thirdPartiesKnown && b.thirdPartiesKnown)) return UNKNOWN;
  return 1 - 0.4 ** common;
}

/**
 * Rivalry: same theme × same territory × competing for the same funding. A funder in common counts 1, no common one 0, not known 0.5.
 * Unknown when the theme or the territory is; then no rivalry is held against anybody.
 */
export function rivalryOf(a: PreparedProfile, b: PreparedProfile, theme: number): number {
  const territory = territoryLikeness(a, b);
  const shared = commonNames(a.funders, b.funders);
  const funding = isKnown(shared) ? Math.min(1, shared) : 0.5;
  return theme * territory * funding;
}

/** Great-circle distance in km; null when a place is not known. */
export function distanceKm({ place: a }: ClusterProfile, { place: b }: ClusterProfile): number | null {
  if (a === undefined || b === undefined) return null;
  const rad = Math.PI / 180;
  const half =
    Math.sin(((b.latitude - a.latitude) * rad) / 2) ** 2 +
    Math.cos(a.latitude * rad) *
      Math.cos(b.latitude * rad) *
      Math.sin(((b.longitude - a.longitude) * rad) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
