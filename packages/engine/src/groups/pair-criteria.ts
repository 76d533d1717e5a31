import { codeSimilarity, jaccard } from './code-similarity.ts';
import { NON_RIVAL } from './default-settings.ts';
import { greatCircleKm } from './great-circle.ts';
import { criterionNames } from './types.ts';
import type {
  CriteriaEmphasis,
  CriterionName,
  FirmPair,
  FirmProfile,
  GroupProblem,
  PairBlock,
  PairCriteria,
  WantedMarket,
} from './types.ts';

/** Distance at which proximity has fallen to 1/e, km. */
const PROXIMITY_SCALE_KM = 50;

/**
 * Says how well every two firms would go together, and whether they may be in the same group.
 *
 * Each criterion is in [0,1], or null when the data are missing (it then leaves the mean and is listed in `missing`):
 * - markets: Σ min / Σ max of the priorities of wanted markets (weighted Jaccard; 0 when neither wants any);
 * - complementarity: similarity of customer sectors × (1 − similarity of products), see `codeSimilarity`;
 * - proximity: exp(−km / 50), great-circle km;
 * - trust: strength of the strongest cooperation, trust or knowledge tie; 0 when ties were collected and there is none;
 * - mentoring: 1 when one serves a market that the other wants, else 0 (null when a direction that could say yes is unknown);
 * - rivalry: similarity of products × Jaccard of served markets; a penalty, never in the mean.
 * score = (Σ e_c c / Σ e_c over the known criteria) × (1 − rivalry); an unknown rivalry takes no penalty.
 *
 * Blocked: veto, forbidden pair, no common wanted market, km > maxKm, rivalry > maxRivalry, rivalry > 0.1 while one
 * of the two has no experience of cooperation (staged coopetition), or no criterion that counts is known.
 * An unknown distance or rivalry blocks nothing. Unknown experience is not lack of experience.
 * O(n²) pairs, in order of the firms of the problem.
 */
export function pairCriteria(problem: GroupProblem): PairCriteria[] {
  const context = pairContext(problem);
  const pairs: PairCriteria[] = [];
  for (const [i, a] of problem.firms.entries()) {
    for (const b of problem.firms.slice(i + 1)) pairs.push(criteriaOfPair(context, a, b));
  }
  return pairs;
}

/** What is looked up for every pair. */
export interface PairContext {
  readonly problem: GroupProblem;
  /** null when no ties were collected. */
  readonly trust: ReadonlyMap<string, number> | null;
  readonly vetoes: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
}

export function pairContext(problem: GroupProblem): PairContext {
  return {
    problem,
    trust: problem.ties === null ? null : strongestTies(problem.ties),
    vetoes: new Set(problem.vetoes.map(pairKey)),
    forbidden: new Set(problem.forbidden.map(pairKey)),
  };
}

/** One key for a pair, whatever its order. */
export function pairKey([a, b]: FirmPair): string {
  return a < b ? JSON.stringify([a, b]) : JSON.stringify([b, a]);
}

/** Criteria of one pair; see `pairCriteria`. */
export function criteriaOfPair(context: PairContext, a: FirmProfile, b: FirmProfile): PairCriteria {
  const km = a.location && b.location ? greatCircleKm(a.location, b.location) : null;
  const products = similarityOrNull(a.productCodes, b.productCodes);
  const customers = similarityOrNull(a.customerSectors, b.customerSectors);
  const criteria: Record<CriterionName, number | null> = {
    markets: a.wantedMarkets && b.wantedMarkets ? weightedJaccard(a.wantedMarkets, b.wantedMarkets) : null,
    complementarity: customers === null || products === null ? null : customers * (1 - products),
    proximity: km === null ? null : Math.exp(-km / PROXIMITY_SCALE_KM),
    trust: context.trust === null ? null : (context.trust.get(pairKey([a.id, b.id])) ?? 0),
    mentoring: mentoring(a, b),
  };
  const rivalry = rivalryOf(products, a, b);
  const score = pairScore(criteria, rivalry, context.problem.emphasis);
  const commonMarkets = sharedMarkets(a, b);
  const blocks = blocksOf(context, a, b, { km, rivalry, score, commonMarkets });
  const missing = [
    ...criterionNames.filter((name) => criteria[name] === null),
    ...(rivalry === null ? (['rivalry'] as const) : []),
  ];
  const admissible = blocks.length === 0;
  return { a: a.id, b: b.id, ...criteria, rivalry, km, score, missing, commonMarkets, admissible, blocks };
}

