import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonObject } from '../rows.ts';

export type AnalysisKind = 'measurement' | 'structure' | 'mediation' | 'groups' | 'change' | 'involvement';

export interface AnalysisRow {
  readonly id: string;
  readonly studyId: string | null;
  readonly study: string | null;
  readonly kind: AnalysisKind;
  readonly title: string;
  readonly waves: readonly string[];
  readonly settings: JsonObject;
  readonly jobId: string | null;
  readonly dataHash: string | null;
  readonly firms: number | null;
  readonly software: string | null;
  /** `cancelled` too when its job is no longer there. */
  readonly status: 'queued' | 'running' | 'failed' | 'cancelled' | 'concluded' | 'not_concluded';
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Analyses that the asker may read, the last first, without what they found. */
export async function listAnalyses(
  session: Session,
  clusterId: string,
  analysisId: string | null = null,
): Promise<AnalysisRow[]> {
  const { rows } = await sql<AnalysisRow>`
    select a.id, a.study_id as "studyId", s.title as study, a.kind, a.title, a.waves, a.settings, a.job_id as "jobId",
      a.data_hash as "dataHash", a.firms, a.software,
      coalesce(a.outcome, case when j.status in ('queued', 'running', 'failed') then j.status else 'cancelled' end) as status,
      a.created_at as "createdAt", a.finished_at as "finishedAt"
    from grappe.analyses a
    left join grappe.studies s on s.id = a.study_id
    left join grappe.jobs j on j.id = a.job_id
    where a.cluster_id = ${clusterId} and (${analysisId}::uuid is null or a.id = ${analysisId}::uuid)
    order by a.created_at desc, a.id desc limit 200`.execute(session);
  return rows;
}

/** What an analysis found; null as long as it has not. */
export async function readAnalysisResult(
  session: Session,
  clusterId: string,
  analysisId: string,
): Promise<JsonObject | null> {
  const { rows } = await sql<{ result: JsonObject | null }>`
    select result from grappe.analyses where cluster_id = ${clusterId} and id = ${analysisId}`.execute(
    session,
  );
  return rows[0]?.result ?? null;
}

export interface NewAnalysis {
  readonly clusterId: string;
  readonly studyId: string | null;
  readonly kind: AnalysisKind;
  readonly title: string;
  readonly waves: readonly string[];
  readonly settings: JsonObject;
}

/** Writes down an analysis that is to be made. */
export async function createAnalysis(session: Session, analysis: NewAnalysis): Promise<string> {
  const { clusterId, studyId, kind, title, waves, settings } = analysis;
  const { rows } = await sql<{ id: string }>`
    insert into grappe.analyses (cluster_id, study_id, kind, title, waves, settings, created_by)
    values (${clusterId}, ${studyId}, ${kind}, ${title}, ${[...waves]}::uuid[], ${JSON.stringify(settings)}::jsonb,
      grappe.current_person()) returning id`.execute(session);
  return rows[0]!.id;
}

/** Says which job makes an analysis. */
export async function setAnalysisJob(session: Session, analysisId: string, jobId: string): Promise<void> {
  await sql`update grappe.analyses set job_id = ${jobId} where id = ${analysisId}`.execute(session);
}

export interface AnalysisEnd {
  readonly outcome: 'concluded' | 'not_concluded';
  readonly dataHash: string;
  readonly firms: number;
  readonly software: string;
  readonly result: JsonObject;
}

/** Keeps what was found, once; false when it was found before, or the analysis is no longer there. */
export async function keepAnalysis(session: Session, analysisId: string, end: AnalysisEnd): Promise<boolean> {
  const { outcome, dataHash, firms, software, result } = end;
  const { numAffectedRows } = await sql`
    update grappe.analyses set outcome = ${outcome}, data_hash = ${dataHash}, firms = ${firms}, software = ${software},
      result = ${JSON.stringify(result)}::jsonb, finished_at = now()
    where id = ${analysisId} and outcome is null`.execute(session);
  return numAffectedRows === 1n;
}

/** Takes an analysis away. */
export async function deleteAnalysis(
  session: Session,
  clusterId: string,
  analysisId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from grappe.analyses where cluster_id = ${clusterId} and id = ${analysisId}`.execute(session);
  return numAffectedRows === 1n;
}

export interface InvolvementRow {
  readonly firm: string;
  readonly waveId: string;
  /** `group`, `alliance`, `encounter`. */
  readonly ways: readonly string[];
}

/** How the firms of waves took part in what the cluster does; only for a manager's analysis, whose rows never reach a person. */
export async function readWaveInvolvement(
  session: Session,
  waveIds: readonly string[],
): Promise<InvolvementRow[]> {
  const { rows } = await sql<InvolvementRow>`
    select firm, wave_id as "waveId", ways from grappe.wave_involvement(${[...waveIds]}::uuid[])`.execute(
    session,
  );
  return rows;
}
