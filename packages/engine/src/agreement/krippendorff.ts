import type { RatingTable } from './rating-table.ts';
import { notConcluded } from './types.ts';
import type { Agreement, NoAgreement } from './types.ts';

export type AlphaScale = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Different values that a ratio scale may have: all are compared two by two. */
const MOST_RATIO_VALUES = 20_000;

/**
 * Krippendorff's α: agreement of any number of coders, on any scale, some ratings missing. 1 is perfect, 0 what chance gives.
 * Formula: α = 1 − (n−1) Σ_u [Σ_{i≠j} δ(v_ui, v_uj)/(m_u−1)] / Σ_{c≠k} n_c n_k δ(c,k), over units with m_u ≥ 2 ratings;
 * δ: nominal 1 if different; interval (c−k)²; ratio ((c−k)/(c+k))²; ordinal the squared difference of midranks.
 * Source: Krippendorff (2004), Content Analysis. O(units × coders² + categories), ratio O(categories²).
 */
export function krippendorffAlpha(table: RatingTable, scale: AlphaScale): Agreement {
  if (table.coders < 2) return notConcluded('one_coder');
  const refused = refusal(table, scale);
  if (refused !== null) return refused;
  const frequency = pairableCounts(table);
  const n = frequency.reduce((sum, count) => sum + count, 0);
  if (n === 0) return notConcluded('no_common_unit');
  const values = scaleValues(table, scale, frequency);
  const expected = expectedDisagreement(values, frequency, scale, n);
  if (!(expected > 0)) return notConcluded('no_variation');
  const { sum, units } = observedDisagreement(table, values, scale);
  return {
    kind: 'coefficient',
    value: 1 - ((n - 1) * sum) / expected,
    observed: null,
    expected: null,
    standardError: null,
    units,
  };
}

function refusal(table: RatingTable, scale: AlphaScale): NoAgreement | null {
  if (scale === 'nominal') return null;
  if (!table.numeric && scale !== 'ordinal') return notConcluded('not_numeric');
  if (scale !== 'ratio') return null;
  if ((table.categories as readonly number[]).some((value) => value < 0))
    return notConcluded('negative_value');
  return table.categories.length > MOST_RATIO_VALUES ? notConcluded('too_many_values') : null;
}

/** How often each category was given, over the units with at least two ratings. */
function pairableCounts({ units, coders, codes, categories }: RatingTable): Float64Array {
  const frequency = new Float64Array(categories.length);
  for (let unit = 0; unit < units; unit += 1) {
    const from = unit * coders;
    let rated = 0;
    for (let i = from; i < from + coders; i += 1) if ((codes[i] as number) >= 0) rated += 1;
    if (rated < 2) continue;
    for (let i = from; i < from + coders; i += 1) {
      const code = codes[i] as number;
      if (code >= 0) frequency[code] = (frequency[code] as number) + 1;
    }
  }
  return frequency;
}

/** What the differences are taken between: values as they are, or midranks. */
function scaleValues(table: RatingTable, scale: AlphaScale, frequency: Float64Array): Float64Array {
  if (scale === 'interval' || scale === 'ratio')
    return Float64Array.from(table.categories as readonly number[]);
  let before = 0;
  return frequency.map((count) => {
    const middle = before + count / 2;
    before += count;
    return middle;
  });
}

function observedDisagreement(
  { units, coders, codes }: RatingTable,
  values: Float64Array,
  scale: AlphaScale,
): { sum: number; units: number } {
  const own = new Int32Array(coders);
  let sum = 0;
  let used = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let rated = 0;
    for (let coder = 0; coder < coders; coder += 1) {
      const code = codes[unit * coders + coder] as number;
      if (code >= 0) own[rated++] = code;
    }
    if (rated < 2) continue;
    used += 1;
    let pairs = 0;
    for (let i = 1; i < rated; i += 1) {
      for (let j = 0; j < i; j += 1) pairs += difference(own[i] as number, own[j] as number, values, scale);
    }
    sum += (2 * pairs) / (rated - 1);
  }
  return { sum, units: used };
}

function difference(a: number, b: number, values: Float64Array, scale: AlphaScale): number {
  if (a === b) return 0;
  if (scale === 'nominal') return 1;
  const x = values[a] as number;
  const y = values[b] as number;
  return scale === 'ratio' ? ((x - y) / (x + y)) ** 2 : (x - y) ** 2;
}

function expectedDisagreement(
  values: Float64Array,
  frequency: Float64Array,
  scale: AlphaScale,
  n: number,
): number {
  if (scale === 'nominal') return n * n - frequency.reduce((sum, count) => sum + count * count, 0);
  if (scale === 'ratio') return ratioExpected(values, frequency);
  let mean = 0;
  for (let c = 0; c < values.length; c += 1) mean += ((frequency[c] as number) * (values[c] as number)) / n;
  let squares = 0;
  for (let c = 0; c < values.length; c += 1) {
    squares += (frequency[c] as number) * ((values[c] as number) - mean) ** 2;
  }
  return 2 * n * squares;
}

function ratioExpected(values: Float64Array, frequency: Float64Array): number {
  let sum = 0;
  for (let c = 1; c < values.length; c += 1) {
    for (let k = 0; k < c; k += 1) {
      const x = values[c] as number;
      const y = values[k] as number;
      sum += (frequency[c] as number) * (frequency[k] as number) * ((x - y) / (x + y)) ** 2;
    }
  }
  return 2 * sum;
}
