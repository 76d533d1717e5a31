/** Insertions, deletions and substitutions of characters (code points) that turn one word into the other. O(length²). */
export function levenshtein(first: string, second: string): number {
  const a = [...first];
  const b = [...second];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/**
 * Jaro's similarity of two words, from 0 to 1; two empty words are the same.
 * Formula: (m/|a| + m/|b| + (m−t)/m)/3, m letters found within max(|a|,|b|)/2 − 1 places, t half of those out of order. O(length²).
 */
export function jaro(first: string, second: string): number {
  const a = [...first];
  const b = [...second];
  if (a.length === 0 && b.length === 0) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const found: string[] = [];
  for (const [i, letter] of a.entries()) {
    const to = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= to; j += 1) {
      if (taken[j] || b[j] !== letter) continue;
      taken[j] = true;
      found.push(letter);
      break;
    }
  }
  const m = found.length;
  if (m === 0) return 0;
  const other = b.filter((_, j) => taken[j]);
  const moved = found.filter((letter, at) => letter !== other[at]).length / 2;
  return (m / a.length + m / b.length + (m - moved) / m) / 3;
}

/** Jaro's similarity, raised for words that begin alike: j + p·l·(1−j), l the common first letters, at most 4. Winkler (1990). */
export function jaroWinkler(first: string, second: string, prefixScale = 0.1): number {
  const similarity = jaro(first, second);
  const a = [...first];
  const b = [...second];
  let common = 0;
  while (common < 4 && common < a.length && a[common] === b[common]) common += 1;
  return similarity + prefixScale * common * (1 - similarity);
}
