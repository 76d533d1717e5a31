import { drawRows } from '../statistics/resampling.ts';
import { summariseBootstrap } from '../statistics/quantile.ts';
import { reportAgreement } from './agreement-report.ts';
import type { WithInterval } from './agreement-report.ts';
import { kappaOfTable } from './kappa.ts';
import { holsti } from './percent.ts';
import { notConcluded } from './types.ts';
import type { Agreement, NoAgreement } from './types.ts';

/** A passage that one of two coders put under a code. */
export interface CodedPassage {
  readonly coder: 0 | 1;
  /** Rank among the codes. */
  readonly code: number;
  /** First character, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Degree from 1 up, for codes that have degrees; null: it stands, no more. */
  readonly level: number | null;
}

/** What two coders did with one text. Units are stretches of it, in order, that do not overlap. */
export interface DoubleCoding {
  readonly units: readonly (readonly [start: number, end: number])[];
  /** Degrees of each code; 0: the code stands or does not. */
  readonly codes: readonly { readonly levels: number }[];
  readonly passages: readonly CodedPassage[];
}

export interface CodingAgreementOptions {
  /** Resamples of units behind the intervals; 0 leaves the intervals out. */
  readonly resamples: number;
  readonly seed: number;
  readonly confidence: number;
}

/** Decisions of two coders: units where both put the code, only the first, only the second, neither. */
export interface CrossedDecisions {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly neither: number;
}

export interface CodeAgreement extends CrossedDecisions {
  /** Decisions that are the same, absences too. */
  readonly percent: number;
  /** 2M / (N₁ + N₂) over what was applied: absences do not count. Null when nothing was. */
  readonly holsti: number | null;
  readonly kappa: WithInterval;
  readonly alpha: WithInterval;
  /** For codes with degrees: weighted by squared distance of degrees; κ itself otherwise. */
  readonly weightedKappa: Agreement;
}

export interface CodingDifference {
  readonly unit: number;
  readonly code: number;
  /** What each said: null, not there; 0, there; from 1, its degree. */
  readonly said: readonly [number | null, number | null];
}

export interface CodingAgreement {
  readonly kind: 'coding_agreement';
  readonly units: number;
  /** All decisions together: every code at every unit. */
  readonly overall: Omit<CodeAgreement, 'weightedKappa'>;
  /** In the order of the codes. */
  readonly codes: readonly CodeAgreement[];
  /** Where they differ, from the beginning of the text. */
  readonly differences: readonly CodingDifference[];
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Agreement of two people who coded one text apart. A code stands at a unit as soon as one of its passages touches it; every code
 * at every unit is a decision. Overall and for each code: percent of same decisions, Holsti's 2M/(N₁+N₂) over what was applied,
 * Cohen's κ (weighted for degrees) and Krippendorff's α; percentile intervals by resampling units, whose decisions go together.
 * Ratios; κ and α at most 1. Nothing is concluded when one of the two coded nothing.
 * O(passages log units + resamples × (units + decisions)). Sources: Holsti (1969); Cohen (1960, 1968); Krippendorff (2004).
 */
export function codingAgreement(
  coding: DoubleCoding,
  options: CodingAgreementOptions,
): CodingAgreement | NoAgreement {
  const { units, codes } = coding;
  if (units.length === 0) return notConcluded('no_common_unit');
  const said = decisions(coding);
  const byOne = (coder: 0 | 1): boolean => said.some(({ said: pair }) => pair[coder] !== null);
  if (!byOne(0) || !byOne(1)) return notConcluded('no_common_unit');
  const draws = drawTallies(said, coding, options);
  const crossed = codes.map((_, code) =>
    tally(
      said.filter((one) => one.code === code),
      units.length,
    ),
  );
  const overall = tally(said, units.length * codes.length);
  return {
    kind: 'coding_agreement',
    units: units.length,
    overall: measure(overall, draws?.overall ?? null, options),
    codes: crossed.map((own, code) => {
      const plain = measure(own, draws?.codes[code] ?? null, options);
      const degrees = codes[code]?.levels ?? 0;
      return degrees === 0
        ? { ...plain, weightedKappa: plain.kappa.result }
        : { ...plain, ...withDegrees(said, code, units.length, options) };
    }),
    differences: said
      .filter(({ said: [one, other] }) => one !== other)
      .toSorted((one, other) => one.unit - other.unit || one.code - other.code),
    seed: options.seed,
    resamples: options.resamples,
  };
}

/** What each said of the units where at least one put the code; the highest degree when several passages touch a unit. */
function decisions({ units, codes, passages }: DoubleCoding): CodingDifference[] {
  const found = new Map<number, [number | null, number | null]>();
  for (const { coder, code, start, end, level } of passages) {
    for (let unit = firstReaching(units, start); unit < units.length; unit += 1) {
      if ((units[unit] as readonly [number, number])[0] >= end) break;
      const key = unit * codes.length + code;
      const pair = found.get(key) ?? [null, null];
      const degree = (codes[code]?.levels ?? 0) === 0 ? 0 : (level ?? 0);
      pair[coder] = Math.max(pair[coder] ?? 0, degree);
      found.set(key, pair);
    }
  }
  return [...found].map(([key, said]) => ({
    unit: Math.floor(key / codes.length),
    code: key % codes.length,
    said,
  }));
}

/** The first unit that ends after a place. O(log units). */
function firstReaching(units: DoubleCoding['units'], place: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] as readonly [number, number])[1] <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tally(said: readonly CodingDifference[], decided: number): CrossedDecisions {
  const both = said.filter(({ said: [one, other] }) => one !== null && other !== null).length;
  const first = said.filter(({ said: [, other] }) => other === null).length;
  const second = said.filter(({ said: [one] }) => one === null).length;
  return { both, first, second, neither: decided - both - first - second };
}

