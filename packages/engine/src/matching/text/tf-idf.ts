/** Terms of some documents with their rarity, and each document as a vector of length one. */
export interface WeightedDocuments {
  /** In the order of their code units. */
  readonly vocabulary: readonly string[];
  readonly idf: readonly number[];
  /** Weight of the terms that each document has, by place in the vocabulary. */
  readonly vectors: readonly ReadonlyMap<number, number>[];
}

/**
 * Terms weighted by how often a document has them and how rare they are.
 * Formula: tf·(ln((1+n)/(1+df)) + 1), tf the count or 1 + ln(count), each document scaled to length one. O(terms).
 * Source: Salton & Buckley (1988), smoothed.
 */
export function weighDocuments(
  documents: readonly (readonly string[])[],
  options: { readonly sublinear?: boolean } = {},
): WeightedDocuments {
  const counted = documents.map(countTerms);
  const holders = countTerms(counted.flatMap((counts) => [...counts.keys()]));
  const vocabulary = [...holders.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const place = new Map(vocabulary.map((term, at) => [term, at]));
  const idf = vocabulary.map((term) => Math.log((1 + documents.length) / (1 + holders.get(term)!)) + 1);
  const vectors = counted.map((counts) => {
    const weights = [...counts].map(([term, count]): [number, number] => {
      const at = place.get(term)!;
      return [at, (options.sublinear ? 1 + Math.log(count) : count) * idf[at]!];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([at, weight]) => [at, weight / length]));
  });
  return { vocabulary, idf, vectors };
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Cosine of two vectors of length one: 0 without a common term. O(terms of the shorter). */
export function cosine(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): number {
  const [short, long] = first.size <= second.size ? [first, second] : [second, first];
  let sum = 0;
  for (const [at, weight] of short) sum += weight * (long.get(at) ?? 0);
  return sum;
}

/** Common terms over all terms of two documents; 0 when both are empty. O(terms). */
export function jaccardOfTerms(first: readonly string[], second: readonly string[]): number {
  const a = new Set(first);
  const b = new Set(second);
  const common = [...a].filter((term) => b.has(term)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
