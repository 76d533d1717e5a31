import type { EnteredFile } from '@grappe/contracts/api';
import { readTable, type OutTable, type Table } from '@grappe/contracts/files';
import {
  doesNotApply,
  itemsOfForm,
  suits,
  type Instrument,
  type InstrumentItem,
  type SurveyAnswer,
  type SurveyForm,
} from '@grappe/contracts/instruments';
import { enterResponse, type Session, type TargetRow } from '@grappe/database';
import { Refusal } from '../app/refusal.ts';
import { answersLeftOut, scoreAnswers } from './score-answers.ts';

export interface AskedSurvey {
  readonly waveId: string;
  readonly instrument: Instrument;
  readonly form: SurveyForm;
}

/** Keeps what a firm answered elsewhere; the code of why not, or undefined. */
export function keepEntered(
  tx: Session,
  { waveId, instrument, form }: AskedSurvey,
  entered: {
    readonly organisationId: string;
    readonly source: 'paper' | 'spreadsheet';
    readonly forResearch: boolean;
    readonly answers: Readonly<Record<string, SurveyAnswer>>;
  },
): ReturnType<typeof enterResponse> {
  const left = new Set(answersLeftOut(instrument, form, entered.answers));
  const answers = Object.fromEntries(Object.entries(entered.answers).filter(([item]) => !left.has(item)));
  return enterResponse(tx, { ...entered, waveId, answers, scores: scoreAnswers(instrument, form, answers) });
}

/** An empty spreadsheet to fill in: one line per firm that has not answered, one column per item. */
export const answersSheet = ({ instrument, form }: AskedSurvey, targets: readonly TargetRow[]): OutTable => ({
  sheet: 'answers',
  header: ['id', 'firm', 'research', ...itemsOfForm(instrument, form).map(({ id }) => id)],
  rows: targets
    .filter(({ state }) => state !== 'submitted')
    .map(({ organisationId, name }) => [
      organisationId,
      name,
      'no',
      ...itemsOfForm(instrument, form).map(() => null),
    ]),
});

type LineProblem = EnteredFile['problems'][number];

/** Enters the lines of a spreadsheet: each is kept whole or not at all, and each problem names its line and column. */
export async function enterSheet(
  tx: Session,
  survey: AskedSurvey,
  targets: readonly TargetRow[],
  file: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<EnteredFile> {
  const table = readTable(file.bytes, file.fileName);
  if (table.kind === 'refused') throw new Refusal({ code: table.problem.code, params: table.problem.params });
  const items = itemsOfForm(survey.instrument, survey.form);
  const seen = new Set<string>();
  const problems: LineProblem[] = [];
  let entered = 0;
  for (const row of table.rows) {
    const cell = cellsOf(table, row.cells);
    const report = (column: string, code: LineProblem['code'], value = ''): void => {
      problems.push({ line: row.line, column, code, value: value.slice(0, 100) });
    };
    const firm = firmOf(cell, targets);
    if (firm === undefined) report('firm', 'firm_unknown', cell('firm') || cell('id'));
    else if (seen.has(firm.organisationId)) report('firm', 'firm_twice', firm.name);
    else if (firm.state === 'submitted') report('firm', 'already_answered', firm.name);
    else {
      seen.add(firm.organisationId);
      const { answers, wrong } = answersOf(items, cell);
      for (const [column, value] of wrong) report(column, 'answer_invalid', value);
      if (wrong.length > 0) continue;
      if (Object.keys(answers).length === 0) report('firm', 'no_answer', firm.name);
      else {
        const forResearch = /^(yes|oui|1|x|true|vrai)$/i.test(cell('research'));
        const refused = await keepEntered(tx, survey, {
          organisationId: firm.organisationId,
          source: 'spreadsheet',
          forResearch,
          answers,
        });
        if (refused === undefined) entered += 1;
        else report('firm', refused === 'response_exists' ? 'already_answered' : 'firm_not_asked', firm.name);
      }
    }
  }
  return { entered, problems: problems.slice(0, 500) };
}

type CellReader = (column: string) => string;

const cellsOf = (table: Table, cells: Table['rows'][number]['cells']): CellReader => {
  const places = new Map(table.header.map((name, at) => [name.trim().toLowerCase(), at]));
  return (column) => {
    const at = places.get(column);
    const value = at === undefined ? undefined : cells[at];
    return value === undefined || value === null ? '' : String(value).trim();
  };
};

function firmOf(cell: CellReader, targets: readonly TargetRow[]): TargetRow | undefined {
  const id = cell('id').toLowerCase();
  if (id !== '') return targets.find(({ organisationId }) => organisationId === id);
  const name = cell('firm').toLocaleLowerCase();
  const named = targets.filter((target) => target.name.toLocaleLowerCase() === name);
  return named.length === 1 ? named[0] : undefined;
}

function answersOf(
  items: readonly InstrumentItem[],
  cell: CellReader,
): { answers: Record<string, SurveyAnswer>; wrong: [string, string][] } {
  const answers: Record<string, SurveyAnswer> = {};
  const wrong: [string, string][] = [];
  for (const item of items) {
    const text = cell(item.id);
    if (text === '') continue;
    const answer = answerOf(item, text);
    if (suits(item, answer)) answers[item.id] = answer;
    else wrong.push([item.id, text]);
  }
  return { answers, wrong };
}

function answerOf(item: InstrumentItem, text: string): SurveyAnswer {
  if (text.toLowerCase() === doesNotApply) return doesNotApply;
  if (item.kind === 'text') return { text };
  if (item.kind === 'several') return text.split(/[\s,;]+/u).filter((code) => code !== '');
  if (item.kind === 'choice') return text;
  return Number(text.replace(',', '.').replace(/\s*%$/, ''));
}
