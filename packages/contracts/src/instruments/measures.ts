import {
  doesNotApply,
  type Instrument,
  type InstrumentItem,
  type SurveyAnswers,
  type SurveyForm,
} from './instrument.ts';
import { askedItems, itemsOfForm } from './survey-form.ts';

/** A construct as it is scored from one firm's answers: the items that it was asked. */
export interface ScoredConstruct {
  readonly construct: string;
  readonly items: readonly { readonly item: string; readonly reverse: boolean }[];
}

/** Constructs that a firm can be scored on: with the items of the form that its branch asks. */
export function constructsToScore(
  whole: Instrument,
  form: SurveyForm,
  answers: SurveyAnswers,
): ScoredConstruct[] {
  const asked = askedItems(itemsOfForm(whole, form), answers);
  return whole.constructs.flatMap(({ id }) => {
    const items = asked
      .filter(({ construct }) => construct === id)
      .map(({ id: item, reverse }) => ({ item, reverse }));
    return items.length === 0 ? [] : [{ construct: id, items }];
  });
}

/**
 * Single answers that are counted by themselves: an item without a construct by its own name, a choice as one measure per option
 * (1 chosen, 0 not). What does not apply, was not asked or not answered is not counted, never zero.
 */
export function singleMeasures(
  whole: Instrument,
  form: SurveyForm,
  answers: SurveyAnswers,
): Record<string, number> {
  const asked = askedItems(itemsOfForm(whole, form), answers);
  return Object.fromEntries(asked.flatMap((item) => measuresOf(item, answers[item.id])));
}

function measuresOf(item: InstrumentItem, answer: SurveyAnswers[string]): [string, number][] {
  if (item.construct !== undefined || answer === undefined || answer === doesNotApply) return [];
  if (typeof answer === 'number') return [[item.id, answer]];
  if (item.options === undefined) return [];
  const chosen = Array.isArray(answer) ? answer : [answer];
  return item.options.map(({ code }) => [`${item.id}=${code}`, chosen.includes(code) ? 1 : 0]);
}
