import { precisionAt, rankRetrieval } from '../matching/ranking/retrieval.ts';
import { seededRandom, shuffle } from '../random/seeded-random.ts';
import type { ClusterProfile } from './cluster-profile.ts';
import { isKnown, territoryLikeness, themeLikeness } from './pair-likeness.ts';
import { partnerMatrix } from './partner-matrix.ts';
import { prepareProfiles } from './prepare-profiles.ts';
import type { PreparedProfile, PreparedProfiles } from './prepare-profiles.ts';

export interface PredictionOptions {
  /** Share of the known cooperations that is hidden, above 0 and below 1. */
  readonly hiddenShare: number;
  readonly seed: number;
  readonly asOf: string;
}

export interface PredictionFigures {
  /** Chance that a hidden cooperation scores above a pair that does not cooperate; ties count half. */
  readonly auc: number;
  /** Mean over the clusters that have a hidden cooperation of the share of hidden ones among the five first. */
  readonly precisionAt5: number;
}

export interface PredictionMeasure {
  readonly kind: 'measured';
  readonly clusters: number;
  readonly cooperations: number;
  readonly hidden: number;
  /** Pairs that are not known to cooperate. */
  readonly others: number;
  /** The best that precision at five could be, hidden cooperations being few. */
  readonly ceilingAt5: number;
  readonly recommended: PredictionFigures;
  readonly sameSector: PredictionFigures;
  readonly sameRegion: PredictionFigures;
}

export interface PredictionRefused {
  readonly kind: 'not_measured';
  readonly reason: 'too_few_cooperations' | 'share_out_of_range' | 'every_pair_cooperates';
}

/** Below this, figures would speak of chance. */
const LEAST_HIDDEN = 5;
const FIRST = 5;

/**
 * How well hidden cooperations are found again: a share of those that the profiles tell of is hidden at random, all pairs are scored
 * (mean of the two directions, to build with), and hidden pairs are compared with those that do not cooperate; beside two baselines,
 * likeness of sectors and same region. AUC is Mann–Whitney's, ties half. Cooperations that were not hidden are left out of both.
 * Limits: a pair nobody told of is taken as not cooperating. O(n² log n). Source: Liben-Nowell & Kleinberg (2007), the link-prediction problem.
 */
export function measurePrediction(
  profiles: readonly ClusterProfile[],
  options: PredictionOptions,
): PredictionMeasure | PredictionRefused {
  if (!(options.hiddenShare > 0 && options.hiddenShare < 1)) {
    return { kind: 'not_measured', reason: 'share_out_of_range' };
  }
  const known = cooperatingPairs(prepareProfiles(profiles, options.asOf));
  const hidden = drawHidden(known, options);
  if (hidden.size < LEAST_HIDDEN) return { kind: 'not_measured', reason: 'too_few_cooperations' };
  const prepared = prepareProfiles(withoutPairs(profiles, hidden), options.asOf);
  const count = prepared.all.length;
  const judged: Judged = { count, hidden, kept: known.filter((pair) => !hidden.has(pair)) };
  const others = (count * (count - 1)) / 2 - known.length;
  if (others === 0) return { kind: 'not_measured', reason: 'every_pair_cooperates' };
  const { scores } = partnerMatrix(prepared, 'build');
  return {
    kind: 'measured',
    clusters: count,
    cooperations: known.length,
    hidden: hidden.size,
    others,
    ceilingAt5: ceiling(judged),
    recommended: figures(judged, (a, b) => (scores[a * count + b]! + scores[b * count + a]!) / 2),
    sameSector: figures(judged, likeness(prepared.all, themeLikeness)),
    sameRegion: figures(judged, likeness(prepared.all, inOneRegion)),
  };
}

/** A pair of places a < b, as one number. */
const pairNumber = (a: number, b: number, count: number): number => Math.min(a, b) * count + Math.max(a, b);

function cooperatingPairs({ all, byId }: PreparedProfiles): number[] {
  const pairs = new Set<number>();
  for (const [at, { cooperations }] of all.entries()) {
    for (const id of cooperations) {
      const other = byId.get(id);
      if (other !== undefined) pairs.add(pairNumber(at, other, all.length));
    }
  }
  return [...pairs].toSorted((a, b) => a - b);
}

