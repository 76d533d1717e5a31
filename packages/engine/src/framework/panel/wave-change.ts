import { studentCritical, studentTwoSided } from '../../statistics/distributions.ts';
import type { Interval } from '../../statistics/quantile.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import type { Panel } from './wave-table.ts';

export interface WaveChange {
  readonly kind: 'change';
  readonly column: string;
  readonly from: number;
  readonly to: number;
  /** Firms that answered both times; the change is theirs only. */
  readonly firms: number;
  /** Firms that answered the first time only, and the second only. */
  readonly leavers: number;
  readonly newcomers: number;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly p: number;
  /** Change over the standard deviation of the changes. */
  readonly effect: number;
  /** Mean of the leavers minus that of those who stayed, the first time; null without leavers. Far from 0, those who stayed differ. */
  readonly attrition: number | null;
}

/**
 * How the same firms changed between two waves. Formula: paired differences, t = d̄/(s_d/√n).
 * Needs three firms that answered both times and did not all change alike. O(rows).
 */
export function waveChange(
  { data, firms, waves }: Panel,
  column: string,
  from: number,
  to: number,
  confidence = 0.95,
): WaveChange | NotConcluded {
  const values = data.columns[column];
  if (values === undefined) return cannotConclude(problem('unknown_column', { column }));
  if (from === to) return cannotConclude(problem('one_wave', { wave: from }));
  const at = (wave: number): Map<string, number> =>
    new Map(
      firms.flatMap((firm, row) =>
        waves[row] === wave && Number.isFinite(values[row]) ? [[firm, values[row] as number]] : [],
      ),
    );
  const [first, second] = [at(from), at(to)];
  const both = [...first.keys()].filter((firm) => second.has(firm));
  if (both.length === 0) return cannotConclude(problem('no_common_firm', { from, to }));
  if (both.length < 3) return cannotConclude(problem('too_few_rows', { rows: both.length, needed: 3 }));
  const changes = both.map((firm) => second.get(firm)! - first.get(firm)!);
  const change = mean(changes);
  const deviation = Math.sqrt(
    changes.reduce((sum, own) => sum + (own - change) ** 2, 0) / (changes.length - 1),
  );
  if (!(deviation > 0)) return cannotConclude(problem('no_variation_within', { column }));
  const standardError = deviation / Math.sqrt(changes.length);
  const reach = studentCritical(1 - confidence, changes.length - 1) * standardError;
  const leavers = [...first.keys()].filter((firm) => !second.has(firm));
  const before = mean(both.map((firm) => first.get(firm)!));
  return {
    kind: 'change',
    column,
    from,
    to,
    firms: both.length,
    leavers: leavers.length,
    newcomers: second.size - both.length,
    before,
    after: before + change,
    change,
    standardError,
    interval: { low: change - reach, high: change + reach },
    p: studentTwoSided(change / standardError, changes.length - 1),
    effect: change / deviation,
    attrition: leavers.length === 0 ? null : mean(leavers.map((firm) => first.get(firm)!)) - before,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
