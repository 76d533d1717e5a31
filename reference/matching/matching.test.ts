import { describe, expect, test } from 'vitest';
import {
  matchFirms,
  meanPrecision,
  precisionAt,
  rankRetrieval,
  type MatchingFirm,
} from '@grappe/engine/matching';
import sentences from '../ranking/tfidf_cosine_fr_en.json' with { type: 'json' };
import judged from './offers-and-needs.json' with { type: 'json' };

const firm = (id: string, said: Partial<MatchingFirm>): MatchingFirm => ({
  id,
  offers: [],
  needs: [],
  offerCodes: [],
  needCodes: [],
  markets: [],
  languages: [],
  ...said,
});

interface Question {
  readonly need: string;
  readonly offers: Readonly<Record<string, string>>;
  readonly judged: Readonly<Record<string, number>>;
}

/** Mean average precision and share of first places that are right, over questions. */
function measure(questions: readonly Question[], acrossLanguages: boolean) {
  const firms = (wanted: Question) =>
    Object.entries(wanted.offers).map(([id, text]) => firm(id, { offers: [text] }));
  const measured = questions.map((question) => {
    // Rarity is that of all sentences: the other needs are there too, as they are in an alliance.
    const needing = questions.map(({ need }, at) => firm(`need ${at}`, { needs: [need] }));
    const mine = `need ${questions.indexOf(question)}`;
    const found = matchFirms(needing, firms(question), {
      least: 1e-9,
      mostPerFirm: Infinity,
      acrossLanguages,
    });
    const returned = Object.fromEntries(
      found.filter(({ first }) => first === mine).map(({ second, worth }) => [second, worth]),
    );
    const ranked = rankRetrieval({ judged: question.judged, returned });
    return { precision: meanPrecision(ranked), first: precisionAt(ranked, 1) };
  });
  const mean = (of: (one: (typeof measured)[number]) => number): number =>
    measured.reduce((sum, one) => sum + of(one), 0) / measured.length;
  return { map: mean(({ precision }) => precision), first: mean(({ first }) => first) };
}

describe('offers and needs in two languages', () => {
  test('the judged set: the lexicon finds across languages what stems alone do not', () => {
    const questions = Object.entries(judged.needs).map(([need, grades]) => ({
      need,
      offers: judged.offers,
      judged: grades as Record<string, number>,
    }));
    const [across, alone] = [measure(questions, true), measure(questions, false)];
    expect(across.map).toBeGreaterThan(0.95);
    expect(across.first).toBe(1);
    expect(alone.map).toBeLessThan(0.25);
  });

  test('the translated sentences of the conformance: each finds its translation first', () => {
    const documents = sentences.input.documents;
    const questions = [0, 1, 2, 3, 4, 5].map((at) => ({
      need: documents[at]!,
      offers: Object.fromEntries(Object.entries(documents).filter(([other]) => Number(other) !== at)),
      judged: { [at % 2 === 0 ? at + 1 : at - 1]: 1 },
    }));
    const [across, alone] = [measure(questions, true), measure(questions, false)];
    expect(across.first).toBe(1);
    expect(alone.map).toBeLessThanOrEqual(across.map);
  });
});
