/**
 * Whole cents that add up exactly to the total, by largest remainder: everyone gets the whole part of its share, and the
 * cents left go one by one to the largest fractions. Equal fractions (within a millionth of a cent) are served in the
 * order of the ids, so that the answer does not depend on the order of the partners. Each amount is less than one cent
 * from its share when the shares add up to the total. O(n log n).
 */
export function roundShares(shares: readonly number[], totalCents: number, ids: readonly string[]): number[] {
  const noise = 1e-6 + 1e-13 * shares.reduce((most, share) => Math.max(most, Math.abs(share)), 0);
  const whole = shares.map((share) => Math.floor(share + noise));
  const fraction = shares.map((share, i) => Math.max(0, share - (whole[i] as number)));
  const left = totalCents - whole.reduce((sum, cents) => sum + cents, 0);
  const order = shares
    .map((_, i) => i)
    .toSorted(
      (a, b) => compareFractions(fraction, a, b, noise) || ((ids[a] as string) < (ids[b] as string) ? -1 : 1),
    );
  return whole.map((cents, i) => cents + extraCents(left, order.indexOf(i), shares.length));
}

/** Larger fractions first. Fractions are put on a grid, for noise must not decide and the order must be transitive. */
function compareFractions(fraction: readonly number[], a: number, b: number, noise: number): number {
  const cell = (i: number) => Math.round((fraction[i] as number) / (4 * noise));
  return cell(b) - cell(a);
}

/** Cents for the partner at this rank: an equal number to all, and one more to the first ones. */
function extraCents(left: number, rank: number, count: number): number {
  const all = Math.floor(left / count);
  return all + (rank < left - all * count ? 1 : 0);
}
