/** What was judged for a question (grade by document, above 0 is relevant) and what was returned (score by document). */
export interface Retrieval {
  readonly judged: Readonly<Record<string, number>>;
  readonly returned: Readonly<Record<string, number>>;
}

/** A returned list in order, with what is needed to measure it. */
export interface RankedRetrieval {
  /** Grade of each place; null for a document nobody judged. */
  readonly grades: readonly (number | null)[];
  readonly relevantCount: number;
  readonly notRelevantCount: number;
  /** Positive grades of all judged documents, best first. */
  readonly idealGrades: readonly number[];
}

/** Best score first; equal scores in the reverse order of the documents' names, as trec_eval does. O(n log n). */
export function rankRetrieval({ judged, returned }: Retrieval): RankedRetrieval {
  const order = Object.entries(returned).toSorted(
    ([a, first], [b, second]) => second - first || (a < b ? 1 : a > b ? -1 : 0),
  );
  const all = Object.values(judged);
  return {
    grades: order.map(([name]) => judged[name] ?? null),
    relevantCount: all.filter((grade) => grade > 0).length,
    notRelevantCount: all.filter((grade) => grade <= 0).length,
    idealGrades: all.filter((grade) => grade > 0).toSorted((a, b) => b - a),
  };
}

const isRelevant = (grade: number | null | undefined): boolean => (grade ?? 0) > 0;

/** Relevant documents among the first ones. */
export const relevantWithin = ({ grades }: RankedRetrieval, cut = Infinity): number =>
  grades.filter((grade, place) => place < cut && isRelevant(grade)).length;

/** Relevant among the first `cut`, over `cut` (also when fewer were returned). */
export const precisionAt = (ranked: RankedRetrieval, cut: number): number =>
  relevantWithin(ranked, cut) / cut;

/** Relevant among the first `cut`, over all relevant; 0 without any. */
export const recallAt = (ranked: RankedRetrieval, cut: number): number =>
  ranked.relevantCount === 0 ? 0 : relevantWithin(ranked, cut) / ranked.relevantCount;

/** Mean over all relevant documents of the precision at their place, 0 for those not in the first `cut`. O(n). */
export function meanPrecision({ grades, relevantCount }: RankedRetrieval, cut = Infinity): number {
  let found = 0;
  let sum = 0;
  for (const [place, grade] of grades.entries()) {
    if (place >= cut || !isRelevant(grade)) continue;
    found += 1;
    sum += found / (place + 1);
  }
  return relevantCount === 0 ? 0 : sum / relevantCount;
}

/** 1 over the place of the first relevant document; 0 without one. */
export function reciprocalRank({ grades }: RankedRetrieval): number {
  const first = grades.findIndex(isRelevant);
  return first < 0 ? 0 : 1 / (first + 1);
}

/** Greatest precision at or beyond the place where this recall is reached; 0 when it never is. O(n). */
export function interpolatedPrecision({ grades, relevantCount }: RankedRetrieval, recall: number): number {
  const wanted = Math.round(recall * relevantCount);
  let found = 0;
  let best = 0;
  for (const [place, grade] of grades.entries()) {
    if (isRelevant(grade)) found += 1;
    if (found >= wanted) best = Math.max(best, found / (place + 1));
  }
  return best;
}

/** Mean interpolated precision at recalls 0, 0.1 … 1. */
export const elevenPoints = (ranked: RankedRetrieval): number =>
  Array.from({ length: 11 }, (_, i) => interpolatedPrecision(ranked, i / 10)).reduce((sum, p) => sum + p, 0) /
  11;

/** Preference of relevant over judged not relevant documents, unjudged ones left aside. Buckley & Voorhees (2004). O(n). */
export function binaryPreference({ grades, relevantCount, notRelevantCount }: RankedRetrieval): number {
  let above = 0;
  let sum = 0;
  for (const grade of grades) {
    if (grade === null) continue;
    if (!isRelevant(grade)) above += 1;
    else if (above === 0) sum += 1;
    else sum += 1 - Math.min(above, relevantCount) / Math.min(relevantCount, notRelevantCount);
  }
  return relevantCount === 0 ? 0 : sum / relevantCount;
}

/** Keeps an estimate from dividing by zero; trec_eval's value. */
const SMALL = 0.00001;

/** Average precision inferred when only a part was judged. Yilmaz & Aslam (2006). O(n). */
export function inferredPrecision({ grades, relevantCount }: RankedRetrieval): number {
  let relevant = 0;
  let others = 0;
  let sum = 0;
  for (const [place, grade] of grades.entries()) {
    if (grade === null) continue;
    if (!isRelevant(grade)) {
      others += 1;
      continue;
    }
    const share = (relevant + SMALL) / (relevant + others + 2 * SMALL);
    const pooled = place === 0 ? 0 : (relevant + others) / place;
    sum += place === 0 ? 1 : 1 / (place + 1) + (place / (place + 1)) * pooled * share;
    relevant += 1;
  }
  return relevantCount === 0 ? 0 : sum / relevantCount;
}

/** Discounted gain of the first `cut` over that of the best order of all judged documents; linear gain. O(n). */
export function retrievalGain({ grades, idealGrades }: RankedRetrieval, cut = Infinity): number {
  const sum = (values: readonly (number | null)[]): number =>
    values.reduce<number>(
      (total, grade, place) =>
        place < cut && isRelevant(grade) ? total + grade! / Math.log2(place + 2) : total,
      0,
    );
  const best = sum(idealGrades);
  return best > 0 ? sum(grades) / best : 0;
}
