import { invert } from '../../statistics/linear-algebra.ts';
import type { Solved } from './solver.ts';
import type { Structure } from './structure.ts';

export interface Reliability {
  readonly construct: string;
  /** Cronbach's α of the standardised items. */
  readonly alpha: number;
  /** Composite reliability ρC. */
  readonly rhoC: number;
  /** Average variance extracted. */
  readonly ave: number;
  readonly rhoA: number;
}

/**
 * How well items stand for their construct.
 * Formulas: α = m/(m−1)·(1 − m/Σr); ρC = (Σλ)²/((Σλ)² + Σ(1−λ²)); AVE = mean λ²; 1 with a single item. O(p²).
 * Sources: Cronbach (1951); Jöreskog (1971); Fornell & Larcker (1981); Dijkstra & Henseler (2015).
 */
export function reliabilities(structure: Structure, solved: Solved): Reliability[] {
  return structure.names.map((construct, c) => {
    const loadings = Array.from(solved.loadings.subarray(structure.start[c]!, structure.start[c + 1]!));
    if (loadings.length === 1) return { construct, alpha: 1, rhoC: 1, ave: 1, rhoA: 1 };
    const sum = loadings.reduce((total, l) => total + l, 0);
    const squares = loadings.reduce((total, l) => total + l * l, 0);
    return {
      construct,
      alpha: standardisedAlpha(structure, solved.correlations, c),
      rhoC: sum ** 2 / (sum ** 2 + loadings.length - squares),
      ave: squares / loadings.length,
      rhoA: solved.rhoA[c] as number,
    };
  });
}

function standardisedAlpha({ start, items }: Structure, r: Float64Array, c: number): number {
  const p = items.length;
  const m = start[c + 1]! - start[c]!;
  let total = 0;
  for (let i = start[c]!; i < start[c + 1]!; i += 1) {
    for (let j = start[c]!; j < start[c + 1]!; j += 1) total += r[i * p + j] as number;
  }
  return (m / (m - 1)) * (1 - m / total);
}

/**
 * Heterotrait–monotrait ratio of two constructs: are they two things? Mean |r| between them over the geometric mean of the mean
 * |r| within each; 1 within for a single item. Null when an own mean is 0. Source: Henseler, Ringle & Sarstedt (2015). O(items²).
 */
export function htmt({ start, items }: Structure, r: Float64Array, a: number, b: number): number | null {
  const p = items.length;
  const between = meanAbsolute(r, p, [start[a]!, start[a + 1]!], [start[b]!, start[b + 1]!]);
  const within = (c: number): number => {
    const span: Span = [start[c]!, start[c + 1]!];
    const size = span[1] - span[0];
    if (size === 1) return 1;
    return (meanAbsolute(r, p, span, span) * size * size - size) / (size * (size - 1));
  };
  const below = Math.sqrt(within(a) * within(b));
  return below > 0 ? between / below : null;
}

type Span = readonly [number, number];

function meanAbsolute(r: Float64Array, p: number, rows: Span, columns: Span): number {
  let sum = 0;
  for (let i = rows[0]; i < rows[1]; i += 1) {
    for (let j = columns[0]; j < columns[1]; j += 1) sum += Math.abs(r[i * p + j] as number);
  }
  return sum / ((rows[1] - rows[0]) * (columns[1] - columns[0]));
}

/** 1/(1−R²) of each of some variables on the others; null when one is a combination of the others. O(m³). */
export function inflation(
  correlations: Float64Array,
  p: number,
  chosen: readonly number[],
): (number | null)[] {
  const m = chosen.length;
  if (m === 1) return [1];
  const part = new Float64Array(m * m);
  for (let i = 0; i < m; i += 1) {
    for (let j = 0; j < m; j += 1) part[i * m + j] = correlations[chosen[i]! * p + chosen[j]!] as number;
  }
  const inverse = invert(part, m);
  return chosen.map((_, i) => (inverse === null ? null : (inverse[i * m + i] as number)));
}
