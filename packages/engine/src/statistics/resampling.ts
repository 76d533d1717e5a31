/**
 * Draws that depend on nothing but the seed and their own number: resample b can be made anywhere, in any order, so that the
 * work can be cut into chunks for several threads and give the same figures to the last digit.
 */

/** One step of the hash: xor, two multiplications, two shifts, on 32 bits. */
function mix(state: number, value: number): number {
  let x = state ^ (value + 1);
  x = Math.imul(x, 16777619);
  x ^= x >>> 15;
  x = Math.imul(x, 2246822519);
  return x ^ (x >>> 13);
}

/** How often each of `n` rows was drawn in resample `b`: n draws, row of draw i = h(seed, [b, i]) mod n. Written into `counts`. O(n). */
export function drawCounts(counts: Float64Array, seed: number, b: number): void {
  const n = counts.length;
  counts.fill(0);
  const start = mix(seed | 0, b);
  for (let i = 0; i < n; i += 1) {
    const row = (mix(start, i) >>> 0) % n;
    counts[row] = (counts[row] as number) + 1;
  }
}

/** The rows of resample `b` in the order of the draws. O(n). */
export function drawRows(rows: Int32Array, seed: number, b: number): void {
  const start = mix(seed | 0, b);
  for (let i = 0; i < rows.length; i += 1) rows[i] = (mix(start, i) >>> 0) % rows.length;
}

/** A permutation of 0…n−1 that depends on the seed and on its number only (Fisher–Yates). O(n). */
export function drawPermutation(order: Int32Array, seed: number, b: number): void {
  const start = mix(seed | 0, b);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = (mix(start, i) >>> 0) % (i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/** Resamples `from` (included) to `to` (excluded): a chunk of the whole that can be computed apart. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** Cuts `total` resamples into at most `parts` chunks of nearly equal size. */
export function chunksOf(total: number, parts: number): Chunk[] {
  const count = Math.max(1, Math.min(parts, total));
  return Array.from({ length: count }, (_, k) => ({
    from: Math.floor((total * k) / count),
    to: Math.floor((total * (k + 1)) / count),
  }));
}
