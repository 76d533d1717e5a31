import { createHash } from 'node:crypto';
import { codeColours, type interviewExportFormats, type interviewExports } from '@grappe/contracts/api';
import {
  writeRefiCodebook,
  writeRefiProject,
  type ExchangedCode,
  type ExchangedProject,
  type ExchangedSource,
} from '@grappe/contracts/interviews';
import type { Language } from '@grappe/contracts/roles';
import {
  getInterviews,
  getTranscript,
  interviewTeam,
  listCodes,
  listCodings,
  listInterviewCases,
  listInterviewMemos,
  listTranscripts,
  type CodeRow,
  type InterviewPlace,
  type InterviewProjectRow,
  type Session,
} from '@grappe/database';
import { interviewDocument, interviewWorkbook, type InterviewFacts } from '@grappe/documents';
import { refuse } from '../app/refusal.ts';
import { readMatrix, type MatrixFilter } from './read-matrix.ts';

type What = (typeof interviewExports)[number];
type Format = (typeof interviewExportFormats)[number];

const offered: Readonly<Record<What, readonly Format[]>> = {
  matrix: ['xlsx', 'docx'],
  codings: ['xlsx'],
  codebook: ['qdc'],
  project: ['qdpx'],
};
export const isOffered = (what: What, format: Format): boolean => offered[what].includes(format);

const everything = { passages: 100_000, characters: 30_000 } as const;

interface Wanted {
  readonly what: What;
  readonly format: Format;
  readonly language: Language;
  readonly filter: MatrixFilter;
}

/** A file of what the asker may read of a study: pseudonyms, never the names behind them. */
export async function exportInterviews(
  tx: Session,
  place: InterviewPlace,
  wanted: Wanted,
): Promise<Uint8Array> {
  const row = await getInterviews(tx, place);
  if (row === undefined) throw refuse('not_found');
  if (wanted.what === 'codebook') return codebookFile(await listCodes(tx, place));
  if (wanted.what === 'project') return writeRefiProject(await exchanged(tx, place, row));
  const facts: InterviewFacts = {
    title: row.title,
    purpose: row.purpose,
    isFictional: row.isFictional,
    madeOn: new Date().toISOString().slice(0, 10),
    matrix: await readMatrix(tx, place, wanted.filter, everything),
  };
  if (facts.matrix.cases.length === 0 || facts.matrix.codes.length === 0)
    throw refuse('interviews_nothing_to_export');
  return wanted.format === 'docx'
    ? interviewDocument(facts, wanted.language)
    : interviewWorkbook(facts, wanted.what === 'codings' ? 'passages' : 'matrix', wanted.language);
}

function codebookFile(codes: readonly CodeRow[]): Uint8Array {
  const written = writeRefiCodebook(exchangedCodes(codes), 'Grappe');
  if (written === null) throw refuse('interviews_nothing_to_export');
  return written;
}

function exchangedCodes(codes: readonly CodeRow[]): ExchangedCode[] {
  const kept = codes.filter(({ retired, codingCount }) => !retired || codingCount > 0);
  const known = new Set(kept.map(({ id }) => id));
  const beneath = Map.groupBy(kept, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const walk = (parentId: string | null): ExchangedCode[] =>
    (beneath.get(parentId) ?? []).map(({ id, name, definition, colour, levels }) => ({
      id,
      name,
      description: [definition, levels.join(' < ')].filter((part) => part !== '').join('\n'),
      colour: codeColours[colour] ?? null,
      children: walk(id),
    }));
  return walk(null);
}

async function exchanged(
  tx: Session,
  place: InterviewPlace,
  row: InterviewProjectRow,
): Promise<ExchangedProject> {
  const team = await interviewTeam(tx, place.projectId);
  const cases = await listInterviewCases(tx, place);
  const memos = await listInterviewMemos(tx, place);
  const transcripts = await listTranscripts(tx, place);
  const codings = Map.groupBy(await listCodings(tx, place), ({ transcriptId }) => transcriptId);
  const sources: ExchangedSource[] = [];
  for (const { id, title, createdAt } of transcripts) {
    const text = await getTranscript(tx, { ...place, transcriptId: id });
    if (text === undefined) continue;
    const own = (codings.get(id) ?? []).map((one) => ({ ...one, at: one.createdAt.toISOString() }));
    sources.push({ id, name: title, text: text.body, at: createdAt.toISOString(), codings: own });
  }
  const names = [...new Set(cases.flatMap(({ attributes }) => Object.keys(attributes)))].toSorted();
  return {
    name: row.title,
    description: row.purpose,
    origin: 'Grappe',
    at: row.createdAt.toISOString(),
    users: team.map(({ id, name }) => ({ id, name })),
    codes: exchangedCodes(await listCodes(tx, place)),
    cases: cases.map(({ id, pseudonym, attributes }) => ({
      id,
      name: pseudonym,
      attributes: { ...attributes },
      sourceIds: transcripts.filter(({ caseId }) => caseId === id).map((one) => one.id),
    })),
    variables: Object.fromEntries(names.map((name) => [name, identifierOf(`${place.projectId} ${name}`)])),
    sources,
    notes: memos.map(({ id, body, authorId, writtenAt }) => ({
      id,
      name: body.slice(0, 60).replaceAll('\n', ' '),
      text: body,
      at: writtenAt.toISOString(),
      authorId,
    })),
  };
}

/** The same identifier for the same attribute of a study, whenever it is exported. */
function identifierOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
