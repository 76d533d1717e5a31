import { shapleyValue } from './shapley.ts';
import { makeGame, MAX_EXACT_PLAYERS } from './game.ts';

/**
 * Claims problems: an amount too small for what everyone has a right to (a subsidy below the demands, a gain below the
 * promises). Each rule gives awards between zero and the claim that add up to the estate. Same unit as the input.
 * Source for all: Thomson (2003), a survey; Aumann & Maschler (1985) for the Talmud rule.
 */
export interface ClaimsProblem {
  /** 0 ≤ estate ≤ Σ claims. */
  readonly estate: number;
  /** One claim ≥ 0 by claimant. */
  readonly claims: readonly number[];
}

export const CLAIMS_RULES = [
  'proportional',
  'cea',
  'cel',
  'talmud',
  'random_arrival',
  'adjusted_proportional',
  'piniles',
  'reverse_talmud',
] as const;
export type ClaimsRule = (typeof CLAIMS_RULES)[number];

export type ClaimsResult =
  | { readonly kind: 'awarded'; readonly awards: readonly number[] }
  | {
      readonly kind: 'invalid_claims';
      readonly code: ClaimsProblemCode;
      readonly params: { readonly index?: number };
    };

export type ClaimsProblemCode =
  'not_finite' | 'negative_claim' | 'negative_estate' | 'estate_above_claims' | 'too_many_claimants';

const RULES: Record<ClaimsRule, (problem: ClaimsProblem) => number[]> = {
  proportional,
  cea: constrainedEqualAwards,
  cel: constrainedEqualLosses,
  talmud,
  random_arrival: randomArrival,
  adjusted_proportional: adjustedProportional,
  piniles,
  reverse_talmud: reverseTalmud,
};

/** Awards by a named rule. O(n log n), except random arrival, O(2^n) for at most 20 claimants. */
export function divideClaims(problem: ClaimsProblem, rule: ClaimsRule): ClaimsResult {
  const code = claimsProblemCode(problem, rule);
  if (code !== null) return { kind: 'invalid_claims', ...code };
  return { kind: 'awarded', awards: RULES[rule](problem) };
}

function claimsProblemCode(
  { estate, claims }: ClaimsProblem,
  rule: ClaimsRule,
): { code: ClaimsProblemCode; params: { index?: number } } | null {
  const odd = claims.findIndex((claim) => !Number.isFinite(claim));
  if (odd >= 0 || !Number.isFinite(estate))
    return { code: 'not_finite', params: odd >= 0 ? { index: odd } : {} };
  const index = claims.findIndex((claim) => claim < 0);
  if (index >= 0) return { code: 'negative_claim', params: { index } };
  if (estate < 0) return { code: 'negative_estate', params: {} };
  const total = sum(claims);
  if (estate > total * (1 + 1e-12)) return { code: 'estate_above_claims', params: {} };
  const isTooLarge = rule === 'random_arrival' && claims.length > MAX_EXACT_PLAYERS;
  return isTooLarge ? { code: 'too_many_claimants', params: {} } : null;
}

/** x_i = E d_i / Σ d. */
function proportional({ estate, claims }: ClaimsProblem): number[] {
  const total = sum(claims);
  return claims.map((claim) => (total === 0 ? 0 : (estate * claim) / total));
}

/** Constrained equal awards: x_i = min(d_i, λ) with Σ x = E. */
function constrainedEqualAwards({ estate, claims }: ClaimsProblem): number[] {
  const order = claims.map((_, i) => i).toSorted((a, b) => (claims[a] as number) - (claims[b] as number));
  const awards = new Array<number>(claims.length).fill(0);
  let left = estate;
  order.forEach((claimant, done) => {
    const award = Math.min(claims[claimant] as number, left / (claims.length - done));
    awards[claimant] = award;
    left -= award;
  });
  return awards;
}

/** Constrained equal losses: losses are divided by constrained equal awards, x = d − CEA(Σd − E, d). */
function constrainedEqualLosses({ estate, claims }: ClaimsProblem): number[] {
  const losses = constrainedEqualAwards({ estate: Math.max(0, sum(claims) - estate), claims });
  return claims.map((claim, i) => claim - (losses[i] as number));
}

/** Talmud: equal awards on half-claims up to half of the total, equal losses on half-claims above. */
function talmud(problem: ClaimsProblem): number[] {
  return onHalves(problem, constrainedEqualAwards, constrainedEqualLosses);
}

/** Piniles: equal awards on half-claims, twice. */
function piniles(problem: ClaimsProblem): number[] {
  return onHalves(problem, constrainedEqualAwards, constrainedEqualAwards);
}

/** Reverse Talmud: equal losses on half-claims up to half of the total, equal awards on half-claims above. */
function reverseTalmud(problem: ClaimsProblem): number[] {
  return onHalves(problem, constrainedEqualLosses, constrainedEqualAwards);
}

type Division = (problem: ClaimsProblem) => number[];

function onHalves({ estate, claims }: ClaimsProblem, below: Division, above: Division): number[] {
  const halves = claims.map((claim) => claim / 2);
  const half = sum(halves);
  if (estate <= half) return below({ estate, claims: halves });
  const more = above({ estate: Math.min(half, estate - half), claims: halves });
  return halves.map((own, i) => own + (more[i] as number));
}

/** Shapley value of the bankruptcy game: claimants are served in full while the estate lasts, over all orders. */
function randomArrival({ estate, claims }: ClaimsProblem): number[] {
  const n = claims.length;
  const v = new Float64Array(2 ** n);
  const total = sum(claims);
  for (let mask = 1; mask < v.length; mask++) {
    const own = claims.reduce((all, claim, i) => ((mask >>> i) & 1 ? all + claim : all), 0);
    v[mask] = Math.max(0, estate - (total - own));
  }
  return shapleyValue(makeGame(n, 'gain', v));
}

/** Minimal rights m_i = max(0, E − Σ_{j≠i} d_j) first, the rest in proportion to what is left of the claims. */
function adjustedProportional({ estate, claims }: ClaimsProblem): number[] {
  const total = sum(claims);
  const rights = claims.map((claim) => Math.max(0, estate - (total - claim)));
  const rest = estate - sum(rights);
  const left = claims.map((claim, i) => Math.min(claim - (rights[i] as number), rest));
  return proportional({ estate: rest, claims: left }).map((award, i) => award + (rights[i] as number));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
