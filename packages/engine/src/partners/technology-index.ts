import { stemFrench } from '../matching/text/stem-french.ts';
import { stemEnglish } from '../matching/text/stem-english.ts';
import { wordsOf } from '../matching/text/tokens.ts';

/** Below this share of common words, two terms do not name the same technology. */
const LEAST_LIKENESS = 0.5;

const LINKING_WORDS = new Set(
  'de la le les des du et en pour par sur un une au aux dans of the for and in to with on'.split(' '),
);

/** A term of one list that answers one of another. */
export interface TechnologyMatch {
  readonly wanted: string;
  readonly offered: string;
  /** Jaccard likeness of their word stems, 0.5..1. */
  readonly likeness: number;
}

interface Term {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** Terms of technology, numbered, and for each the others that share at least half of its words. */
export class TechnologyIndex {
  readonly #terms: Term[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #byStem = new Map<string, number[]>();
  #likes: ReadonlyMap<number, number>[] = [];

  /** Number of a term; the same for the same text. */
  add(text: string): number {
    const found = this.#numbers.get(text);
    if (found !== undefined) return found;
    const number = this.#terms.length;
    const stems = stemsOf(text);
    this.#terms.push({ text, stems });
    this.#numbers.set(text, number);
    for (const stem of stems) {
      const list = this.#byStem.get(stem);
      if (list === undefined) this.#byStem.set(stem, [number]);
      else list.push(number);
    }
    this.#likes = [];
    return number;
  }

  textOf(number: number): string {
    return this.#terms[number]!.text;
  }

  /** Terms like this one with their likeness, itself included. Computed once; O(terms that share a word). */
  like(number: number): ReadonlyMap<number, number> {
    return (this.#likes[number] ??= this.#compare(number));
  }

  #compare(number: number): ReadonlyMap<number, number> {
    const own = this.#terms[number]!.stems;
    const shared = new Map<number, number>([[number, own.size]]);
    for (const stem of own) {
      for (const other of this.#byStem.get(stem)!) {
        if (other !== number) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    const likes = new Map<number, number>([[number, 1]]);
    for (const [other, count] of shared) {
      const likeness = count / (own.size + this.#terms[other]!.stems.size - count);
      if (other !== number && likeness >= LEAST_LIKENESS) likes.set(other, likeness);
    }
    return likes;
  }
}

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => !LINKING_WORDS.has(word))
      .map((word) => stemFrench(stemEnglish(word))),
  );
