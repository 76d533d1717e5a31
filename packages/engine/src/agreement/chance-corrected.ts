import type { AgreementWeights } from './agreement-weights.ts';
import { countCategories } from './rating-table.ts';
import type { RatingTable } from './rating-table.ts';
import { notConcluded } from './types.ts';
import type { Agreement } from './types.ts';

export type ChanceModel = 'fleiss' | 'conger' | 'gwet' | 'brennan-prediger' | 'krippendorff';

/**
 * Agreement of any number of coders against five ideas of chance, weighted or not, ratings missing or not, with standard errors.
 * Formula: (p_a − p_e)/(1 − p_e); p_e: Fleiss' κ Σ w π_k π_l; Conger's κ the coders' own margins; Gwet's AC₁/AC₂
 * T_w Σ π_k(1−π_k)/(q(q−1)); Brennan–Prediger T_w/q²; Krippendorff's α as Gwet writes it (units with two ratings or more).
 * Standard errors: linearisation over units. Source: Gwet (2014), Handbook of Inter-Rater Reliability. O(units × (coders + q²)).
 */
export function chanceCorrected(
  table: RatingTable,
  model: ChanceModel,
  weights: AgreementWeights,
): Agreement {
  if (table.coders < 2) return notConcluded('one_coder');
  const counted = observe(table, weights);
  if (counted.common === 0) return notConcluded('no_common_unit');
  return model === 'krippendorff' ? alphaOf(counted) : kappaLike(table, counted, model);
}

interface Observed {
  readonly q: number;
  readonly n: number;
  readonly weights: AgreementWeights;
  /** Category counts of each unit (units × q), and how many rated it. */
  readonly counts: Float64Array;
  readonly rated: Float64Array;
  /** Σ_k r_ik (r*_ik − 1), weighted pairs in agreement within a unit. */
  readonly agreeing: Float64Array;
  /** Units with two ratings or more. */
  readonly common: number;
}

function observe(table: RatingTable, weights: AgreementWeights): Observed {
  const q = table.categories.length;
  const { counts, rated } = countCategories(table);
  const kept: number[] = [];
  for (let unit = 0; unit < table.units; unit += 1) if ((rated[unit] as number) > 0) kept.push(unit);
  const own = Float64Array.from(
    kept.flatMap((unit) => Array.from(counts.subarray(unit * q, (unit + 1) * q))),
  );
  const ratedKept = Float64Array.from(kept, (unit) => rated[unit] as number);
  const agreeing = ratedKept.map((_, unit) => agreeingPairs(own, weights, unit, q));
  const common = ratedKept.filter((count) => count >= 2).length;
  return { q, n: kept.length, weights, counts: own, rated: ratedKept, agreeing, common };
}

function agreeingPairs(counts: Float64Array, weights: AgreementWeights, unit: number, q: number): number {
  let sum = 0;
  for (let k = 0; k < q; k += 1) {
    const own = counts[unit * q + k] as number;
    if (own === 0) continue;
    let weighted = -1;
    for (let l = 0; l < q; l += 1)
      weighted += (weights[k * q + l] as number) * (counts[unit * q + l] as number);
    sum += own * weighted;
  }
  return sum;
}

interface Chance {
  readonly expected: number;
  /** What each unit brings to the expected agreement: for the standard error. */
  readonly ofUnit: Float64Array;
  /** How much a unit's part weighs in the error: 2 when p_e is quadratic in the shares, 0 when it is constant. */
  readonly slope: number;
}

function kappaLike(
  table: RatingTable,
  seen: Observed,
  model: Exclude<ChanceModel, 'krippendorff'>,
): Agreement {
  const { n, rated, agreeing, common } = seen;
  const own = rated.map((count, i) => (count >= 2 ? (agreeing[i] as number) / (count * (count - 1)) : 0));
  const observed = own.reduce((sum, value) => sum + value, 0) / common;
  const { expected, ofUnit, slope } = chanceOf(table, seen, model);
  // Gwet's chance is that of the other categories: without any, it is not 0 but undefined.
  if (seen.q < 2 || !(1 - expected > 1e-12)) return notConcluded('no_variation');
  const value = (observed - expected) / (1 - expected);
  const parts = own.map((share, i) => {
    const chance = (rated[i] as number) >= 2 ? expected : 0;
    const corrected = ((n / common) * (share - chance)) / (1 - expected);
    return corrected - (slope * (1 - value) * ((ofUnit[i] as number) - expected)) / (1 - expected);
  });
  return coefficient(value, observed, expected, parts, value, common);
}

