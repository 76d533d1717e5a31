import { invert, symmetricEigen } from '../statistics/linear-algebra.ts';
import type { DataTable } from './data-table.ts';
import { standardisedRows } from './moments.ts';
import type { NotConcluded } from './problems.ts';
import { correlationsOf } from './regression.ts';

export interface ItemAnalysis {
  readonly kind: 'items';
  /** Cronbach's α from covariances. */
  readonly alpha: number;
  /** Cronbach's α from correlations. */
  readonly standardisedAlpha: number;
  /** Guttman's λ6; null when an item is a combination of the others. */
  readonly guttman6: number | null;
  readonly meanCorrelation: number;
  readonly items: readonly ItemStatistics[];
  /** Eigenvalues of the correlations, from the largest: a second one above 1 says that there are two things. */
  readonly eigenvalues: Float64Array;
  /** Dillon–Goldstein's ρ, from the first principal component. */
  readonly dillonGoldstein: number;
  readonly rows: number;
  readonly leftOut: number;
}

export interface ItemStatistics {
  readonly item: string;
  readonly mean: number;
  readonly deviation: number;
  /** α of the others, from covariances; null with two items. */
  readonly alphaWithout: number | null;
  /** Correlation with the sum of the others. */
  readonly restCorrelation: number;
}

/**
 * Do these items measure one thing? Reliability, what each item brings, and principal components.
 * Formulas: α = m/(m−1)·(1 − Σσ²/σ²_total); λ6 = 1 − Σ(1−smc)/Σr; ρ_DG = (Σl)²/((Σl)² + Σ(1−l²)) with l the correlations with
 * the first component. Sources: Cronbach (1951); Guttman (1945); Tenenhaus et al. (2005). At least two items. O(n m² + m³).
 */
export function analyseItems(data: DataTable, items: readonly string[]): ItemAnalysis | NotConcluded {
  const rows = standardisedRows(data, items, 3);
  if (rows.kind === 'not_concluded') return rows;
  const m = items.length;
  const r = correlationsOf(rows);
  const deviations = rows.deviations;
  const covariance = r.map(
    (value, at) => value * (deviations[Math.floor(at / m)] as number) * (deviations[at % m] as number),
  );
  const inverse = invert(r, m);
  const everything = items.map((_, i) => i);
  const total = r.reduce((sum, value) => sum + value, 0);
  const unexplained = everything.reduce((sum, i) => sum + 1 / (inverse?.[i * m + i] ?? NaN), 0);
  const eigen = symmetricEigen(r, m);
  const first = eigen.vectors[0]!.map((weight) => weight * Math.sqrt(eigen.values[0] as number));
  return {
    kind: 'items',
    alpha: alphaOf(covariance, m, everything),
    standardisedAlpha: alphaOf(r, m, everything),
    guttman6: inverse === null ? null : 1 - unexplained / total,
    meanCorrelation: (total - m) / (m * (m - 1)),
    items: items.map((item, i) => {
      const others = everything.filter((j) => j !== i);
      return {
        item,
        mean: rows.means[i] as number,
        deviation: deviations[i] as number,
        alphaWithout: others.length < 2 ? null : alphaOf(covariance, m, others),
        restCorrelation: restCorrelation(covariance, m, i, others),
      };
    }),
    eigenvalues: eigen.values,
    dillonGoldstein: goldstein(first),
    rows: rows.n,
    leftOut: rows.seen - rows.n,
  };
}

function alphaOf(matrix: Float64Array, m: number, chosen: readonly number[]): number {
  const size = chosen.length;
  let total = 0;
  let own = 0;
  for (const i of chosen) {
    own += matrix[i * m + i] as number;
    for (const j of chosen) total += matrix[i * m + j] as number;
  }
  return (size / (size - 1)) * (1 - own / total);
}

function restCorrelation(
  covariance: Float64Array,
  m: number,
  item: number,
  others: readonly number[],
): number {
  let shared = 0;
  let spread = 0;
  for (const i of others) {
    shared += covariance[item * m + i] as number;
    for (const j of others) spread += covariance[i * m + j] as number;
  }
  return shared / Math.sqrt((covariance[item * m + item] as number) * spread);
}

function goldstein(loadings: Float64Array): number {
  const sum = loadings.reduce((total, l) => total + l, 0) ** 2;
  const squares = loadings.reduce((total, l) => total + l * l, 0);
  return sum / (sum + loadings.length - squares);
}
