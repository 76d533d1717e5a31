import { distance } from 'fuzzball';
import { headerKey } from './header-key.ts';

/** The names that look like a word, the closest first; none when nothing is near. Time: names × length². */
export const closestNames = (word: string, names: readonly string[], count: number): readonly string[] => {
  const key = headerKey(word);
  if (key === '') return [];
  const limit = Math.max(2, Math.floor(key.length / 2.5));
  return names
    .map((name) => ({ name, apart: apart(key, headerKey(name), limit) }))
    .filter((each) => each.apart <= limit)
    .sort((a, b) => a.apart - b.apart || a.name.localeCompare(b.name))
    .slice(0, count)
    .map((each) => each.name);
};

/** Edit distance; a name that begins like the word or contains it is near too. */
const apart = (a: string, b: string, limit: number): number => {
  if (a === b) return 0;
  if (a.length >= 4 && (b.startsWith(a) || (b.length >= 4 && a.startsWith(b)))) return 1;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  return distance(a, b, { full_process: false });
};
