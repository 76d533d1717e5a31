import { drawRows } from '../statistics/resampling.ts';
import { summariseBootstrap } from '../statistics/quantile.ts';
import type { Interval } from '../statistics/quantile.ts';
import { agreementWeights } from './agreement-weights.ts';
import { chanceCorrected } from './chance-corrected.ts';
import { confusedPairs, disagreements } from './disagreements.ts';
import type { ConfusedPair, Disagreement } from './disagreements.ts';
import { cohenKappa } from './kappa.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import type { AlphaScale } from './krippendorff.ts';
import { compositeReliability, holstiOfCoders, percentAgreement } from './percent.ts';
import type { PercentAgreement } from './percent.ts';
import { ratingTable, selectUnits } from './rating-table.ts';
import type { RatingTable } from './rating-table.ts';
import { notConcluded } from './types.ts';
import type { Agreement, NoAgreement, Ratings } from './types.ts';

/** What a value says about coding; thresholds of Krippendorff (2004) for α and of Landis & Koch (1977) for κ. */
export type AgreementVerdict =
  | 'reliable'
  | 'tentative'
  | 'unreliable'
  /** The interval reaches over the threshold: the value alone would look better than what is known. */
  | 'undecided';

export interface AgreementOptions {
  readonly scale: AlphaScale;
  /** Resamples of units behind the intervals; 0 leaves the intervals out. */
  readonly resamples: number;
  readonly seed: number;
  readonly confidence: number;
}

export interface PairAgreement {
  readonly first: number;
  readonly second: number;
  readonly units: number;
  readonly holsti: number | null;
  readonly percent: number | null;
  readonly kappa: Agreement;
  /** Weighted by squared places; for ordered categories. */
  readonly weightedKappa: Agreement;
}

export interface WithInterval {
  readonly result: Agreement;
  readonly interval: Interval | null;
}

export interface AgreementReport {
  readonly kind: 'agreement';
  readonly units: number;
  readonly coders: number;
  readonly categories: number;
  readonly missing: number;
  readonly percent: PercentAgreement | NoAgreement;
  readonly pairs: readonly PairAgreement[];
  /** Holsti's composite reliability from the mean of the pairs. */
  readonly composite: number | null;
  readonly alpha: WithInterval;
  readonly fleiss: WithInterval;
  readonly gwet: WithInterval;
  readonly verdict: AgreementVerdict | null;
  readonly disagreements: readonly Disagreement[];
  readonly confused: readonly ConfusedPair[];
  readonly seed: number;
  readonly resamples: number;
}

/** α from which a coding is taken as reliable, and from which conclusions can only be tentative. Krippendorff (2004). */
export const ALPHA_THRESHOLDS = { reliable: 0.8, tentative: 0.667 } as const;

/** Contested units that the report lists. */
const LISTED = 200;

/**
 * Everything about the agreement of coders on one table: simple and chance-corrected, by pair and together, with intervals
 * (percentile, units resampled) and where they differ. O(resamples × units × coders²).
 */
export function reportAgreement(ratings: Ratings, options: AgreementOptions): AgreementReport | NoAgreement {
  const table = ratingTable(ratings);
  if (table.coders < 2) return notConcluded('one_coder');
  const percent = percentAgreement(table);
  if (percent.kind === 'not_concluded' && percent.reason === 'no_common_unit') return percent;
  const pairs = coderPairs(table);
  const alpha = withInterval(table, options, (own) => krippendorffAlpha(own, options.scale));
  const weights = agreementWeights(table.categories, 'identity');
  return {
    kind: 'agreement',
    units: table.units,
    coders: table.coders,
    categories: table.categories.length,
    missing: table.codes.filter((code) => code < 0).length,
    percent,
    pairs,
    composite: compositeOf(pairs, table.coders),
    alpha,
    fleiss: withInterval(table, options, (own) => chanceCorrected(own, 'fleiss', weights)),
    gwet: withInterval(table, options, (own) => chanceCorrected(own, 'gwet', weights)),
    verdict: verdictOf(alpha),
    disagreements: disagreements(table).slice(0, LISTED),
    confused: confusedPairs(table).slice(0, LISTED),
    seed: options.seed,
    resamples: options.resamples,
  };
}

function coderPairs(table: RatingTable): PairAgreement[] {
  const pairs: PairAgreement[] = [];
  for (let first = 0; first < table.coders; first += 1) {
    for (let second = first + 1; second < table.coders; second += 1) {
      const kappa = cohenKappa(table, first, second);
      pairs.push({
        first,
        second,
        units: commonUnits(table, first, second),
        holsti: holstiOfCoders(table, first, second),
        percent: pairPercent(table, first, second),
        kappa,
        weightedKappa: cohenKappa(table, first, second, 'quadratic'),
      });
    }
  }
  return pairs;
}

function commonUnits({ units, coders, codes }: RatingTable, a: number, b: number): number {
  let common = 0;
  for (let unit = 0; unit < units; unit += 1) {
    if ((codes[unit * coders + a] as number) >= 0 && (codes[unit * coders + b] as number) >= 0) common += 1;
  }
  return common;
}

function pairPercent({ units, coders, codes }: RatingTable, a: number, b: number): number | null {
  let common = 0;
  let same = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const first = codes[unit * coders + a] as number;
    const second = codes[unit * coders + b] as number;
    if (first < 0 || second < 0) continue;
    common += 1;
    if (first === second) same += 1;
  }
  return common === 0 ? null : same / common;
}

function compositeOf(pairs: readonly PairAgreement[], coders: number): number | null {
  const known = pairs.flatMap(({ holsti }) => (holsti === null ? [] : [holsti]));
  if (known.length === 0 || known.length < pairs.length) return null;
  return compositeReliability(coders, known.reduce((sum, value) => sum + value, 0) / known.length);
}

/** A coefficient and its percentile interval over resampled units. */
function withInterval(
  table: RatingTable,
  { resamples, seed, confidence }: AgreementOptions,
  measure: (table: RatingTable) => Agreement,
): WithInterval {
  const result = measure(table);
  if (result.kind !== 'coefficient' || resamples < 2 || table.units < 2) return { result, interval: null };
  const draws = new Float64Array(resamples).fill(NaN);
  const rows = new Int32Array(table.units);
  for (let b = 0; b < resamples; b += 1) {
    drawRows(rows, seed, b);
    const drawn = measure(selectUnits(table, rows));
    if (drawn.kind === 'coefficient') draws[b] = drawn.value;
  }
  return { result, interval: summariseBootstrap(result.value, draws, confidence)?.percentile ?? null };
}

/** Verdict on α: the lower limit decides, so that a value that only looks good is said to be undecided. */
function verdictOf({ result, interval }: WithInterval): AgreementVerdict | null {
  if (result.kind !== 'coefficient') return null;
  const { reliable, tentative } = ALPHA_THRESHOLDS;
  const low = interval?.low ?? result.value;
  if (result.value < tentative) return 'unreliable';
  if (low < tentative) return 'undecided';
  return result.value >= reliable && low >= tentative ? 'reliable' : 'tentative';
}
