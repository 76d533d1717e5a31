import { weighDocuments, type WeightedDocuments } from '../text/tf-idf.ts';
import { wordsOf } from '../text/tokens.ts';
import { joinsOthers, spelled, stemOf } from './lexicon.ts';
import { readStatement, type ReadStatement } from './statement-terms.ts';
import type { MatchedWords } from './types.ts';
import { writtenAlike } from './written-alike.ts';

/** Sentences as terms with their rarity over all sentences, offers and needs together. */
export interface StatementIndex {
  readonly statements: readonly ReadStatement[];
  /** A term under the name that both languages share. */
  readonly sharedName: (term: string) => string;
  readonly weighted: WeightedDocuments;
}

/** Reads and weighs sentences: the logarithm of counts, smoothed inverse document frequency, length one. O(words). */
export function indexStatements(texts: readonly string[], acrossLanguages: boolean): StatementIndex {
  const statements = texts.map(acrossLanguages ? readStatement : readAlone);
  const pairs = acrossLanguages ? writtenAlike(statements) : new Map<string, string>();
  const sharedName = (term: string): string => pairs.get(term) ?? term;
  const weighted = weighDocuments(
    statements.map(({ terms }) => terms.map(({ term }) => sharedName(term))),
    { sublinear: true },
  );
  return { statements, sharedName, weighted };
}

/** Stems alone, as if there were one language. */
const readAlone = (text: string): ReadStatement => ({
  language: null,
  terms: wordsOf(spelled(text))
    .filter((word) => !joinsOthers(word))
    .map((word) => ({ term: stemOf(word, 'fr'), words: word })),
});

/** Cosines of one sentence with all of a list, through the terms they share. Postings are places in `list`. */
export type Postings = ReadonlyMap<number, readonly { readonly place: number; readonly strength: number }[]>;

export function postingsOf(index: StatementIndex, list: readonly number[]): Postings {
  const postings = new Map<number, { place: number; strength: number }[]>();
  for (const [place, statement] of list.entries())
    for (const [term, strength] of index.weighted.vectors[statement]!) {
      const held = postings.get(term);
      if (held === undefined) postings.set(term, [{ place, strength }]);
      else held.push({ place, strength });
    }
  return postings;
}

/** Adds, for every sentence of the postings, its cosine with this one. O(postings of its terms). */
export function addCosines(
  index: StatementIndex,
  statement: number,
  postings: Postings,
  into: Float64Array,
): void {
  for (const [term, strength] of index.weighted.vectors[statement]!)
    for (const posting of postings.get(term) ?? []) into[posting.place]! += strength * posting.strength;
}

/** Words of two sentences that made their cosine, each with its part of it, strongest first. O(words). */
export function matchedWords(index: StatementIndex, offer: number, need: number): MatchedWords[] {
  const [given, wanted] = [index.weighted.vectors[offer]!, index.weighted.vectors[need]!];
  const [offered, needed] = [wordsByTerm(index, offer), wordsByTerm(index, need)];
  let sum = 0;
  const found: { offer: string; need: string; product: number }[] = [];
  for (const [term, strength] of wanted) {
    const other = given.get(term);
    if (other === undefined) continue;
    const name = index.weighted.vocabulary[term]!;
    const product = strength * other;
    sum += product;
    found.push({ offer: offered.get(name)!, need: needed.get(name)!, product });
  }
  return found
    .toSorted((a, b) => b.product - a.product || (a.offer < b.offer ? -1 : 1))
    .map((one) => ({ offer: one.offer, need: one.need, share: one.product / sum }));
}

function wordsByTerm(index: StatementIndex, statement: number): Map<string, string> {
  const words = new Map<string, string>();
  for (const term of index.statements[statement]!.terms) {
    const name = index.sharedName(term.term);
    if (!words.has(name)) words.set(name, term.words);
  }
  return words;
}
