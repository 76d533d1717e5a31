import type { InterviewMatrix, matrixQuery } from '@grappe/contracts/api';
import {
  getTranscript,
  listCodes,
  listCodings,
  listInterviewCases,
  listMatrixCells,
  listTranscripts,
  type CodeRow,
  type CodingRow,
  type InterviewCaseRow,
  type InterviewPlace,
  type Session,
  type TranscriptRow,
} from '@grappe/database';
import type { z } from 'zod';
import { mergePassages, tellPassage } from './passages.ts';

export type MatrixFilter = z.infer<typeof matrixQuery>;

/** Passages of a cell that a page shows, and characters of each; exports take them all. */
const shown = { passages: 20, characters: 600 } as const;
export type Shown = { readonly passages: number; readonly characters: number };

/**
 * Cases against codes: what the team concludes and the passages it rests on. A passage that two people coded counts once. Codes
 * come in the order of their tree. O(codings log codings + texts).
 */
export async function readMatrix(
  tx: Session,
  place: InterviewPlace,
  filter: MatrixFilter,
  limits: Shown = shown,
): Promise<InterviewMatrix> {
  const cases = (await listInterviewCases(tx, place)).filter((one) => isChosen(one, filter));
  const codes = inTreeOrder(await listCodes(tx, place)).filter(({ id }) => isListed(id, filter.codes));
  const cells = await listMatrixCells(tx, place);
  const passages = await passagesByCell(tx, place, new Set(cases.map(({ id }) => id)), limits);
  return {
    cases: cases.map(({ id, pseudonym, attributes }) => ({ id, pseudonym, attributes: { ...attributes } })),
    codes,
    cells: cases.flatMap(({ id: caseId }) =>
      codes.flatMap(({ id: codeId }) => {
        const found = passages.get(`${caseId} ${codeId}`);
        const cell = cells.find((one) => one.caseId === caseId && one.codeId === codeId);
        if (found === undefined && cell === undefined) return [];
        return [
          {
            caseId,
            codeId,
            summary: cell?.summary ?? '',
            version: cell?.version ?? 0,
            count: found?.count ?? 0,
            passages: found?.passages ?? [],
          },
        ];
      }),
    ),
  };
}

const isListed = (id: string, list: string | undefined): boolean =>
  list === undefined || list === '' || list.split(',').includes(id);

const isChosen = ({ id, attributes }: InterviewCaseRow, filter: MatrixFilter): boolean =>
  isListed(id, filter.cases) &&
  (filter.attribute === undefined ||
    filter.attribute === '' ||
    (filter.value === undefined || filter.value === ''
      ? attributes[filter.attribute] !== undefined
      : attributes[filter.attribute] === filter.value));

/** Codes in use, each after the one above it, with the names of those above. */
export function inTreeOrder(codes: readonly CodeRow[]): InterviewMatrix['codes'] {
  const beneath = Map.groupBy(
    codes.filter(({ retired }) => !retired),
    ({ parentId }) => parentId,
  );
  const walk = (parentId: string | null, path: readonly string[]): InterviewMatrix['codes'] =>
    (beneath.get(parentId) ?? []).flatMap(({ id, name }) => [
      { id, name, path: path.join(' › '), depth: path.length },
      ...walk(id, [...path, name]),
    ]);
  return walk(null, []);
}

type Cell = { count: number; passages: InterviewMatrix['cells'][number]['passages'] };

async function passagesByCell(
  tx: Session,
  place: InterviewPlace,
  cases: ReadonlySet<string>,
  limits: Shown,
): Promise<Map<string, Cell>> {
  const transcripts = await listTranscripts(tx, place);
  const byTranscript = Map.groupBy(await listCodings(tx, place), ({ transcriptId }) => transcriptId);
  const cells = new Map<string, Cell>();
  for (const { id, caseId } of transcripts) {
    const codings = byTranscript.get(id);
    if (codings === undefined || caseId === null || !cases.has(caseId)) continue;
    const text = await getTranscript(tx, { ...place, transcriptId: id });
    if (text !== undefined) fillCells(cells, caseId, text, codings, limits);
  }
  return cells;
}

function fillCells(
  cells: Map<string, Cell>,
  caseId: string,
  text: TranscriptRow,
  codings: readonly CodingRow[],
  limits: Shown,
): void {
  for (const passage of mergePassages(codings)) {
    const key = `${caseId} ${passage.codeId}`;
    const cell = cells.get(key) ?? { count: 0, passages: [] };
    cell.count += 1;
    if (cell.passages.length < limits.passages)
      cell.passages.push(tellPassage(passage, text, limits.characters));
    cells.set(key, cell);
  }
}
