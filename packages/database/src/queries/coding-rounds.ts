import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { InterviewPlace } from './interviews.ts';

const me = sql<string>`grappe.current_person()`;

export interface CodingRoundRow {
  readonly id: string;
  readonly transcriptId: string;
  readonly transcriptTitle: string;
  readonly codebook: number;
  readonly openedAt: Date;
  readonly stopped: boolean;
  /** In the order of their identifiers, so that the first and the second stay the same. */
  readonly coders: readonly { id: string; done: boolean }[];
  readonly waitsForMe: boolean;
}

/** Double codings of a study, the newest first. */
export async function listCodingRounds(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<CodingRoundRow[]> {
  const { rows } = await sql<CodingRoundRow>`
    select r.id, r.transcript_id as "transcriptId", t.title as "transcriptTitle", r.codebook, r.opened_at as "openedAt",
      r.stopped_at is not null as stopped, r.id = any ((select grappe.my_coding_rounds())::uuid[]) as "waitsForMe",
      coalesce((select jsonb_agg(jsonb_build_object('id', c.person_id, 'done', c.done_at is not null) order by c.person_id)
        from grappe.interview_round_coders c where c.round_id = r.id), '[]') as coders
    from grappe.interview_rounds r join grappe.interview_transcripts t on t.id = r.transcript_id
    where r.cluster_id = ${clusterId} and r.project_id = ${projectId} order by r.opened_at desc, r.id desc`.execute(
    session,
  );
  return rows;
}

/** Undefined when one is open on that transcript already. The caller holds the study. */
export async function openCodingRound(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  given: { transcriptId: string; codebook: number; personIds: readonly string[] },
): Promise<string | undefined> {
  const { rows: open } = await sql`
    select r.id from grappe.interview_rounds r
    where r.transcript_id = ${given.transcriptId} and r.id = any ((select grappe.my_open_rounds())::uuid[])`.execute(
    session,
  );
  if (open.length > 0) return undefined;
  const { id } = await session
    .insertInto('interview_rounds')
    .values({
      cluster_id: clusterId,
      project_id: projectId,
      transcript_id: given.transcriptId,
      codebook: given.codebook,
      opened_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await session
    .insertInto('interview_round_coders')
    .values(given.personIds.map((person) => ({ cluster_id: clusterId, round_id: id, person_id: person })))
    .execute();
  return id;
}

/** The asker says to be done; false when it said so already, or is not one of the two. */
export async function finishCodingRound(
  session: Session,
  clusterId: string,
  roundId: string,
): Promise<boolean> {
  const { rows } = await sql`
    update grappe.interview_round_coders set done_at = now()
    where cluster_id = ${clusterId} and round_id = ${roundId} and person_id = grappe.current_person() and done_at is null
    returning round_id`.execute(session);
  return rows.length === 1;
}

/** A lead ends a double coding that will not be finished; false when it is over. */
export async function stopCodingRound(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  roundId: string,
): Promise<boolean> {
  const { rows } = await sql`
    update grappe.interview_rounds set stopped_at = now()
    where cluster_id = ${clusterId} and project_id = ${projectId} and id = ${roundId}
      and id = any ((select grappe.my_open_rounds())::uuid[])
    returning id`.execute(session);
  return rows.length === 1;
}

export interface MatrixCellRow {
  readonly caseId: string;
  readonly codeId: string;
  readonly summary: string;
  readonly version: number;
}

export async function listMatrixCells(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<MatrixCellRow[]> {
  const { rows } = await sql<MatrixCellRow>`
    select case_id as "caseId", code_id as "codeId", summary, version from grappe.interview_cells
    where cluster_id = ${clusterId} and project_id = ${projectId}`.execute(session);
  return rows;
}

/** False when it changed since the version that was read (0: none). */
export async function saveMatrixCell(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  cell: MatrixCellRow,
): Promise<boolean> {
  if (cell.version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('interview_cells')
      .values({
        cluster_id: clusterId,
        project_id: projectId,
        case_id: cell.caseId,
        code_id: cell.codeId,
        summary: cell.summary,
        updated_by: me,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('interview_cells')
    .set({
      summary: cell.summary,
      version: cell.version + 1,
      updated_by: me,
      updated_at: sql<Date>`now()`,
    })
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('case_id', '=', cell.caseId)
    .where('code_id', '=', cell.codeId)
    .where('version', '=', cell.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
