import type { InterviewMatrix } from '@grappe/contracts/api';
import { writeTable, type OutCell, type OutTable } from '@grappe/contracts/files';
import type { Language } from '@grappe/messages';
import type { Block, RenderedDocument } from './block.ts';
import { renderDocx } from './render-file.ts';
import { wordingOf, type Wording } from './wording.ts';

/** What a document about interviews is made of: pseudonyms only. */
export interface InterviewFacts {
  readonly title: string;
  readonly purpose: string;
  readonly isFictional: boolean;
  /** ISO day */
  readonly madeOn: string;
  readonly matrix: InterviewMatrix;
}

type Cell = InterviewMatrix['cells'][number];
type Cells = ReadonlyMap<string, Cell>;

/** Cases that a page of paper holds side by side. */
const casesAbreast = 4;

const cellsOf = ({ cells }: InterviewMatrix): Cells =>
  new Map(cells.map((cell) => [`${cell.caseId} ${cell.codeId}`, cell]));

/** Codes that hold something for one of the cases. */
const usedCodes = ({ cases, codes }: InterviewMatrix, cells: Cells): InterviewMatrix['codes'] =>
  codes.filter(({ id }) => cases.some((one) => cells.has(`${one.id} ${id}`)));

/** The conceptually clustered matrix as a Word file: the table of all cases, then each case with its verbatims. */
export async function interviewDocument(facts: InterviewFacts, language: Language): Promise<Uint8Array> {
  return renderDocx(interviewBlocks(facts, language));
}

function interviewBlocks(facts: InterviewFacts, language: Language): RenderedDocument {
  const wording = wordingOf(language, {});
  const { t, formats } = wording;
  const cells = cellsOf(facts.matrix);
  return {
    language,
    title: facts.title,
    footer: `${facts.title} – ${t('interviews:document.kicker')}`,
    madeOn: facts.madeOn,
    blocks: [
      {
        kind: 'cover',
        kicker: t('interviews:document.kicker'),
        title: facts.title,
        subtitle: facts.purpose,
        notes: [
          ...(facts.isFictional ? [t('interviews:fictional')] : []),
          t('interviews:document.pseudonyms'),
        ],
        dataHeading: t('interviews:document.data'),
        data: [
          t('interviews:document.made', {
            date: formats.date(facts.madeOn),
            cases: formats.number(facts.matrix.cases.length),
            codes: formats.number(usedCodes(facts.matrix, cells).length),
          }),
        ],
        contentsHeading: t('document:contents'),
      },
      { kind: 'heading', level: 1, id: 'matrix', text: t('interviews:matrix.cross') },
      ...crossCase(facts.matrix, cells, wording),
      { kind: 'heading', level: 1, id: 'cases', text: t('interviews:matrix.within') },
      ...facts.matrix.cases.flatMap((one, rank) => withinCase(facts.matrix, cells, one, rank, wording)),
    ],
  };
}

/** Codes in rows and cases in columns, some at a time. */
function crossCase(matrix: InterviewMatrix, cells: Cells, { t }: Wording): Block[] {
  const codes = usedCodes(matrix, cells);
  const blocks: Block[] = [];
  for (let from = 0; from < matrix.cases.length; from += casesAbreast) {
    const cases = matrix.cases.slice(from, from + casesAbreast);
    blocks.push({
      kind: 'table',
      caption: t('interviews:document.table', { cases: cases.map(({ pseudonym }) => pseudonym).join(', ') }),
      header: [t('interviews:code'), ...cases.map(({ pseudonym }) => pseudonym)],
      rows: codes.map((code) => [
        nameOf(code),
        ...cases.map(({ id }) => cellText(cells.get(`${id} ${code.id}`), t)),
      ]),
      figures: [],
      widths: [3, ...cases.map(() => 4)],
    });
  }
  return blocks;
}

const nameOf = ({ name, path }: InterviewMatrix['codes'][number]): string =>
  path === '' ? name : `${path} › ${name}`;

