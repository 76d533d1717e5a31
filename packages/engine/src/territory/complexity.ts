import { symmetricEigen } from '../statistics/linear-algebra.ts';

export interface Complexity {
  /** Activities of each territory, and territories of each activity. */
  readonly diversity: readonly number[];
  readonly ubiquity: readonly number[];
  /** Mean ubiquity of a territory's activities; null without activity. */
  readonly meanUbiquity: readonly (number | null)[];
  /** Mean diversity of an activity's territories; null without territory. */
  readonly meanDiversity: readonly (number | null)[];
  /** Of the transition between territories, from the largest. */
  readonly eigenvalues: readonly number[];
  readonly indices: ComplexityIndices | NoComplexity;
}

export interface ComplexityIndices {
  readonly kind: 'defined';
  /** Economic complexity of each territory, mean 0 and standard deviation 1 (n−1); null without activity. */
  readonly eci: readonly (number | null)[];
  /** Complexity of each activity, with the sign that goes with `eci`. */
  readonly pci: readonly (number | null)[];
}

export interface NoComplexity {
  readonly kind: 'undefined';
  /** The territories fall into groups without a common activity, two solutions are as good, or there are too few. */
  readonly reason: 'disconnected' | 'tied' | 'too_small';
}

/** Two eigenvalues nearer than this are taken as one. */
const SAME = 1e-9;

/**
 * Economic complexity of territories and of activities (Hidalgo & Hausmann, 2009), from who is specialised in what.
 * Formula: second eigenvector of D⁻¹MU⁻¹Mᵀ, computed on the symmetric D⁻½MU⁻¹MᵀD⁻½; the sign that goes with diversity. Not defined
 * when the graph of territories and activities is in several pieces. O(territories³ + territories² × activities).
 */
export function complexity(binary: readonly (readonly number[])[]): Complexity {
  const diversity = binary.map((row) => row.reduce((sum, one) => sum + one, 0));
  const width = binary[0]?.length ?? 0;
  const ubiquity = Array.from({ length: width }, (_, i) => binary.reduce((sum, row) => sum + row[i]!, 0));
  const mean = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);
  const rows = binary.flatMap((_, r) => (diversity[r]! > 0 ? [r] : []));
  const eigen = transition(binary, rows, diversity, ubiquity);
  const eigenvalues = [...Array.from(eigen.values), ...binary.slice(rows.length).map(() => 0)];
  return {
    diversity,
    ubiquity,
    meanUbiquity: binary.map((row, r) =>
      mean(
        row.reduce((sum, one, i) => sum + one * ubiquity[i]!, 0),
        diversity[r]!,
      ),
    ),
    meanDiversity: ubiquity.map((count, i) =>
      mean(
        binary.reduce((sum, row, r) => sum + row[i]! * diversity[r]!, 0),
        count,
      ),
    ),
    eigenvalues,
    indices: indicesOf(binary, rows, diversity, ubiquity, eigen),
  };
}

function transition(
  binary: readonly (readonly number[])[],
  rows: readonly number[],
  diversity: readonly number[],
  ubiquity: readonly number[],
) {
  const n = rows.length;
  const matrix = new Float64Array(n * n);
  for (const [a, r] of rows.entries()) {
    for (const [b, s] of rows.entries()) {
      let sum = 0;
      for (const [i, count] of ubiquity.entries())
        if (count > 0) sum += (binary[r]![i]! * binary[s]![i]!) / count;
      matrix[a * n + b] = sum / Math.sqrt(diversity[r]! * diversity[s]!);
    }
  }
  return symmetricEigen(matrix, n);
}

function indicesOf(
  binary: readonly (readonly number[])[],
  rows: readonly number[],
  diversity: readonly number[],
  ubiquity: readonly number[],
  eigen: ReturnType<typeof symmetricEigen>,
): ComplexityIndices | NoComplexity {
  const [, second = 0, third = -1] = eigen.values;
  if (rows.length < 3) return { kind: 'undefined', reason: 'too_small' };
  if (second > 1 - SAME) return { kind: 'undefined', reason: 'disconnected' };
  if (second < SAME || second - third < SAME) return { kind: 'undefined', reason: 'tied' };
  const raw = rows.map((r, a) => (eigen.vectors[1]![a] as number) / Math.sqrt(diversity[r]!));
  const withDiversity = covariance(
    raw,
    rows.map((r) => diversity[r]!),
  );
  // Equal diversity says nothing of the sign: ubiquity does, complex territories having what few have.
  const meanUbiquity = rows.map(
    (r) => binary[r]!.reduce((sum, one, i) => sum + one * ubiquity[i]!, 0) / diversity[r]!,
  );
  const sign =
    Math.abs(withDiversity) > 1e-12
      ? Math.sign(withDiversity)
      : -Math.sign(covariance(raw, meanUbiquity)) || 1;
  const own = new Map(rows.map((r, a) => [r, sign * raw[a]!]));
  const products = ubiquity.map((count, i) =>
    count > 0 ? rows.reduce((sum, r) => sum + binary[r]![i]! * own.get(r)!, 0) / count : null,
  );
  return {
    kind: 'defined',
    eci: standardised(binary.map((_, r) => own.get(r) ?? null)),
    pci: standardised(products),
  };
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  return a.reduce((sum, value, i) => sum + (value - ma) * (b[i]! - mb), 0) / a.length;
}

/** Mean 0, standard deviation 1 (n−1), missing values left out; all null when nothing varies. */
function standardised(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(
    known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length - 1),
  );
  return values.map((value) => (value === null || !(deviation > 0) ? null : (value - mean) / deviation));
}
