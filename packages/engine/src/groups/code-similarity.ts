/**
 * How alike two lists of codes are, 0..1: Jaccard with partial credit for codes that begin alike.
 *
 * likeness(c, d) = 1 when equal; otherwise, for codes made with digits, shared leading characters / length of the
 * longer code when at least two are shared (a NACE division, an HS chapter), else 0. Dots, spaces and case are ignored.
 * I = ½ (Σ_c max_d likeness + Σ_d max_c likeness); similarity = I / (|A| + |B| − I).
 * With no partial likeness this is |A ∩ B| / |A ∪ B|. Two empty lists: 0 (the caller treats empty as unknown).
 * O(|A| |B|).
 */
export function codeSimilarity(first: readonly string[], second: readonly string[]): number {
  const a = normaliseCodes(first);
  const b = normaliseCodes(second);
  if (a.length === 0 || b.length === 0) return 0;
  const shared = (bestLikenesses(a, b) + bestLikenesses(b, a)) / 2;
  return shared / (a.length + b.length - shared);
}

/** Jaccard index |A ∩ B| / |A ∪ B| of two plain sets; two empty sets: 0. */
export function jaccard(first: readonly string[], second: readonly string[]): number {
  const a = new Set(first);
  const b = new Set(second);
  const shared = [...a].filter((value) => b.has(value)).length;
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}

function normaliseCodes(codes: readonly string[]): string[] {
  const normalised = codes.map((code) => code.replace(/[\s.]/g, '').toUpperCase());
  return [...new Set(normalised)].filter((code) => code !== '');
}

function bestLikenesses(from: readonly string[], to: readonly string[]): number {
  let sum = 0;
  for (const code of from) sum += Math.max(...to.map((other) => likeness(code, other)));
  return sum;
}

const MADE_WITH_DIGITS = /^[A-Z]?\d/;

function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (!MADE_WITH_DIGITS.test(a) || !MADE_WITH_DIGITS.test(b)) return 0;
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  return shared < 2 ? 0 : shared / Math.max(a.length, b.length);
}
