/** How close two categories count as: 1 on the diagonal, 0 for no agreement at all. Square, row after row. */
export type AgreementWeights = Float64Array;

export type WeightScheme = 'identity' | 'linear' | 'quadratic' | 'ordinal' | 'radical' | 'ratio';

/**
 * Weights between categories, from their values when they are numbers, else from their places.
 * Formulas: identity 1 if same; linear 1−|k−l|/(max−min); quadratic 1−(k−l)²/(max−min)²; radical 1−√|k−l|/√(max−min);
 * ratio 1−((k−l)/(k+l))²/((max−min)/(max+min))²; ordinal 1−C(n_kl,2)/max C with n_kl the categories from k to l.
 * Source: Gwet (2014), Handbook of Inter-Rater Reliability. O(q²).
 */
export function agreementWeights(
  categories: readonly (number | string)[],
  scheme: WeightScheme,
  byPlace = false,
): AgreementWeights {
  const q = categories.length;
  const useValues = !byPlace && categories.every((value) => typeof value === 'number');
  const values = categories.map((value, place) => (useValues ? (value as number) : place + 1));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const weights = new Float64Array(q * q);
  for (let k = 0; k < q; k += 1) {
    for (let l = 0; l < q; l += 1) {
      const distance =
        k === l ? 0 : distanceOf(scheme, values[k]!, values[l]!, Math.abs(k - l), { low, high, q });
      weights[k * q + l] = 1 - distance;
    }
  }
  return weights;
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly q: number;
}

/** From 0 (same) to 1 (the two ends of the scale). */
function distanceOf(scheme: WeightScheme, a: number, b: number, places: number, range: Range): number {
  const { low, high, q } = range;
  const share = Math.abs(a - b) / (high - low);
  switch (scheme) {
    case 'identity':
      return 1;
    case 'linear':
      return share;
    case 'quadratic':
      return share * share;
    case 'radical':
      return Math.sqrt(share);
    case 'ratio':
      return ((a - b) / (a + b)) ** 2 / ((high - low) / (high + low)) ** 2;
    case 'ordinal':
      return (places * (places + 1)) / (q * (q - 1));
  }
}
