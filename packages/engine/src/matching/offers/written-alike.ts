import { jaroWinkler } from '../text/string-distance.ts';
import type { ReadStatement } from './statement-terms.ts';

const FIRST_LETTERS = 4;
const LEAST_LETTERS = 6;
const LEAST_LIKENESS = 0.94;

/**
 * Stems only seen in English sentences, each with the closest stem never seen in them when both are written almost alike (tracabl,
 * traceabl): at least 6 letters, the first 4 the same, Jaro–Winkler at least 0.94. O(stems × stems with the same beginning).
 */
export function writtenAlike(statements: readonly ReadStatement[]): ReadonlyMap<string, string> {
  const english = new Set<string>();
  const others = new Set<string>();
  for (const { terms, language } of statements)
    for (const { term } of terms)
      if (term.length >= LEAST_LETTERS && !term.startsWith('='))
        (language === 'en' ? english : others).add(term);
  const beginnings = Map.groupBy([...others].filter((term) => !english.has(term)).toSorted(), (term) =>
    term.slice(0, FIRST_LETTERS),
  );
  const pairs = new Map<string, string>();
  for (const term of english) {
    if (others.has(term)) continue;
    let best = LEAST_LIKENESS;
    for (const other of beginnings.get(term.slice(0, FIRST_LETTERS)) ?? []) {
      const likeness = jaroWinkler(term, other);
      if (likeness <= best) continue;
      best = likeness;
      pairs.set(term, other);
    }
  }
  return pairs;
}
