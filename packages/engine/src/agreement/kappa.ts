import { agreementWeights } from './agreement-weights.ts';
import type { AgreementWeights, WeightScheme } from './agreement-weights.ts';
import type { RatingTable } from './rating-table.ts';
import { notConcluded } from './types.ts';
import type { AgreementCoefficient, NoAgreement } from './types.ts';

/** Two coders crossed: shares (or counts) of the first in rows, of the second in columns; square, row after row. */
export interface CrossTable {
  readonly size: number;
  readonly cells: Float64Array;
  /** Units behind the table. */
  readonly units: number;
}

export interface Kappa extends AgreementCoefficient {
  /** κ over its standard error if there were no agreement beyond chance; null when that error is 0. */
  readonly z: number | null;
}

/** Crosses two coders over the units that both coded. O(units). */
export function crossTable(table: RatingTable, first: number, second: number): CrossTable {
  const size = table.categories.length;
  const cells = new Float64Array(size * size);
  let units = 0;
  for (let unit = 0; unit < table.units; unit += 1) {
    const a = table.codes[unit * table.coders + first] as number;
    const b = table.codes[unit * table.coders + second] as number;
    if (a < 0 || b < 0) continue;
    cells[a * size + b] = (cells[a * size + b] as number) + 1;
    units += 1;
  }
  return { size, cells, units };
}

/**
 * Cohen's κ of two coders, weighted or not: agreement once chance is taken out; 1 is perfect, 0 what chance gives.
 * Formula: κ = (p_o − p_e)/(1 − p_e), p_o = Σ w_ij p_ij, p_e = Σ w_ij p_i. p_.j; standard error of Fleiss, Cohen & Everitt (1969).
 * `places` weighs by the rank of the categories rather than their values. Sources: Cohen (1960, 1968). O(units + q²).
 */
export function cohenKappa(
  table: RatingTable,
  first = 0,
  second = 1,
  scheme: WeightScheme = 'identity',
): Kappa | NoAgreement {
  if (table.coders < 2) return notConcluded('one_coder');
  const crossed = usedCategories(crossTable(table, first, second));
  if (crossed.units === 0) return notConcluded('no_common_unit');
  const places = Array.from({ length: crossed.size }, (_, place) => place);
  return kappaOfTable(crossed, agreementWeights(places, scheme, true));
}

/** Only the categories that one of the two used: weights by place depend on them. */
function usedCategories({ size, cells, units }: CrossTable): CrossTable {
  const used: number[] = [];
  for (let k = 0; k < size; k += 1) {
    let total = 0;
    for (let l = 0; l < size; l += 1)
      total += (cells[k * size + l] as number) + (cells[l * size + k] as number);
    if (total > 0) used.push(k);
  }
  const kept = new Float64Array(used.length ** 2);
  for (const [i, k] of used.entries()) {
    for (const [j, l] of used.entries()) kept[i * used.length + j] = cells[k * size + l] as number;
  }
  return { size: used.length, cells: kept, units };
}

/** κ of a table of two coders with any agreement weights (1 on the diagonal). O(q²). */
export function kappaOfTable(table: CrossTable, weights: AgreementWeights): Kappa | NoAgreement {
  const shares = sharesOf(table);
  const { observed, expected } = weightedAgreement(shares, weights);
  if (!(1 - expected > 1e-12)) return notConcluded('no_variation');
  const value = (observed - expected) / (1 - expected);
  const variance = kappaVariance(table, weights);
  const null0 = nullVariance(shares, weights, expected, table.units);
  return {
    kind: 'coefficient',
    value,
    observed,
    expected,
    standardError: Math.sqrt(Math.max(0, variance)),
    units: table.units,
    z: null0 > 0 ? value / Math.sqrt(null0) : null,
  };
}

interface Shares {
  readonly size: number;
  readonly p: Float64Array;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

function sharesOf({ size, cells }: CrossTable): Shares {
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  const p = cells.map((cell) => cell / total);
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      rows[i] = (rows[i] as number) + (p[i * size + j] as number);
      columns[j] = (columns[j] as number) + (p[i * size + j] as number);
    }
  }
  return { size, p, rows, columns };
}

function weightedAgreement(shares: Shares, w: AgreementWeights): { observed: number; expected: number } {
  const { size, p, rows, columns } = shares;
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const weight = w[i * size + j] as number;
      observed += weight * (p[i * size + j] as number);
      expected += weight * (rows[i] as number) * (columns[j] as number);
    }
  }
  return { observed, expected };
}

/** Mean weight of each category against the other coder's margin: of rows with columns, and of columns with rows. */
function meanWeights({ size, rows, columns }: Shares, w: AgreementWeights) {
  const ofRow = new Float64Array(size);
  const ofColumn = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const weight = w[i * size + j] as number;
      ofRow[i] = (ofRow[i] as number) + weight * (columns[j] as number);
      ofColumn[j] = (ofColumn[j] as number) + weight * (rows[i] as number);
    }
  }
  return { ofRow, ofColumn };
}

/**
 * Large-sample variance of κ.
 * Formula: [Σ p_ij (w_ij(1−p_e) − (w̄_i. + w̄_.j)(1−p_o))² − (p_o p_e − 2p_e + p_o)²] / (n (1−p_e)⁴).
 * Source: Fleiss, Cohen & Everitt (1969). O(q²).
 */
export function kappaVariance(table: CrossTable, weights: AgreementWeights): number {
  const shares = sharesOf(table);
  const { size, p } = shares;
  const { observed, expected } = weightedAgreement(shares, weights);
  const { ofRow, ofColumn } = meanWeights(shares, weights);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const around = ((ofRow[i] as number) + (ofColumn[j] as number)) * (1 - observed);
      sum += (p[i * size + j] as number) * ((weights[i * size + j] as number) * (1 - expected) - around) ** 2;
    }
  }
  const centre = (observed * expected - 2 * expected + observed) ** 2;
  return (sum - centre) / (table.units * (1 - expected) ** 4);
}

/** Variance of κ if the coders were independent: Σ p_i. p_.j (w_ij − w̄_i. − w̄_.j)² − p_e², over n (1−p_e)². */
function nullVariance(shares: Shares, w: AgreementWeights, expected: number, units: number): number {
  const { size, rows, columns } = shares;
  const { ofRow, ofColumn } = meanWeights(shares, w);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const around = (w[i * size + j] as number) - (ofRow[i] as number) - (ofColumn[j] as number);
      sum += (rows[i] as number) * (columns[j] as number) * around ** 2;
    }
  }
  return (sum - expected ** 2) / (units * (1 - expected) ** 2);
}
