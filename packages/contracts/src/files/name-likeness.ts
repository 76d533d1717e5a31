import { distance } from 'fuzzball';

/** How telling each word is: the rarer among the organisations, the more. */
export interface WordRarity {
  readonly weightOf: (word: string) => number;
  readonly countOf: (word: string) => number;
}

/** Words that branches and groups add to the name of one organisation: they count for a third. */
const weak = new Set(
  'france europe international group groupe holding association societe compagnie etablissements entreprise company'.split(
    ' ',
  ),
);

/** Weight ln(1 + n / count), as in text retrieval; a word in one name of 4,000 weighs 8, in half of them 1. */
export const wordRarity = (names: readonly (readonly string[])[]): WordRarity => {
  const counts = new Map<string, number>();
  for (const words of names) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return {
    countOf: (word) => counts.get(word) ?? 0,
    weightOf: (word) => Math.log(1 + names.length / (counts.get(word) ?? 1)) * (weak.has(word) ? 1 / 3 : 1),
  };
};

/** Numbers and Roman numerals tell universities, sites and funds apart. */
const isNumeral = (word: string): boolean =>
  /^\d+$/u.test(word) || /^(?:i{1,3}|iv|vi{0,3}|ix|x)$/u.test(word);

/** One word may be a typing error or an abbreviation of the other. */
const nearWords = (a: string, b: string): boolean => {
  if (isNumeral(a) || isNumeral(b)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.startsWith(short)) return true;
  if (short.length < 5 || long.length - short.length > 2) return false;
  return distance(a, b, { full_process: false }) <= (short.length >= 9 ? 2 : 1);
};

export interface Likeness {
  /** Weight of the words in common / weight of all words, 0..1. */
  readonly value: number;
  /** The same, with typing errors and abbreviations taken as the same word. */
  readonly tolerant: number;
}

const none: Likeness = { value: 0, tolerant: 0 };

/**
 * Likeness of two names by their words, rare words counting most. Names whose numbers differ are not alike at all.
 * Time: product of the numbers of words.
 */
export const nameLikeness = (a: readonly string[], b: readonly string[], rarity: WordRarity): Likeness => {
  const left = [...new Set(a)];
  const right = [...new Set(b)];
  const onlyLeft = left.filter((word) => !right.includes(word));
  const onlyRight = right.filter((word) => !left.includes(word));
  if (onlyLeft.some(isNumeral) || onlyRight.some(isNumeral)) return none;
  const weight = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + rarity.weightOf(word), 0);
  const common = weight(left) - weight(onlyLeft);
  const all = common + weight(onlyLeft) + weight(onlyRight);
  if (all === 0) return none;
  return { value: common / all, tolerant: (common + nearWeight(onlyLeft, onlyRight, rarity)) / all };
};

/** What the words left over add when each is paired with its near twin: both their weights, less a tenth. */
const nearWeight = (left: readonly string[], right: readonly string[], rarity: WordRarity): number => {
  const free = new Set(right);
  let sum = 0;
  for (const word of left) {
    const twin = [...free].find((each) => nearWords(word, each));
    if (twin !== undefined) {
      free.delete(twin);
      sum += 0.9 * (rarity.weightOf(word) + rarity.weightOf(twin));
    }
  }
  return sum;
};
