import {
  doesNotApply,
  type Instrument,
  type InstrumentItem,
  type SurveyAnswer,
  type SurveyAnswers,
  type SurveyForm,
} from './instrument.ts';

/** Items of a form, in the order of the sections, then of the file. */
export function itemsOfForm({ sections, items }: Instrument, form: SurveyForm): InstrumentItem[] {
  const asked = form === 'short' ? items.filter(({ short }) => short) : items;
  return sections.flatMap(({ id }) => asked.filter(({ section }) => section === id));
}

/** Whether an item is asked of a firm that gave these answers: its branch, and the branch of what the branch hangs on. */
export function isAsked(
  item: InstrumentItem,
  items: readonly InstrumentItem[],
  answers: SurveyAnswers,
): boolean {
  const { only } = item;
  if (only === undefined) return true;
  const asked = items.find(({ id }) => id === only.item);
  if (asked === undefined || !isAsked(asked, items, answers)) return false;
  const answer = answers[only.item];
  const given = Array.isArray(answer) ? answer : [answer];
  return given.some((code) => typeof code === 'string' && only.is.includes(code));
}

/** Items that a firm is asked, as far as its answers tell. */
export const askedItems = (items: readonly InstrumentItem[], answers: SurveyAnswers): InstrumentItem[] =>
  items.filter((item) => isAsked(item, items, answers));

/** Whether an answer is one that an item takes. "Does not apply" suits every item but free text. */
export function suits(item: InstrumentItem, answer: SurveyAnswer): boolean {
  if (answer === doesNotApply) return item.kind !== 'text';
  const codes = (item.options ?? []).map(({ code }) => code);
  if (item.kind === 'scale')
    return (
      Number.isInteger(answer) && Number(answer) >= 1 && Number(answer) <= 7 && typeof answer === 'number'
    );
  if (item.kind === 'choice') return typeof answer === 'string' && codes.includes(answer);
  if (item.kind === 'several')
    return (
      Array.isArray(answer) &&
      new Set(answer).size === answer.length &&
      answer.every((code) => codes.includes(code))
    );
  if (item.kind === 'number')
    return typeof answer === 'number' && answer >= 0 && answer <= (item.unit === 'percent' ? 100 : 1e9);
  return typeof answer === 'object' && !Array.isArray(answer);
}
