import { invert } from '../../statistics/linear-algebra.ts';
import { studentCritical, studentTwoSided } from '../../statistics/distributions.ts';
import type { Interval } from '../../statistics/quantile.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import type { Panel } from './wave-table.ts';

export interface PanelCoefficient {
  readonly name: string;
  readonly estimate: number;
  /** Robust to whatever ties the answers of a firm. */
  readonly standardError: number;
  readonly p: number;
  readonly interval: Interval;
}

export interface FixedEffects {
  readonly kind: 'fixed_effects';
  readonly outcome: string;
  readonly coefficients: readonly PanelCoefficient[];
  /** Share of the changes within firms that is explained. */
  readonly withinRSquared: number;
  readonly firms: number;
  readonly rows: number;
  /** Firms seen once only: they say nothing of change and are left out. */
  readonly firmsSeenOnce: number;
}

/**
 * Does a firm's outcome change when its predictors change? What stays the same in a firm, and what changes for all, is taken out.
 * Formula: y_it = α_i + λ_t + βx_it, least squares on deviations from each firm's mean with a column for each later wave;
 * standard errors clustered by firm, times √(G/(G−1)·(N−1)/(N−K)); t with G−1 degrees of freedom.
 * Source: Arellano (1987). Says nothing of what changed at the same time and was not measured. O(N K² + K³).
 */
export function fixedEffects(
  panel: Panel,
  outcome: string,
  predictors: readonly string[],
  confidence = 0.95,
): FixedEffects | NotConcluded {
  const unknown = [outcome, ...predictors].filter((name) => panel.data.columns[name] === undefined);
  if (unknown.length > 0)
    return cannotConclude(...unknown.map((column) => problem('unknown_column', { column })));
  const sample = sampleOf(panel, outcome, predictors);
  if (sample.waves.length < 2) return cannotConclude(problem('one_wave', { wave: sample.waves[0] ?? 0 }));
  const names = [...predictors, ...sample.waves.slice(1).map((wave) => `wave ${wave}`)];
  const groups = sample.groups.size;
  if (groups < names.length + 2)
    return cannotConclude(problem('too_few_rows', { rows: groups, needed: names.length + 2 }));
  const design = within(sample, names.length);
  const flat = names.findIndex((_, j) => !design.x.some((row) => Math.abs(row[j]!) > 1e-12));
  if (flat >= 0) return cannotConclude(problem('no_variation_within', { column: names[flat]! }));
  return solve(names, outcome, sample, design, confidence);
}

interface Sample {
  /** Rows of each firm that was seen twice at least. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly waves: readonly number[];
  readonly seenOnce: number;
  readonly read: (row: number) => { readonly y: number; readonly x: readonly number[] };
}

function sampleOf({ data, firms, waves }: Panel, outcome: string, predictors: readonly string[]): Sample {
  const columns = predictors.map((name) => data.columns[name]!);
  const y = data.columns[outcome]!;
  const groups = new Map<string, number[]>();
  for (const [row, firm] of firms.entries()) {
    if (![y, ...columns].every((column) => Number.isFinite(column[row]))) continue;
    groups.set(firm, [...(groups.get(firm) ?? []), row]);
  }
  const kept = new Map([...groups].filter(([, rows]) => rows.length >= 2));
  const seen = [...new Set([...kept.values()].flat().map((row) => waves[row]!))].toSorted((a, b) => a - b);
  return {
    groups: kept,
    waves: seen,
    seenOnce: groups.size - kept.size,
    read: (row) => ({
      y: y[row] as number,
      x: [
        ...columns.map((column) => column[row] as number),
        ...seen.slice(1).map((wave) => (waves[row] === wave ? 1 : 0)),
      ],
    }),
  };
}

interface Design {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly clusters: readonly number[];
}

/** Deviations of each row from the mean of its firm. */
function within({ groups, read }: Sample, width: number): Design {
  const x: number[][] = [];
  const y: number[] = [];
  const clusters: number[] = [];
  for (const [g, rows] of [...groups.values()].entries()) {
    const own = rows.map(read);
    const meanY = own.reduce((sum, one) => sum + one.y, 0) / own.length;
    const means = Array.from(
      { length: width },
      (_, j) => own.reduce((sum, one) => sum + one.x[j]!, 0) / own.length,
    );
    for (const one of own) {
      x.push(one.x.map((value, j) => value - means[j]!));
      y.push(one.y - meanY);
      clusters.push(g);
    }
  }
  return { x, y, clusters };
}

function solve(
  names: readonly string[],
  outcome: string,
  sample: Sample,
  { x, y, clusters }: Design,
  confidence: number,
): FixedEffects | NotConcluded {
  const k = names.length;
  const scale = names.map((_, j) => Math.sqrt(x.reduce((sum, row) => sum + row[j]! ** 2, 0)));
  const cross = new Float64Array(k * k);
  for (const row of x) {
    for (let i = 0; i < k; i += 1) {
      for (let j = 0; j < k; j += 1)
        cross[i * k + j] = (cross[i * k + j] as number) + (row[i]! * row[j]!) / (scale[i]! * scale[j]!);
    }
  }
  const inverse = invert(cross, k);
  if (inverse === null)
    return cannotConclude(problem('collinear_predictors', { predictor: names.join(', ') }));
  const moment = names.map((_, j) => x.reduce((sum, row, r) => sum + (row[j]! * y[r]!) / scale[j]!, 0));
  const beta = names.map((_, i) => moment.reduce((sum, m, j) => sum + (inverse[i * k + j] as number) * m, 0));
  const residuals = y.map(
    (value, r) => value - beta.reduce((sum, b, j) => sum + (b * x[r]![j]!) / scale[j]!, 0),
  );
  const groups = sample.groups.size;
  const scores = Array.from({ length: groups }, () => new Float64Array(k));
  for (const [r, g] of clusters.entries()) {
    for (let j = 0; j < k; j += 1)
      scores[g]![j] = (scores[g]![j] as number) + (x[r]![j]! * residuals[r]!) / scale[j]!;
  }
  const correction = (groups / (groups - 1)) * ((y.length - 1) / (y.length - k));
  const critical = studentCritical(1 - confidence, groups - 1);
  const coefficients = names.map((name, i) => {
    const lever = scores.map((own) =>
      own.reduce((sum, value, j) => sum + (inverse[i * k + j] as number) * value, 0),
    );
    const standardError =
      Math.sqrt(correction * lever.reduce((sum, value) => sum + value ** 2, 0)) / scale[i]!;
    const estimate = beta[i]! / scale[i]!;
    const reach = critical * standardError;
    const interval = { low: estimate - reach, high: estimate + reach };
    return {
      name,
      estimate,
      standardError,
      p: studentTwoSided(estimate / standardError, groups - 1),
      interval,
    };
  });
  const total = y.reduce((sum, value) => sum + value ** 2, 0);
  const left = residuals.reduce((sum, value) => sum + value ** 2, 0);
  return {
    kind: 'fixed_effects',
    outcome,
    coefficients,
    withinRSquared: total > 0 ? 1 - left / total : 0,
    firms: groups,
    rows: y.length,
    firmsSeenOnce: sample.seenOnce,
  };
}