function drawHidden(known: readonly number[], { hiddenShare, seed }: PredictionOptions): Set<number> {
  const order = shuffle(
    Int32Array.from(known, (_, at) => at),
    seededRandom(seed),
  );
  return new Set(Array.from(order.subarray(0, Math.round(known.length * hiddenShare)), (at) => known[at]!));
}

function withoutPairs(profiles: readonly ClusterProfile[], hidden: ReadonlySet<number>): ClusterProfile[] {
  const { byId } = prepareProfiles(profiles, '2000-01-01');
  const isHidden = (id: string, other: string): boolean => {
    const at = byId.get(id);
    const otherAt = byId.get(other);
    return at !== undefined && otherAt !== undefined && hidden.has(pairNumber(at, otherAt, byId.size));
  };
  return profiles.map((profile) =>
    profile.cooperations === undefined
      ? profile
      : { ...profile, cooperations: profile.cooperations.filter((other) => !isHidden(profile.id, other)) },
  );
}

interface Judged {
  readonly count: number;
  readonly hidden: ReadonlySet<number>;
  readonly kept: readonly number[];
}

type PairScore = (a: number, b: number) => number;

const likeness =
  (all: readonly PreparedProfile[], of: (a: PreparedProfile, b: PreparedProfile) => number): PairScore =>
  (a, b) => {
    const value = of(all[a]!, all[b]!);
    return isKnown(value) ? value : 0;
  };

const inOneRegion = (a: PreparedProfile, b: PreparedProfile): number =>
  territoryLikeness(a, b) === 1 ? 1 : 0;

const figures = (judged: Judged, score: PairScore): PredictionFigures => ({
  auc: areaUnderCurve(judged, score),
  precisionAt5: meanPrecisionAtFive(judged, score),
});

/** (Σ ranks of the hidden − h(h+1)/2) / (h × others), equal scores sharing their mean rank. */
function areaUnderCurve({ count, hidden, kept }: Judged, score: PairScore): number {
  const aside = new Set(kept);
  const scores: number[] = [];
  const isHidden: boolean[] = [];
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const pair = a * count + b;
      if (aside.has(pair)) continue;
      scores.push(score(a, b));
      isHidden.push(hidden.has(pair));
    }
  }
  const order = Uint32Array.from(scores, (_, at) => at).toSorted((a, b) => scores[a]! - scores[b]!);
  let ranks = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    let found = 0;
    for (; end < order.length && scores[order[end]!] === scores[order[start]!]; end += 1) {
      if (isHidden[order[end]!]) found += 1;
    }
    ranks += (found * (start + 1 + end)) / 2;
    start = end;
  }
  const h = hidden.size;
  return (ranks - (h * (h + 1)) / 2) / (h * (scores.length - h));
}

function hiddenByCluster({ count, hidden }: Judged): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  for (const pair of hidden) {
    const first = Math.floor(pair / count);
    const second = pair % count;
    found.set(first, (found.get(first) ?? new Set<number>()).add(second));
    found.set(second, (found.get(second) ?? new Set<number>()).add(first));
  }
  return found;
}

function meanPrecisionAtFive(judged: Judged, score: PairScore): number {
  const kept = new Set(judged.kept);
  const byCluster = hiddenByCluster(judged);
  let sum = 0;
  for (const [own, wanted] of byCluster) {
    const returned: Record<string, number> = {};
    for (let other = 0; other < judged.count; other += 1) {
      if (other === own || kept.has(pairNumber(own, other, judged.count))) continue;
      returned[other] = score(own, other);
    }
    const grades = Object.fromEntries([...wanted].map((other) => [String(other), 1]));
    sum += precisionAt(rankRetrieval({ judged: grades, returned }), FIRST);
  }
  return sum / byCluster.size;
}

function ceiling(judged: Judged): number {
  const byCluster = [...hiddenByCluster(judged).values()];
  return byCluster.reduce((sum, { size }) => sum + Math.min(size, FIRST) / FIRST, 0) / byCluster.length;
}
