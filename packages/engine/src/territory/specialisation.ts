import { concentration, sharesOf } from './concentration.ts';
import type { Amounts } from './concentration.ts';

/** Rows are territories, columns activities; amounts such as jobs, null when unknown. */
export type ActivityMatrix = readonly Amounts[];

/** (x_ri / x_r) / (x_i / x): above 1 the activity weighs more here than elsewhere. Null when a total is 0. O(1). */
export function locationQuotient(
  own: number | null,
  territoryTotal: number,
  activityTotal: number,
  total: number,
): number | null {
  const isPossible = territoryTotal > 0 && activityTotal > 0 && total > 0;
  return isPossible && own !== null && own >= 0 ? own / territoryTotal / (activityTotal / total) : null;
}

/**
 * Location quotients of every activity in every territory; null where the amount is unknown or its row or column empty. Unknown
 * amounts are in no total. O(cells).
 */
export function locationQuotients(matrix: ActivityMatrix): (number | null)[][] {
  const { rows, columns, total } = totalsOf(matrix);
  return matrix.map((row, r) => row.map((own, i) => locationQuotient(own, rows[r]!, columns[i]!, total)));
}

export function totalsOf(matrix: ActivityMatrix) {
  const rows = matrix.map((row) => row.reduce<number>((sum, own) => sum + (own ?? 0), 0));
  const width = matrix[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) =>
    matrix.reduce((sum, row) => sum + (row[i] ?? 0), 0),
  );
  return { rows, columns, total: rows.reduce((sum, own) => sum + own, 0) };
}

/**
 * Krugman's index: how different two structures of activity are. Formula: Σ |s_i − t_i|, from 0 (same) to 2 (nothing in common).
 * Null when one of them is empty or has an unknown amount. Source: Krugman (1991). O(n).
 */
export function krugmanIndex(own: Amounts, other: Amounts): number | null {
  const a = sharesOf(own);
  const b = sharesOf(other);
  if (a === null || b === null || a.length !== b.length) return null;
  return a.reduce((sum, share, i) => sum + Math.abs(share - b[i]!), 0);
}

export interface Specialisation {
  /** Against all territories together; from 0 to 2. */
  readonly krugman: number | null;
  /** Hachman's index 1/Σ(lq·share): 1 when the structure is that of the whole. */
  readonly hachman: number | null;
  readonly herfindahl: number | null;
  readonly entropyBits: number | null;
  /** Activities with a location quotient of 1 or more. */
  readonly diversity: number;
}

/** How specialised each territory is against all of them together. O(cells). */
export function specialisation(matrix: ActivityMatrix): Specialisation[] {
  const { rows, columns } = totalsOf(matrix);
  const quotients = locationQuotients(matrix);
  return matrix.map((row, r) => {
    const own = concentration(row);
    const weighted = row.reduce<number>(
      (sum, amount, i) => sum + ((quotients[r]![i] ?? 0) * (amount ?? 0)) / rows[r]!,
      0,
    );
    return {
      krugman: krugmanIndex(row, columns),
      hachman: own === null || !(weighted > 0) ? null : 1 / weighted,
      herfindahl: own?.herfindahl ?? null,
      entropyBits: own?.entropyBits ?? null,
      diversity: quotients[r]!.filter((quotient) => quotient !== null && quotient >= 1).length,
    };
  });
}

/** 1 where the location quotient is 1 or more, else 0 (an undefined quotient is no specialisation). O(cells). */
export function specialised(matrix: ActivityMatrix): number[][] {
  return locationQuotients(matrix).map((row) =>
    row.map((quotient) => (quotient !== null && quotient >= 1 ? 1 : 0)),
  );
}
