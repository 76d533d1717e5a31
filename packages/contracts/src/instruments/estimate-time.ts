import type { Language } from '../roles/index.ts';
import type { Instrument, InstrumentItem, SurveyForm } from './instrument.ts';
import { askedItems, itemsOfForm } from './survey-form.ts';

/** Seconds to choose and touch an answer, once it was read: our own assumption, stated wherever the estimate is shown. */
export const secondsToAnswer = { scale: 2.5, choice: 2.5, several: 6, number: 8, text: 45 } as const;

/**
 * Reading, in words per minute: below the 238 that adults reach in silent reading of English (Brysbaert 2019,
 * doi:10.1016/j.jml.2019.104047), because a survey is read on a phone, between two other things.
 */
export const wordsPerMinute = 200;

export interface TimeEstimate {
  readonly items: number;
  readonly words: number;
  readonly seconds: number;
}

/**
 * How long a form takes: `60 · words / speed + Σ seconds to answer`, over the longest way through its branches. The words are
 * those of the items and of their options; headings are left to whoever needs them.
 */
export function estimateTime(whole: Instrument, form: SurveyForm, language: Language): TimeEstimate {
  const ways = waysThrough(itemsOfForm(whole, form)).map((items) => estimateOf(items, language));
  return ways.reduce((longest, way) => (way.seconds > longest.seconds ? way : longest));
}

function estimateOf(items: readonly InstrumentItem[], language: Language): TimeEstimate {
  const words = items.reduce(
    (sum, item) =>
      sum +
      wordsIn(item[language]) +
      (item.options ?? []).reduce((more, option) => more + wordsIn(option[language]), 0),
    0,
  );
  const answering = items.reduce((sum, { kind }) => sum + secondsToAnswer[kind], 0);
  return { items: items.length, words, seconds: Math.round((60 * words) / wordsPerMinute + answering) };
}

const wordsIn = (text: string): number =>
  text.split(/[\s\u00a0’'()]+/u).filter((word) => /\p{L}|\d/u.test(word)).length;

/** What is asked after each answer to the questions on which others hang: one question at a time (branches are few). */
function waysThrough(items: readonly InstrumentItem[]): InstrumentItem[][] {
  const deciding = items.filter(({ id }) => items.some(({ only }) => only?.item === id));
  let ways: Record<string, string>[] = [{}];
  for (const { id, options } of deciding.slice(0, 6))
    ways = ways.flatMap((way) => (options ?? []).map(({ code }) => ({ ...way, [id]: code })));
  return ways.map((way) => askedItems(items, way));
}
