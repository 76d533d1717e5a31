/**
 * Freeman's centralisation: how much the network hangs on its most central organisation, 0 (all alike) .. 1 (a star).
 * C = sum over organisations of (largest value - value) / the same sum in a star of the same size.
 * Undirected networks. `null` below three organisations, where the star's sum is 0. O(n).
 * Source: Freeman (1978), doi:10.1016/0378-8733(78)90021-7.
 */
function centralisation(values: ArrayLike<number>, starSum: number): number | null {
  if (values.length < 3) return null;
  const list = Array.from(values);
  const largest = list.reduce((a, b) => Math.max(a, b), -Infinity);
  return list.reduce((sum, value) => sum + (largest - value), 0) / starSum;
}

/** Of the raw degree; the star's sum is (n - 1)(n - 2). See `centralisation` in this file for formula and source. */
export function degreeCentralisation(degree: ArrayLike<number>): number | null {
  const n = degree.length;
  return centralisation(degree, (n - 1) * (n - 2));
}

/** Of the raw betweenness; the star's sum is (n - 1)^2 (n - 2) / 2. */
export function betweennessCentralisation(betweenness: ArrayLike<number>): number | null {
  const n = betweenness.length;
  return centralisation(betweenness, ((n - 1) ** 2 * (n - 2)) / 2);
}

/** Of closeness (0..1) in a connected network; the star's sum is (n - 1)(n - 2) / (2n - 3). */
export function closenessCentralisation(closeness: ArrayLike<number>): number | null {
  const n = closeness.length;
  return centralisation(closeness, ((n - 1) * (n - 2)) / (2 * n - 3));
}
