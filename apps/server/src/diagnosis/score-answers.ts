import {
  askedItems,
  constructsToScore,
  itemsOfForm,
  singleMeasures,
  type Instrument,
  type SurveyAnswers,
  type SurveyForm,
} from '@grappe/contracts/instruments';
import { scoreResponse } from '@grappe/engine/framework';

/** What one firm's answers are counted as: constructs scored by the engine, single answers as they are. */
export function scoreAnswers(
  instrument: Instrument,
  form: SurveyForm,
  answers: SurveyAnswers,
): Record<string, number> {
  const numbers = Object.fromEntries(
    Object.entries(answers).flatMap(([item, answer]) =>
      typeof answer === 'number' ? [[item, answer] as const] : [],
    ),
  );
  return {
    ...scoreResponse(constructsToScore(instrument, form, answers), numbers),
    ...singleMeasures(instrument, form, answers),
  };
}

/** Answers to questions that these answers leave out, after another branch was taken first. */
export function answersLeftOut(instrument: Instrument, form: SurveyForm, answers: SurveyAnswers): string[] {
  const asked = new Set(askedItems(itemsOfForm(instrument, form), answers).map(({ id }) => id));
  return Object.keys(answers).filter((item) => !asked.has(item));
}
