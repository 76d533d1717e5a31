/**
 * How unequally a quantity is spread, 0 (all alike) .. 1 (one has it all, for many organisations).
 * G = sum of (2i - n - 1) x(i) / (n sum of x), x in increasing order, i = 1..n. `null` when the sum is 0. O(n log n).
 */
export function giniIndex(values: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(values).sort();
  const total = sorted.reduce((a, b) => a + b, 0);
  if (total === 0) return null;
  const n = sorted.length;
  return sorted.reduce((sum, x, i) => sum + (2 * (i + 1) - n - 1) * x, 0) / (n * total);
}
