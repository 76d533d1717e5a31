/** Square table of how related two activities are, 0 on the diagonal. */
export type Relatedness = number[][];

export type RelatednessMethod = 'probability' | 'association' | 'cosine' | 'jaccard';

/** In how many territories two activities are both specialised; 0 on the diagonal. O(territories × activities²). */
export function cooccurrence(binary: readonly (readonly number[])[]): number[][] {
  const width = binary[0]?.length ?? 0;
  return Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_j, j) =>
      i === j ? 0 : binary.reduce((sum, row) => sum + row[i]! * row[j]!, 0),
    ),
  );
}

/**
 * Proximity of Hidalgo et al. (2007): the smaller of the two chances to have one activity when having the other.
 * Formula: co-occurrence / max(ubiquity), 0 when neither is anywhere. O(activities²).
 */
export function proximity(binary: readonly (readonly number[])[]): Relatedness {
  const together = cooccurrence(binary);
  const ubiquity = together.map((_, i) => binary.reduce((sum, row) => sum + row[i]!, 0));
  return together.map((row, i) =>
    row.map((count, j) => (count === 0 ? 0 : count / Math.max(ubiquity[i]!, ubiquity[j]!))),
  );
}

/**
 * Co-occurrences against what chance would give, four ways; s are the sums of the columns and t their total.
 * Formulas: association c·t/(s_i s_j); cosine c/√(s_i s_j); Jaccard c/(s_i+s_j−c); probability
 * c / (½t·(s_i/t·s_j/(t−s_i) + s_j/t·s_i/(t−s_j))). 0 where undefined. Sources: van Eck & Waltman (2009); Steijn (2017). O(n²).
 */
export function relatedness(counts: readonly (readonly number[])[], method: RelatednessMethod): Relatedness {
  const own = counts.map((row, i) => row.map((count, j) => (i === j ? 0 : count)));
  const sums = own.map((_, i) => own.reduce((sum, row) => sum + row[i]!, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return own.map((row, i) =>
    row.map((count, j) => {
      const value = i === j ? 0 : related(count, sums[i]!, sums[j]!, total, method);
      return Number.isFinite(value) ? value : 0;
    }),
  );
}

function related(count: number, a: number, b: number, total: number, method: RelatednessMethod): number {
  switch (method) {
    case 'probability':
      return count / (((a / total) * (b / (total - a)) + (b / total) * (a / (total - b))) * (total / 2));
    case 'association':
      return (count * total) / (a * b);
    case 'cosine':
      return count / Math.sqrt(a * b);
    case 'jaccard':
      return count / (a + b - count);
  }
}

/**
 * Density of related activities around each activity in each territory: chances that it comes.
 * Formula: Σ_j b_rj φ_ij / Σ_j φ_ij; null for an activity related to none. Source: Hidalgo et al. (2007). O(territories × activities²).
 */
export function relatednessDensity(
  binary: readonly (readonly number[])[],
  related_: Relatedness,
): (number | null)[][] {
  const sums = related_.map((row) => row.reduce((sum, value) => sum + value, 0));
  return binary.map((row) =>
    related_.map((near, i) =>
      sums[i]! > 0 ? near.reduce((sum, value, j) => sum + value * row[j]!, 0) / sums[i]! : null,
    ),
  );
}