/** Markets wanted by both, in alphabetical order. */
function sharedMarkets(a: FirmProfile, b: FirmProfile): string[] {
  const wanted = new Set((b.wantedMarkets ?? []).map(({ market }) => market));
  const shared = (a.wantedMarkets ?? []).map(({ market }) => market).filter((market) => wanted.has(market));
  return [...new Set(shared)].toSorted();
}

function strongestTies(ties: NonNullable<GroupProblem['ties']>): Map<string, number> {
  const strongest = new Map<string, number>();
  for (const tie of ties) {
    const key = pairKey([tie.a, tie.b]);
    strongest.set(key, Math.max(strongest.get(key) ?? 0, tie.strength));
  }
  return strongest;
}

/** Empty lists of codes are read as unknown. */
function similarityOrNull(a: readonly string[] | null, b: readonly string[] | null): number | null {
  return a === null || b === null || a.length === 0 || b.length === 0 ? null : codeSimilarity(a, b);
}

function weightedJaccard(a: readonly WantedMarket[], b: readonly WantedMarket[]): number {
  const first = highestPriorities(a);
  const second = highestPriorities(b);
  let shared = 0;
  let union = 0;
  for (const market of new Set([...first.keys(), ...second.keys()])) {
    const p = first.get(market) ?? 0;
    const q = second.get(market) ?? 0;
    shared += Math.min(p, q);
    union += Math.max(p, q);
  }
  return union === 0 ? 0 : shared / union;
}

function highestPriorities(wanted: readonly WantedMarket[]): Map<string, number> {
  const priorities = new Map<string, number>();
  for (const { market, priority } of wanted) {
    priorities.set(market, Math.max(priorities.get(market) ?? 0, priority));
  }
  return priorities;
}

function mentoring(a: FirmProfile, b: FirmProfile): number | null {
  const directions = [canOpen(a, b), canOpen(b, a)];
  if (directions.includes(true)) return 1;
  return directions.includes(null) ? null : 0;
}

/** Does `one` serve a market that `other` wants? */
function canOpen(one: FirmProfile, other: FirmProfile): boolean | null {
  if (one.servedMarkets?.length === 0 || other.wantedMarkets?.length === 0) return false;
  if (one.servedMarkets === null || other.wantedMarkets === null) return null;
  const served = new Set(one.servedMarkets);
  return other.wantedMarkets.some(({ market }) => served.has(market));
}

/** A factor known to be 0 settles the product even when the other is unknown. */
function rivalryOf(products: number | null, a: FirmProfile, b: FirmProfile): number | null {
  if (products === 0 || a.servedMarkets?.length === 0 || b.servedMarkets?.length === 0) return 0;
  if (products === null || a.servedMarkets === null || b.servedMarkets === null) return null;
  return products * jaccard(a.servedMarkets, b.servedMarkets);
}

function pairScore(
  criteria: Readonly<Record<CriterionName, number | null>>,
  rivalry: number | null,
  emphasis: CriteriaEmphasis,
): number | null {
  let sum = 0;
  let total = 0;
  for (const name of criterionNames) {
    const value = criteria[name];
    if (value === null) continue;
    sum += emphasis[name] * value;
    total += emphasis[name];
  }
  return total === 0 ? null : (sum / total) * (1 - (rivalry ?? 0));
}

interface PairFigures {
  readonly km: number | null;
  readonly rivalry: number | null;
  readonly score: number | null;
  readonly commonMarkets: readonly string[];
}

function blocksOf(context: PairContext, a: FirmProfile, b: FirmProfile, pair: PairFigures): PairBlock[] {
  const { maxKm, maxRivalry, stagedCoopetition } = context.problem;
  const { km, rivalry } = pair;
  const key = pairKey([a.id, b.id]);
  const novice = a.experienced === false || b.experienced === false;
  const blocks: (PairBlock | false)[] = [
    context.vetoes.has(key) && { code: 'veto', audience: 'coordinator' },
    context.forbidden.has(key) && { code: 'forbidden', audience: 'coordinator' },
    pair.commonMarkets.length === 0 && { code: 'no_common_market', audience: 'firm' },
    km !== null && maxKm !== null && km > maxKm && { code: 'too_far', km, maxKm, audience: 'firm' },
    rivalry !== null && rivalry > maxRivalry && { code: 'rivalry', rivalry, maxRivalry, audience: 'firm' },
    rivalry !== null &&
      stagedCoopetition &&
      novice &&
      rivalry > NON_RIVAL && { code: 'staged_coopetition', rivalry, maxRivalry: NON_RIVAL, audience: 'firm' },
    pair.score === null && { code: 'score_unknown', audience: 'firm' },
  ];
  return blocks.filter((block) => block !== false);
}