function cellText(cell: Cell | undefined, t: Wording['t']): string {
  if (cell === undefined) return '–';
  const count = cell.count === 0 ? '' : t('interviews:matrix.passages', { count: cell.count });
  return [cell.summary, count].filter((part) => part !== '').join('\n');
}

/** One case: what was concluded under each code, and the passages. */
function withinCase(
  matrix: InterviewMatrix,
  cells: Cells,
  { id, pseudonym, attributes }: InterviewMatrix['cases'][number],
  rank: number,
  { t }: Wording,
): Block[] {
  const told = Object.entries(attributes).map(([name, value]) =>
    t('interviews:document.attribute', { name, value }),
  );
  const codes = matrix.codes.filter((code) => cells.has(`${id} ${code.id}`));
  return [
    { kind: 'heading', level: 2, id: `case-${rank + 1}`, text: pseudonym },
    ...(told.length === 0 ? [] : [{ kind: 'paragraph', text: told.join(' · ') } as const]),
    ...(codes.length === 0 ? [{ kind: 'note', text: t('interviews:matrix.nothing') } as const] : []),
    ...codes.flatMap((code): Block[] => {
      const cell = cells.get(`${id} ${code.id}`);
      const verbatims = (cell?.passages ?? []).map(({ text, speaker, transcriptTitle }) =>
        t('interviews:document.verbatim', {
          text,
          source: [speaker, transcriptTitle].filter(Boolean).join(', '),
        }),
      );
      return [
        { kind: 'lead', text: nameOf(code) },
        ...(cell === undefined || cell.summary === ''
          ? []
          : [{ kind: 'paragraph', text: cell.summary } as const]),
        ...(verbatims.length === 0 ? [] : [{ kind: 'bullets', items: verbatims } as const]),
      ];
    }),
  ];
}

/** A workbook: the matrix (one column for each case), or every passage on a line of its own. */
export async function interviewWorkbook(
  facts: InterviewFacts,
  view: 'matrix' | 'passages',
  language: Language,
): Promise<Uint8Array> {
  const wording = wordingOf(language, {});
  const table = view === 'matrix' ? matrixTable(facts.matrix, wording) : passageTable(facts.matrix, wording);
  return writeTable(table, { format: 'xlsx', language });
}

function matrixTable(matrix: InterviewMatrix, { t }: Wording): OutTable {
  const cells = cellsOf(matrix);
  return {
    sheet: t('interviews:document.matrix_sheet'),
    header: [t('interviews:code'), ...matrix.cases.map(({ pseudonym }) => pseudonym)],
    rows: usedCodes(matrix, cells).map((code) => [
      nameOf(code),
      ...matrix.cases.map(({ id }) => {
        const cell = cells.get(`${id} ${code.id}`);
        const verbatims = (cell?.passages ?? []).map(({ text }) => `– ${text}`);
        return [cell?.summary ?? '', ...verbatims].filter((part) => part !== '').join('\n');
      }),
    ]),
  };
}

function passageTable(matrix: InterviewMatrix, { t }: Wording): OutTable {
  const attributes = [...new Set(matrix.cases.flatMap((one) => Object.keys(one.attributes)))].toSorted();
  const columns = [
    'case',
    'code',
    'parents',
    'transcript',
    'speaker',
    'verbatim',
    'coders',
    'start',
    'end',
  ] as const;
  const cells = cellsOf(matrix);
  const rows = matrix.cases.flatMap((one) =>
    matrix.codes.flatMap((code) =>
      (cells.get(`${one.id} ${code.id}`)?.passages ?? []).map((passage): OutCell[] => [
        one.pseudonym,
        code.name,
        code.path,
        passage.transcriptTitle,
        passage.speaker,
        passage.text,
        passage.coders,
        passage.start,
        passage.end,
        ...attributes.map((name) => one.attributes[name] ?? null),
      ]),
    ),
  );
  return {
    sheet: t('interviews:document.passages_sheet'),
    header: [...columns.map((column) => t(`interviews:column.${column}`)), ...attributes],
    rows,
  };
}