function coefficient(
  value: number,
  observed: number,
  expected: number,
  parts: Float64Array,
  centre: number,
  units: number,
): Agreement {
  const n = parts.length;
  const squares = parts.reduce((sum, part) => sum + (part - centre) ** 2, 0);
  const standardError = n > 1 ? Math.sqrt(squares / (n * (n - 1))) : null;
  return { kind: 'coefficient', value, observed, expected, standardError, units };
}

function chanceOf(table: RatingTable, seen: Observed, model: Exclude<ChanceModel, 'krippendorff'>): Chance {
  const { q, weights, n } = seen;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  switch (model) {
    case 'fleiss':
      return fleissChance(seen, meanShares(seen));
    case 'gwet':
      return gwetChance(seen, meanShares(seen), q > 1 ? total / (q * (q - 1)) : 0);
    case 'brennan-prediger':
      return { expected: total / q ** 2, ofUnit: new Float64Array(n), slope: 0 };
    case 'conger':
      return congerChance(table, seen);
  }
}

/** Mean over units of the share of each category. */
function meanShares({ q, n, counts, rated }: Observed): Float64Array {
  const shares = new Float64Array(q);
  for (let unit = 0; unit < n; unit += 1) {
    for (let k = 0; k < q; k += 1) {
      shares[k] = (shares[k] as number) + (counts[unit * q + k] as number) / ((rated[unit] as number) * n);
    }
  }
  return shares;
}

function fleissChance({ q, n, counts, rated, weights }: Observed, shares: Float64Array): Chance {
  const near = nearness(weights, shares, q);
  let expected = 0;
  for (let k = 0; k < q; k += 1) expected += (shares[k] as number) * (near[k] as number);
  const ofUnit = new Float64Array(n);
  for (let unit = 0; unit < n; unit += 1) {
    for (let k = 0; k < q; k += 1) {
      const share = (counts[unit * q + k] as number) / (rated[unit] as number);
      ofUnit[unit] = (ofUnit[unit] as number) + share * (near[k] as number);
    }
  }
  return { expected, ofUnit, slope: 2 };
}

/** Mean weight of each category against all the others, both ways. */
function nearness(weights: AgreementWeights, shares: Float64Array, q: number): Float64Array {
  const near = new Float64Array(q);
  for (let k = 0; k < q; k += 1) {
    for (let l = 0; l < q; l += 1) {
      const both = ((weights[k * q + l] as number) + (weights[l * q + k] as number)) / 2;
      near[k] = (near[k] as number) + both * (shares[l] as number);
    }
  }
  return near;
}

function gwetChance({ q, n, counts, rated }: Observed, shares: Float64Array, factor: number): Chance {
  const expected = factor * shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const ofUnit = new Float64Array(n);
  for (let unit = 0; unit < n; unit += 1) {
    let sum = 0;
    for (let k = 0; k < q; k += 1) sum += (counts[unit * q + k] as number) * (1 - (shares[k] as number));
    ofUnit[unit] = (factor * sum) / (rated[unit] as number);
  }
  return { expected, ofUnit, slope: 2 };
}

/** Shares of each category by coder, and how many units each coded. */
function coderShares(table: RatingTable, q: number) {
  const { units, coders, codes } = table;
  const coded = new Float64Array(coders);
  const shares = new Float64Array(coders * q);
  for (let unit = 0; unit < units; unit += 1) {
    for (let g = 0; g < coders; g += 1) {
      const code = codes[unit * coders + g] as number;
      if (code < 0) continue;
      coded[g] = (coded[g] as number) + 1;
      shares[g * q + code] = (shares[g * q + code] as number) + 1;
    }
  }
  return {
    coded,
    shares: shares.map((count, at) => count / Math.max(1, coded[Math.floor(at / q)] as number)),
  };
}

