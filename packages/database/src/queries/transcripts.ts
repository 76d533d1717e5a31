import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { InterviewPlace } from './interviews.ts';

const me = sql<string>`grappe.current_person()`;

export type TranscriptFormat = 'text' | 'word' | 'subtitles';
/** `[start, end, rank of the speaker or −1, milliseconds or −1]` */
export type StoredParagraph = [number, number, number, number];
export interface StoredSpeaker {
  readonly pseudonym: string;
  readonly interviews: boolean;
}

export interface TranscriptPlace extends InterviewPlace {
  readonly transcriptId: string;
}

export interface TranscriptListRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly caseId: string | null;
  readonly format: TranscriptFormat;
  readonly recordedOn: string | null;
  readonly words: number;
  readonly codingCount: number;
  readonly createdAt: Date;
}

export async function listTranscripts(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<TranscriptListRow[]> {
  const { rows } = await sql<TranscriptListRow>`
    select t.id, t.version, t.title, t.case_id as "caseId", t.format, t.recorded_on as "recordedOn", t.words,
      (select count(*) from grappe.interview_codings c where c.transcript_id = t.id)::int as "codingCount",
      t.created_at as "createdAt"
    from grappe.interview_transcripts t where t.cluster_id = ${clusterId} and t.project_id = ${projectId}
    order by t.created_at, t.id`.execute(session);
  return rows;
}

export interface NewTranscript {
  readonly title: string;
  readonly caseId: string | null;
  readonly recordedOn: string | null;
  readonly format: TranscriptFormat;
  readonly body: string;
  readonly words: number;
  readonly paragraphs: readonly StoredParagraph[];
  readonly speakers: readonly StoredSpeaker[];
}

export async function keepTranscript(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  given: NewTranscript,
): Promise<string> {
  const { id } = await session
    .insertInto('interview_transcripts')
    .values({
      cluster_id: clusterId,
      project_id: projectId,
      case_id: given.caseId,
      title: given.title,
      format: given.format,
      recorded_on: given.recordedOn,
      body: given.body,
      characters: given.body.length,
      words: given.words,
      paragraphs: JSON.stringify(given.paragraphs),
      speakers: JSON.stringify(given.speakers),
      created_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface TranscriptRow extends Omit<TranscriptListRow, 'codingCount'> {
  readonly body: string;
  readonly paragraphs: StoredParagraph[];
  readonly speakers: StoredSpeaker[];
  readonly blindRound: { readonly id: string; readonly done: boolean } | null;
}

export async function getTranscript(
  session: Session,
  { clusterId, projectId, transcriptId }: TranscriptPlace,
): Promise<TranscriptRow | undefined> {
  const { rows } = await sql<TranscriptRow>`
    select t.id, t.version, t.title, t.case_id as "caseId", t.format, t.recorded_on as "recordedOn", t.words, t.body, t.paragraphs,
      t.speakers, t.created_at as "createdAt",
      (select jsonb_build_object('id', r.id, 'done', not r.id = any ((select grappe.my_coding_rounds())::uuid[]))
        from grappe.interview_rounds r join grappe.interview_round_coders c on c.round_id = r.id
          and c.person_id = (select grappe.current_person())
        where r.transcript_id = t.id and r.id = any ((select grappe.my_open_rounds())::uuid[]) limit 1) as "blindRound"
    from grappe.interview_transcripts t
    where t.cluster_id = ${clusterId} and t.project_id = ${projectId} and t.id = ${transcriptId}`.execute(
    session,
  );
  return rows[0];
}

/** What is said of a transcript; never its words. False when it changed since that version. */
export async function changeTranscript(
  session: Session,
  { clusterId, projectId, transcriptId }: TranscriptPlace,
  version: number,
  fields: Pick<NewTranscript, 'title' | 'caseId' | 'recordedOn'>,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('interview_transcripts')
    .set({
      title: fields.title,
      case_id: fields.caseId,
      recorded_on: fields.recordedOn,
      version: version + 1,
    })
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** With all that was coded in it. */
export async function removeTranscript(
  session: Session,
  { clusterId, projectId, transcriptId }: TranscriptPlace,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('interview_transcripts')
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export interface CodingRow {
  readonly id: string;
  readonly version: number;
  readonly transcriptId: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly roundId: string | null;
  readonly start: number;
  readonly end: number;
  readonly level: number | null;
  readonly memo: string;
  readonly createdAt: Date;
}

const codingColumns = sql`id, version, transcript_id as "transcriptId", code_id as "codeId", coder_id as "coderId",
  round_id as "roundId", start_at as start, end_at as "end", level, memo, created_at as "createdAt"`;

/** Codings that the asker may see: of a transcript, or of the whole study. */
export async function listCodings(
  session: Session,
  {
    clusterId,
    projectId,
    transcriptId,
    roundId,
  }: InterviewPlace & { transcriptId?: string; roundId?: string },
): Promise<CodingRow[]> {
  const { rows } = await sql<CodingRow>`
    select ${codingColumns} from grappe.interview_codings
    where cluster_id = ${clusterId} and project_id = ${projectId}
      and (${transcriptId ?? null}::uuid is null or transcript_id = ${transcriptId ?? null})
      and (${roundId ?? null}::uuid is null or round_id = ${roundId ?? null})
    order by transcript_id, start_at, end_at, id`.execute(session);
  return rows;
}

/** A coding as a transcript carries it: itself, its code, its coder, from, to, degree (0: none), version, round. */
export type CodingTuple = [string, string, string, number, number, number, number, string | null];

export interface CodingsOfTranscript {
  readonly codings: CodingTuple[];
  /** Of the codings that have one. */
  readonly memos: Record<string, string>;
}

/** What the asker may see of the codings of one transcript, in the order of the text; thousands at once, as one value. */
export async function readCodings(
  session: Session,
  { clusterId, projectId, transcriptId }: TranscriptPlace,
): Promise<CodingsOfTranscript> {
  const { rows } = await sql<CodingsOfTranscript>`
    select coalesce(json_agg(json_build_array(id, code_id, coder_id, start_at, end_at, coalesce(level, 0), version, round_id)
        order by start_at, end_at, id), '[]') as codings,
      coalesce(json_object_agg(id, memo) filter (where memo <> ''), '{}') as memos
    from grappe.interview_codings
    where cluster_id = ${clusterId} and project_id = ${projectId} and transcript_id = ${transcriptId}`.execute(
    session,
  );
  return rows[0] ?? { codings: [], memos: {} };
}

export async function getCoding(
  session: Session,
  { clusterId, transcriptId }: TranscriptPlace,
  codingId: string,
): Promise<CodingRow | undefined> {
  const { rows } = await sql<CodingRow>`
    select ${codingColumns} from grappe.interview_codings
    where cluster_id = ${clusterId} and transcript_id = ${transcriptId} and id = ${codingId}`.execute(
    session,
  );
  return rows[0];
}

/** What is needed to put a coding, without reading the text. */
export async function codingGround(
  session: Session,
  { clusterId, projectId, transcriptId }: TranscriptPlace,
  codeId: string,
): Promise<
  { characters: number; levels: number | null; blindRoundId: string | null; mayCode: boolean } | undefined
> {
  const { rows } = await sql<{
    characters: number;
    levels: number | null;
    blindRoundId: string | null;
    mayCode: boolean;
  }>`
    select t.characters,
      (select jsonb_array_length(c.levels) from grappe.interview_codes c
        where c.id = ${codeId} and c.project_id = t.project_id and c.retired_at is null) as levels,
      r.id as "blindRoundId", r.id is null or r.id = any ((select grappe.my_coding_rounds())::uuid[]) as "mayCode"
    from grappe.interview_transcripts t
    left join (grappe.interview_rounds r join grappe.interview_round_coders k on k.round_id = r.id
        and k.person_id = (select grappe.current_person()))
      on r.transcript_id = t.id and r.id = any ((select grappe.my_open_rounds())::uuid[])
    where t.cluster_id = ${clusterId} and t.project_id = ${projectId} and t.id = ${transcriptId}`.execute(
    session,
  );
  return rows[0];
}

export interface CodingFields {
  readonly codeId: string;
  readonly level: number | null;
  readonly memo: string;
}

export async function addCoding(
  session: Session,
  { clusterId, projectId, transcriptId }: TranscriptPlace,
  given: CodingFields & { readonly start: number; readonly end: number; readonly roundId: string | null },
): Promise<CodingRow> {
  const { rows } = await sql<CodingRow>`
    insert into grappe.interview_codings
      (cluster_id, project_id, transcript_id, code_id, coder_id, round_id, start_at, end_at, level, memo)
    values (${clusterId}, ${projectId}, ${transcriptId}, ${given.codeId}, grappe.current_person(), ${given.roundId},
      ${given.start}, ${given.end}, ${given.level}, ${given.memo})
    returning ${codingColumns}`.execute(session);
  const [row] = rows;
  if (row === undefined) throw new Error('A coding gave no row');
  return row;
}

/** Undefined when it changed since that version, or is not the asker's to change. */
export async function changeCoding(
  session: Session,
  { clusterId, transcriptId }: TranscriptPlace,
  seen: { codingId: string; version: number },
  fields: CodingFields,
): Promise<CodingRow | undefined> {
  const { rows } = await sql<CodingRow>`
    update grappe.interview_codings set code_id = ${fields.codeId}, level = ${fields.level}, memo = ${fields.memo},
      version = version + 1
    where cluster_id = ${clusterId} and transcript_id = ${transcriptId} and id = ${seen.codingId} and version = ${seen.version}
    returning ${codingColumns}`.execute(session);
  return rows[0];
}

export async function removeCoding(
  session: Session,
  { clusterId, transcriptId }: TranscriptPlace,
  codingId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('interview_codings')
    .where('cluster_id', '=', clusterId)
    .where('transcript_id', '=', transcriptId)
    .where('id', '=', codingId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
