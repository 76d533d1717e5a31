/**
 * Geometric / arithmetic mean of the known headcounts of a group, in ]0,1]: 1 when all are equal; null when fewer than two
 * are known (NaN = unknown), then the factor is left out. O(n).
 */
export function sizeBalance(headcounts: readonly number[]): number | null {
  const known = headcounts.filter((headcount) => !Number.isNaN(headcount));
  if (known.length < 2) return null;
  let sum = 0;
  let logSum = 0;
  for (const headcount of known) {
    sum += headcount;
    logSum += Math.log(headcount);
  }
  return Math.min(1, Math.exp(logSum / known.length) / (sum / known.length));
}
