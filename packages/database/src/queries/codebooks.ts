import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';
import type { InterviewPlace } from './interviews.ts';

const me = sql<string>`grappe.current_person()`;

export interface CodeFields {
  readonly parentId: string | null;
  readonly name: string;
  readonly definition: string;
  readonly colour: number;
  readonly levels: readonly string[];
}
export interface CodeRow extends CodeFields {
  readonly id: string;
  readonly version: number;
  readonly ordinal: number;
  readonly retired: boolean;
  readonly codingCount: number;
}

export async function listCodes(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select c.id, c.version, c.parent_id as "parentId", c.name, c.definition, c.colour, c.levels, c.ordinal,
      c.retired_at is not null as retired, coalesce(n.count, 0)::int as "codingCount"
    from grappe.interview_codes c
    left join (select code_id, count(*) from grappe.interview_codings where project_id = ${projectId} group by 1) n
      on n.code_id = c.id
    where c.cluster_id = ${clusterId} and c.project_id = ${projectId}
    order by c.ordinal, c.created_at, c.id`.execute(session);
  return rows;
}

/** Codes in the order given, after those that are there; `id` when it comes from elsewhere and must stay the same. */
export async function addCodes(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  codes: readonly (CodeFields & { readonly id?: string })[],
  firstOrdinal: number,
): Promise<string[]> {
  const made: string[] = [];
  for (const [rank, code] of codes.entries()) {
    const { id } = await session
      .insertInto('interview_codes')
      .values({
        ...(code.id === undefined ? {} : { id: code.id }),
        cluster_id: clusterId,
        project_id: projectId,
        parent_id: code.parentId,
        name: code.name,
        definition: code.definition,
        colour: code.colour,
        levels: JSON.stringify(code.levels),
        ordinal: firstOrdinal + rank,
        created_by: me,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    made.push(id);
  }
  return made;
}

/** False when it changed since that version. */
export async function changeCode(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  seen: { codeId: string; version: number },
  fields: CodeFields & { readonly ordinal: number },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('interview_codes')
    .set({
      parent_id: fields.parentId,
      name: fields.name,
      definition: fields.definition,
      colour: fields.colour,
      levels: JSON.stringify(fields.levels),
      ordinal: fields.ordinal,
      version: seen.version + 1,
    })
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', seen.codeId)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes a code out of use: what was coded with it stays. Those beneath it go up one place. */
export async function retireCode(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  codeId: string,
): Promise<boolean> {
  const { rows } = await sql<{ parentId: string | null }>`
    update grappe.interview_codes set retired_at = now(), version = version + 1
    where cluster_id = ${clusterId} and project_id = ${projectId} and id = ${codeId} and retired_at is null
    returning parent_id as "parentId"`.execute(session);
  const [retired] = rows;
  if (retired === undefined) return false;
  await sql`update grappe.interview_codes set parent_id = ${retired.parentId}, version = version + 1
    where project_id = ${projectId} and parent_id = ${codeId}`.execute(session);
  return true;
}

export interface CodebookRow {
  readonly ordinal: number;
  readonly note: string;
  readonly savedAt: Date;
  readonly savedBy: string | null;
  readonly codes: JsonValue;
}

/** Versions that were kept, the newest first. */
export async function listCodebooks(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<CodebookRow[]> {
  const { rows } = await sql<CodebookRow>`
    select b.ordinal, b.note, b.saved_at as "savedAt", p.name as "savedBy", b.codes
    from grappe.interview_codebooks b left join grappe.interview_team(${projectId}) p on p.person_id = b.saved_by
    where b.cluster_id = ${clusterId} and b.project_id = ${projectId} order by b.ordinal desc`.execute(
    session,
  );
  return rows;
}

/** Keeps the codebook as it stands; gives its number. The caller holds the study. */
export async function keepCodebook(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  note: string,
  codes: JsonValue,
): Promise<number> {
  const { rows } = await sql<{ ordinal: number }>`
    insert into grappe.interview_codebooks (cluster_id, project_id, ordinal, note, codes, saved_by)
    select ${clusterId}, ${projectId}, coalesce(max(ordinal), 0) + 1, ${note}, ${JSON.stringify(codes)}::jsonb, grappe.current_person()
    from grappe.interview_codebooks where project_id = ${projectId}
    returning ordinal`.execute(session);
  const [row] = rows;
  if (row === undefined) throw new Error('A codebook gave no row');
  return row.ordinal;
}

export interface InterviewMemoRow {
  readonly id: string;
  readonly version: number;
  readonly codeId: string | null;
  readonly transcriptId: string | null;
  readonly body: string;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly own: boolean;
  readonly writtenAt: Date;
}

export async function listInterviewMemos(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<InterviewMemoRow[]> {
  const { rows } = await sql<InterviewMemoRow>`
    select m.id, m.version, m.code_id as "codeId", m.transcript_id as "transcriptId", m.body, m.author_id as "authorId",
      p.name as author, coalesce(m.author_id = grappe.current_person(), false) as own, m.written_at as "writtenAt"
    from grappe.interview_memos m left join grappe.interview_team(${projectId}) p on p.person_id = m.author_id
    where m.cluster_id = ${clusterId} and m.project_id = ${projectId} order by m.written_at, m.id`.execute(
    session,
  );
  return rows;
}

export async function addInterviewMemo(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  memo: { codeId: string | null; transcriptId: string | null; body: string },
): Promise<string> {
  const { id } = await session
    .insertInto('interview_memos')
    .values({
      cluster_id: clusterId,
      project_id: projectId,
      code_id: memo.codeId,
      transcript_id: memo.transcriptId,
      body: memo.body,
      author_id: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False when it changed since that version, or is somebody else's. */
export async function changeInterviewMemo(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  seen: { memoId: string; version: number },
  body: string,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('interview_memos')
    .set({ body, version: seen.version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', seen.memoId)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeInterviewMemo(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  memoId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('interview_memos')
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', memoId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
