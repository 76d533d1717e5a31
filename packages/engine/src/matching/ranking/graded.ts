/** A list with the grade of each element and the score that orders it. */
export interface GradedList {
  readonly grades: readonly number[];
  readonly scores: readonly number[];
}

/** Places of a list, best score first, equal scores together. */
function tiedGroups(scores: readonly number[]): number[][] {
  const order = scores.map((_, at) => at).toSorted((a, b) => scores[b]! - scores[a]!);
  const groups: number[][] = [];
  for (const at of order) {
    const last = groups.at(-1);
    if (last !== undefined && scores[last[0]!] === scores[at]) last.push(at);
    else groups.push([at]);
  }
  return groups;
}

const discount = (place: number): number => 1 / Math.log2(place + 2);

export type Gain = 'linear' | 'exponential';

const gainOf = (grade: number, gain: Gain): number => (gain === 'linear' ? grade : 2 ** grade - 1);

/**
 * Discounted cumulative gain of the first `cut` places. Elements with equal scores share the mean of their gains.
 * Formula: Σ g(grade)/log₂(place+1), g linear or 2^grade − 1. Sources: Järvelin & Kekäläinen (2002); ties: McSherry & Najork (2008). O(n log n).
 */
export function discountedGain(
  { grades, scores }: GradedList,
  cut = Infinity,
  gain: Gain = 'linear',
): number {
  let place = 0;
  let sum = 0;
  for (const group of tiedGroups(scores)) {
    const mean = group.reduce((total, at) => total + gainOf(grades[at]!, gain), 0) / group.length;
    for (let i = 0; i < group.length; i += 1, place += 1) if (place < cut) sum += mean * discount(place);
  }
  return sum;
}

/** Discounted gain over that of the best order; null when no element has a positive grade. O(n log n). */
export function normalisedGain(list: GradedList, cut = Infinity, gain: Gain = 'linear'): number | null {
  const best = list.grades
    .map((grade) => gainOf(grade, gain))
    .toSorted((a, b) => b - a)
    .reduce((sum, own, place) => (place < cut ? sum + own * discount(place) : sum), 0);
  return best > 0 ? discountedGain(list, cut, gain) / best : null;
}

/** A list whose elements suit or not. */
export interface RelevanceList {
  readonly relevant: readonly boolean[];
  readonly scores: readonly number[];
}

/**
 * Average precision: mean over the suitable elements of the precision when the list is cut at their score, equal scores together.
 * Null without a suitable element. O(n log n).
 */
export function averagePrecision({ relevant, scores }: RelevanceList): number | null {
  const total = relevant.filter(Boolean).length;
  let seen = 0;
  let found = 0;
  let sum = 0;
  for (const group of tiedGroups(scores)) {
    const own = group.filter((at) => relevant[at]).length;
    seen += group.length;
    found += own;
    sum += own * (found / seen);
  }
  return total === 0 ? null : sum / total;
}

/**
 * Mean over the suitable elements of the share of suitable ones among those scored at least as high. 1 when nothing or everything
 * suits. O(n²).
 */
export function rankingPrecision({ relevant, scores }: RelevanceList): number {
  const suits = relevant.flatMap((one, at) => (one ? [at] : []));
  if (suits.length === 0 || suits.length === relevant.length) return 1;
  const share = (at: number): number => {
    const above = (places: readonly number[]) =>
      places.filter((other) => scores[other]! >= scores[at]!).length;
    return above(suits) / above(scores.map((_, other) => other));
  };
  return suits.reduce((sum, at) => sum + share(at), 0) / suits.length;
}

/** How far down one must go to have seen all that suits; 0 when nothing does. O(n). */
export function coverageDepth({ relevant, scores }: RelevanceList): number {
  const suits = scores.filter((_, at) => relevant[at]);
  if (suits.length === 0) return 0;
  const least = Math.min(...suits);
  return scores.filter((score) => score >= least).length;
}

/** Share of pairs, one that suits and one that does not, in the wrong order; equal scores are wrong. 0 without such a pair. O(n²). */
export function rankingLoss({ relevant, scores }: RelevanceList): number {
  let wrong = 0;
  let pairs = 0;
  for (const [at, suits] of relevant.entries()) {
    if (!suits) continue;
    for (const [other, alsoSuits] of relevant.entries()) {
      if (alsoSuits) continue;
      pairs += 1;
      if (scores[at]! <= scores[other]!) wrong += 1;
    }
  }
  return pairs === 0 ? 0 : wrong / pairs;
}
