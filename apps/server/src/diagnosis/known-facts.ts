import type { CandidateRow } from '@grappe/database';

/** What is known of a firm when it is asked; null is not known. Headcounts by the bands of Recommendation 2003/361. */
export const knownOf = (firm: CandidateRow): Record<string, string | null> => ({
  size: sizeOf(firm.headcount),
  sector: firm.sector === null ? null : firm.sector.slice(0, 2),
  departement: firm.departement,
  export: firm.exportTurnover === null ? null : firm.exportTurnover > 0 ? 'exports' : 'none',
});

function sizeOf(headcount: number | null): string | null {
  if (headcount === null) return null;
  if (headcount < 10) return 'micro';
  if (headcount < 50) return 'small';
  return headcount < 250 ? 'medium' : 'large';
}

/** The stratum of a firm: empty when nothing tells strata apart. */
export const stratumOf = (known: Record<string, string | null>, by: string): string =>
  by === 'none' ? '' : (known[by] ?? 'unknown');

const fromSmallest = ['micro', 'small', 'medium', 'large'];
const rankOf = (stratum: string): number =>
  stratum === 'unknown' ? fromSmallest.length : fromSmallest.indexOf(stratum);

/** Bands of size from the smallest, other strata by their codes, those not known last. */
export const inOrder = (strata: Iterable<string>): string[] =>
  [...new Set(strata)].toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
