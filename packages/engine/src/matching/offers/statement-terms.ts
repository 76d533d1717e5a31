import { wordsOf } from '../text/tokens.ts';
import {
  joinsOthers,
  languageOf,
  lexicon,
  LONGEST_FORM,
  spelled,
  stemOf,
  type StatementLanguage,
} from './lexicon.ts';

/** One term of a statement, and the words it was written with. */
export interface StatementTerm {
  /** `=thing` for a line of the lexicon, otherwise the stem. */
  readonly term: string;
  readonly words: string;
}

export interface ReadStatement {
  readonly terms: readonly StatementTerm[];
  readonly language: StatementLanguage | null;
}

/**
 * Terms of an offer or a need: the longest forms of the lexicon first, in the language of the text and then in the other, stems
 * for the other words (French stems when nothing tells the language). O(words).
 */
export function readStatement(text: string): ReadStatement {
  const language = languageOf(text);
  const order: readonly StatementLanguage[] = language === 'en' ? ['en', 'fr'] : ['fr', 'en'];
  const words = wordsOf(spelled(text)).filter((word) => !joinsOthers(word));
  const stems = { fr: words.map((word) => stemOf(word, 'fr')), en: words.map((word) => stemOf(word, 'en')) };
  const terms: StatementTerm[] = [];
  let at = 0;
  while (at < words.length) {
    const found = longestForm(stems, at, order);
    const size = found?.size ?? 1;
    terms.push({
      term: found?.thing ?? stems[order[0]!][at]!,
      words: words.slice(at, at + size).join(' '),
    });
    at += size;
  }
  return { terms, language };
}

function longestForm(
  stems: Readonly<Record<StatementLanguage, readonly string[]>>,
  at: number,
  order: readonly StatementLanguage[],
): { readonly thing: string; readonly size: number } | null {
  for (let size = Math.min(LONGEST_FORM, stems.fr.length - at); size >= 1; size -= 1) {
    for (const language of order) {
      const thing = lexicon[language].get(stems[language].slice(at, at + size).join(' '));
      if (thing !== undefined) return { thing, size };
    }
  }
  return null;
}
