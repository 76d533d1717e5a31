/** Amounts that are shared; null when unknown. */
export type Amounts = readonly (number | null)[];

/** Shares of a total, or null when there is nothing to share, an amount is unknown or it is negative. */
export function sharesOf(amounts: Amounts): number[] | null {
  const known = amounts.filter((amount) => amount !== null && amount >= 0) as number[];
  const total = known.reduce((sum, amount) => sum + amount, 0);
  return known.length === amounts.length && total > 0 ? known.map((amount) => amount / total) : null;
}

export interface Concentration {
  /** Σ s²: 1/n when evenly shared, 1 when one has it all. */
  readonly herfindahl: number;
  /** From 0 to 1 whatever the number of parts; null with a single part. */
  readonly herfindahlNormalised: number | null;
  /** Number of equal parts that would be as concentrated: 1/Σ s². */
  readonly equivalentNumber: number;
  readonly gini: number;
  /** Times n/(n−1), so that 1 can be reached; null with a single part. */
  readonly giniNormalised: number | null;
  /** Shannon's entropy in bits. */
  readonly entropyBits: number;
}

/**
 * Concentration of amounts. Formulas: H = Σs²; (H−1/n)/(1−1/n); Gini = 2Σ i·x₍ᵢ₎/(nΣx) − (n+1)/n; entropy −Σ s log₂ s.
 * Null without a positive total or when an amount is unknown. Parts of size 0 count as parts. O(n log n).
 */
export function concentration(amounts: Amounts): Concentration | null {
  const shares = sharesOf(amounts);
  if (shares === null) return null;
  const n = shares.length;
  const herfindahl = shares.reduce((sum, share) => sum + share * share, 0);
  const ranked = shares.toSorted((a, b) => a - b);
  const gini = (2 * ranked.reduce((sum, share, i) => sum + (i + 1) * share, 0)) / n - (n + 1) / n;
  return {
    herfindahl,
    herfindahlNormalised: n === 1 ? null : (herfindahl - 1 / n) / (1 - 1 / n),
    equivalentNumber: 1 / herfindahl,
    gini,
    giniNormalised: n === 1 ? null : (gini * n) / (n - 1),
    entropyBits: 0 - shares.reduce((sum, share) => sum + (share > 0 ? share * Math.log2(share) : 0), 0),
  };
}