/** Cohen's κ of two by two decisions. */
const kappaOf = ({ both, first, second, neither }: CrossedDecisions): Agreement =>
  kappaOfTable(
    {
      size: 2,
      cells: Float64Array.of(both, first, second, neither),
      units: both + first + second + neither,
    },
    Float64Array.of(1, 0, 0, 1),
  );

/**
 * Krippendorff's α of two by two decisions of two coders, none missing. Formula: 1 − D_o/D_e, D_o = (n₁₀+n₀₁)/N,
 * D_e = 2·n₁·n₀/(n(n−1)), n = 2N values of which n₁ say that the code stands.
 */
function alphaOf(crossed: CrossedDecisions): Agreement {
  const { both, first, second, neither } = crossed;
  const units = both + first + second + neither;
  const ones = 2 * both + first + second;
  const values = 2 * units;
  if (units < 2) return notConcluded('one_unit');
  if (ones === 0 || ones === values) return notConcluded('no_variation');
  const observed = (first + second) / units;
  const expected = (2 * ones * (values - ones)) / (values * (values - 1));
  const value = 1 - observed / expected;
  return {
    kind: 'coefficient',
    value,
    observed: 1 - observed,
    expected: 1 - expected,
    standardError: null,
    units,
  };
}

function measure(
  crossed: CrossedDecisions,
  draws: readonly CrossedDecisions[] | null,
  options: CodingAgreementOptions,
): Omit<CodeAgreement, 'weightedKappa'> {
  const { both, first, second, neither } = crossed;
  return {
    ...crossed,
    percent: (both + neither) / (both + first + second + neither),
    holsti: holsti(both, both + first, both + second),
    kappa: withInterval(crossed, draws, kappaOf, options),
    alpha: withInterval(crossed, draws, alphaOf, options),
  };
}

function withInterval(
  crossed: CrossedDecisions,
  draws: readonly CrossedDecisions[] | null,
  coefficient: (crossed: CrossedDecisions) => Agreement,
  { confidence }: CodingAgreementOptions,
): WithInterval {
  const result = coefficient(crossed);
  if (result.kind !== 'coefficient' || draws === null) return { result, interval: null };
  const values = Float64Array.from(draws, (drawn) => {
    const found = coefficient(drawn);
    return found.kind === 'coefficient' ? found.value : NaN;
  });
  return { result, interval: summariseBootstrap(result.value, values, confidence)?.percentile ?? null };
}

interface Tallies {
  readonly overall: CrossedDecisions[];
  readonly codes: CrossedDecisions[][];
}

/** Decisions of resampled units, crossed overall and by code; every code sees the same draws. */
function drawTallies(
  said: readonly CodingDifference[],
  { units, codes }: DoubleCoding,
  { resamples, seed }: CodingAgreementOptions,
): Tallies | null {
  if (resamples < 2 || units.length < 2) return null;
  const byUnit: CodingDifference[][] = units.map(() => []);
  for (const one of said) (byUnit[one.unit] as CodingDifference[]).push(one);
  const tallies: Tallies = { overall: [], codes: codes.map(() => []) };
  const rows = new Int32Array(units.length);
  const counts = new Float64Array(codes.length * 3);
  for (let b = 0; b < resamples; b += 1) {
    drawRows(rows, seed, b);
    counts.fill(0);
    for (const row of rows) {
      for (const one of byUnit[row] as CodingDifference[]) {
        const place = one.code * 3 + (one.said[1] === null ? 1 : one.said[0] === null ? 2 : 0);
        counts[place] = (counts[place] as number) + 1;
      }
    }
    keepTallies(tallies, counts, units.length);
  }
  return tallies;
}

function keepTallies(tallies: Tallies, counts: Float64Array, units: number): void {
  const sum = { both: 0, first: 0, second: 0 };
  for (const [code, kept] of tallies.codes.entries()) {
    const [both = 0, first = 0, second = 0] = counts.subarray(code * 3, code * 3 + 3);
    kept.push({ both, first, second, neither: units - both - first - second });
    sum.both += both;
    sum.first += first;
    sum.second += second;
  }
  tallies.overall.push({ ...sum, neither: units * tallies.codes.length - sum.both - sum.first - sum.second });
}

/** κ weighted by degrees and ordinal α, 0 standing for a code that is not there. */
function withDegrees(
  said: readonly CodingDifference[],
  code: number,
  units: number,
  options: CodingAgreementOptions,
): Pick<CodeAgreement, 'alpha' | 'weightedKappa'> {
  const ratings: [number, number][] = Array.from({ length: units }, () => [0, 0]);
  for (const one of said.filter((own) => own.code === code))
    ratings[one.unit] = [degreeOf(one.said[0]), degreeOf(one.said[1])];
  const report = reportAgreement(ratings, { ...options, scale: 'ordinal' });
  if (report.kind === 'not_concluded')
    return { alpha: { result: report, interval: null }, weightedKappa: report };
  return { alpha: report.alpha, weightedKappa: report.pairs[0]?.weightedKappa ?? notConcluded('one_coder') };
}

const degreeOf = (said: number | null): number => (said === null ? 0 : said + 1);
