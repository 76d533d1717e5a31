import type { RatingTable } from './rating-table.ts';
import { notConcluded } from './types.ts';
import type { NoAgreement } from './types.ts';

export interface RatingAnalysis {
  readonly kind: 'ratings';
  /** One-way random effects, one rating: ICC(1,1). */
  readonly oneWay: number | null;
  readonly oneWayAverage: number | null;
  /** Two-way, absolute agreement, one rating: ICC(A,1). */
  readonly agreement: number | null;
  readonly agreementAverage: number | null;
  /** Two-way, consistency, one rating: ICC(C,1). */
  readonly consistency: number | null;
  readonly consistencyAverage: number | null;
  /** Kendall's W without correction for ties, and with it. */
  readonly concordance: number | null;
  readonly concordanceTies: number | null;
  /** Units that all coders rated. */
  readonly units: number;
}

/**
 * Intraclass correlations and Kendall's concordance of numeric ratings, over the units that every coder rated.
 * Formulas: McGraw & Wong (1996) from the mean squares of units, coders and the rest; W = 12S/(k²(n³−n) − k ΣT). O(units × coders).
 */
export function analyseRatings(table: RatingTable): RatingAnalysis | NoAgreement {
  if (table.coders < 2) return notConcluded('one_coder');
  if (!table.numeric) return notConcluded('not_numeric');
  const rows = completeRows(table);
  if (rows.length === 0) return notConcluded('no_common_unit');
  if (rows.length === 1) return notConcluded('one_unit');
  const { units, coders, error, within } = meanSquares(rows, table.coders);
  const k = table.coders;
  const n = rows.length;
  const share = (above: number, below: number): number | null => (below > 0 ? above / below : null);
  return {
    kind: 'ratings',
    oneWay: share(units - within, units + (k - 1) * within),
    oneWayAverage: share(units - within, units),
    agreement: share(units - error, units + (k - 1) * error + (k / n) * (coders - error)),
    agreementAverage: share(units - error, units + (coders - error) / n),
    consistency: share(units - error, units + (k - 1) * error),
    consistencyAverage: share(units - error, units),
    ...concordances(rows, k),
    units: n,
  };
}

function completeRows({ units, coders, codes, categories }: RatingTable): number[][] {
  const rows: number[][] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const own = Array.from(codes.subarray(unit * coders, (unit + 1) * coders));
    if (own.every((code) => code >= 0)) rows.push(own.map((code) => categories[code] as number));
  }
  return rows;
}

function meanSquares(rows: readonly number[][], k: number) {
  const n = rows.length;
  const mean = rows.flat().reduce((sum, value) => sum + value, 0) / (n * k);
  const rowMeans = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / k);
  const columnMeans = Array.from({ length: k }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / n);
  const total = rows.flat().reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const between = k * rowMeans.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const byCoder = n * columnMeans.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    units: between / (n - 1),
    coders: byCoder / (k - 1),
    error: (total - between - byCoder) / ((n - 1) * (k - 1)),
    within: (total - between) / (n * (k - 1)),
  };
}

function concordances(rows: readonly number[][], k: number) {
  const n = rows.length;
  const sums = new Float64Array(n);
  let ties = 0;
  for (let j = 0; j < k; j += 1) {
    const { ranks, tied } = midranks(rows.map((row) => row[j]!));
    for (const [i, rank] of ranks.entries()) sums[i] = (sums[i] as number) + rank;
    ties += tied;
  }
  const mean = (k * (n + 1)) / 2;
  const spread = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const plain = k * k * (n ** 3 - n);
  const corrected = plain - k * ties;
  return {
    concordance: plain > 0 ? (12 * spread) / plain : null,
    concordanceTies: corrected > 0 ? (12 * spread) / corrected : null,
  };
}

/** Ranks from 1, equal values sharing the mean of their ranks; Σ(t³−t) over the groups of equal values. */
export function midranks(values: readonly number[]): { ranks: number[]; tied: number } {
  const order = values.map((_, i) => i).toSorted((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  let tied = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at]!] = (from + to) / 2 + 1;
    const size = to - from + 1;
    tied += size ** 3 - size;
    from = to + 1;
  }
  return { ranks, tied };
}
