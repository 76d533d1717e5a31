import { surveyAnswer, itemsOfForm, type Instrument, type SurveyAnswer } from '@grappe/contracts/instruments';
import type { ResponseShape } from '@grappe/contracts/api';
import type { ResponseRow } from '@grappe/database';

/** Answers as they were kept, in the shape that the form takes. */
export const answersOf = (row: ResponseRow): Record<string, SurveyAnswer> =>
  Object.fromEntries(
    Object.entries(row.answers).flatMap(([item, answer]) => {
      const read = surveyAnswer.safeParse(answer);
      return read.success ? [[item, read.data] as const] : [];
    }),
  );

export function presentResponse(row: ResponseRow, content: Instrument): ResponseShape {
  const items = itemsOfForm(content, row.form);
  const used = new Set(items.map(({ section }) => section));
  return {
    id: row.id,
    waveId: row.waveId,
    open: row.open,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    forResearch: row.forResearch,
    shared: row.shared,
    answers: answersOf(row),
    sections: content.sections
      .filter(({ id }) => used.has(id))
      .map(({ id, title, lead }) => ({ id, title, lead: lead ?? null })),
    scale: content.scale,
    items,
  };
}