function congerChance(table: RatingTable, seen: Observed): Chance {
  const { q, weights } = seen;
  const { coders: r } = table;
  const { coded, shares } = coderShares(table, q);
  let expected = 0;
  for (let g = 0; g < r; g += 1) {
    for (let h = 0; h < r; h += 1) {
      if (g === h) continue;
      for (let k = 0; k < q; k += 1) {
        for (let l = 0; l < q; l += 1) {
          expected +=
            (weights[k * q + l] as number) * (shares[g * q + k] as number) * (shares[h * q + l] as number);
        }
      }
    }
  }
  expected /= r * (r - 1);
  return { expected, ofUnit: congerParts(table, seen, coded, shares), slope: 2 };
}

/** Part of each unit in Conger's chance agreement: its ratings against the other coders' margins. */
function congerParts(
  table: RatingTable,
  { q, n, weights }: Observed,
  coded: Float64Array,
  shares: Float64Array,
): Float64Array {
  const { coders: r, codes } = table;
  const rows = ratedUnits(table);
  const others = othersShares(shares, r, q);
  const parts = new Float64Array(n);
  for (const [at, unit] of rows.entries()) {
    let sum = 0;
    for (let g = 0; g < r; g += 1) {
      const code = codes[unit * r + g] as number;
      const present = code >= 0 ? 1 : 0;
      for (let k = 0; k < q; k += 1) {
        let own = 0;
        for (let l = 0; l < q; l += 1) {
          const share = shares[g * q + l] as number;
          const delta = (code === l ? 1 : 0) - (present - (coded[g] as number) / n) * share;
          own += (weights[k * q + l] as number) * delta;
        }
        sum += ((own * n) / Math.max(1, coded[g] as number)) * (others[g * q + k] as number);
      }
    }
    parts[at] = sum / (r * (r - 1));
  }
  return parts;
}

function ratedUnits({ units, coders, codes }: RatingTable): number[] {
  const rows: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    if (codes.subarray(unit * coders, (unit + 1) * coders).some((code) => code >= 0)) rows.push(unit);
  }
  return rows;
}

/** Sum over the other coders of their share of each category. */
function othersShares(shares: Float64Array, r: number, q: number): Float64Array {
  const totals = new Float64Array(q);
  for (let g = 0; g < r; g += 1) {
    for (let k = 0; k < q; k += 1) totals[k] = (totals[k] as number) + (shares[g * q + k] as number);
  }
  return shares.map((share, at) => (totals[at % q] as number) - share);
}

/** Krippendorff's α in Gwet's form, over the units with at least two ratings. */
function alphaOf(seen: Observed): Agreement {
  const { q, counts, weights } = seen;
  const kept: number[] = [];
  for (let unit = 0; unit < seen.n; unit += 1) if ((seen.rated[unit] as number) >= 2) kept.push(unit);
  const n = kept.length;
  const total = kept.reduce((sum, unit) => sum + (seen.rated[unit] as number), 0);
  const mean = total / n;
  const shares = new Float64Array(q);
  for (const unit of kept) {
    for (let k = 0; k < q; k += 1) {
      shares[k] = (shares[k] as number) + (counts[unit * q + k] as number) / (mean * n);
    }
  }
  const near = nearness(weights, shares, q);
  const expected = shares.reduce((sum, share, k) => sum + share * (near[k] as number), 0);
  if (!(1 - expected > 1e-12)) return notConcluded('no_variation');
  const raw = kept.map(
    (unit) => (seen.agreeing[unit] as number) / (mean * ((seen.rated[unit] as number) - 1)),
  );
  const prime = raw.reduce((sum, value) => sum + value, 0) / n;
  const observed = (1 - 1 / total) * prime + 1 / total;
  const value = (observed - expected) / (1 - expected);
  const centre = (prime - expected) / (1 - expected);
  const parts = Float64Array.from(kept, (unit, at) => {
    const excess = ((seen.rated[unit] as number) - mean) / mean;
    let chance = -expected * excess;
    for (let k = 0; k < q; k += 1) chance += ((counts[unit * q + k] as number) * (near[k] as number)) / mean;
    const own = (raw[at]! - observed * excess - expected) / (1 - expected);
    return own - (2 * (1 - centre) * (chance - expected)) / (1 - expected);
  });
  return coefficient(value, observed, expected, parts, centre, n);
}
