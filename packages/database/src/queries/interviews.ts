import { sql } from 'kysely';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

export interface InterviewPlace {
  readonly clusterId: string;
  readonly projectId: string;
}

export type InterviewRole = 'lead' | 'coder';

export interface InterviewListRow {
  readonly id: string;
  readonly title: string;
  readonly isFictional: boolean;
  readonly role: InterviewRole;
  readonly personCount: number;
  readonly caseCount: number;
  readonly transcriptCount: number;
  readonly codeCount: number;
  readonly codingCount: number;
  readonly waitingCount: number;
}

/** Studies of a cluster on which the asker is named. */
export async function listInterviews(session: Session, clusterId: string): Promise<InterviewListRow[]> {
  const { rows } = await sql<InterviewListRow>`
    select s.id, s.title, s.is_fictional as "isFictional",
      case when s.id = any ((select grappe.my_led_interviews())::uuid[]) then 'lead' else 'coder' end as role,
      (select count(*) from grappe.interview_people p where p.project_id = s.id and p.left_at is null)::int as "personCount",
      (select count(*) from grappe.interview_cases c where c.project_id = s.id)::int as "caseCount",
      (select count(*) from grappe.interview_transcripts t where t.project_id = s.id)::int as "transcriptCount",
      (select count(*) from grappe.interview_codes c where c.project_id = s.id and c.retired_at is null)::int as "codeCount",
      (select count(*) from grappe.interview_codings c where c.project_id = s.id)::int as "codingCount",
      (select count(*) from grappe.interview_rounds r where r.project_id = s.id
        and r.id = any ((select grappe.my_coding_rounds())::uuid[]))::int as "waitingCount"
    from grappe.interview_projects s where s.cluster_id = ${clusterId} order by s.created_at, s.id`.execute(
    session,
  );
  return rows;
}

/** Opens a study that the asker leads; undefined when the asker may not. */
export async function openInterviews(
  session: Session,
  clusterId: string,
  { title, purpose, isFictional }: { title: string; purpose: string; isFictional: boolean },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.open_interviews(${clusterId}, ${title}, ${purpose}, ${isFictional}) as id`.execute(session);
  return rows[0]?.id ?? undefined;
}

export interface InterviewProjectRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly purpose: string;
  readonly isFictional: boolean;
  readonly role: InterviewRole;
  readonly createdAt: Date;
}

export async function getInterviews(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<InterviewProjectRow | undefined> {
  const { rows } = await sql<InterviewProjectRow>`
    select id, version, title, purpose, is_fictional as "isFictional", created_at as "createdAt",
      case when id = any ((select grappe.my_led_interviews())::uuid[]) then 'lead' else 'coder' end as role
    from grappe.interview_projects where cluster_id = ${clusterId} and id = ${projectId}`.execute(session);
  return rows[0];
}

/** One at a time within a study, for what only holds when nobody else changes it at the same moment. */
export async function holdInterviews(session: Session, projectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${projectId}::text, 28))`.execute(session);
}

/** False when it changed since that version, or is not the asker's to change. */
export async function changeInterviews(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  { version, title, purpose }: { version: number; title: string; purpose: string },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('interview_projects')
    .set({ title, purpose, version: version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', projectId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface InterviewPersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: InterviewRole;
  readonly present: boolean;
}

export async function interviewTeam(session: Session, projectId: string): Promise<InterviewPersonRow[]> {
  const { rows } = await sql<InterviewPersonRow>`
    select person_id as id, name, role, present from grappe.interview_team(${projectId})`.execute(session);
  return rows;
}

/** Whom a lead may name; nobody for the others. */
export async function interviewCandidates(
  session: Session,
  projectId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, name from grappe.interview_candidates(${projectId})`.execute(session);
  return rows;
}

/** Names somebody on the study, again when it had left. */
export async function nameOnInterviews(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  personId: string,
  role: InterviewRole,
): Promise<void> {
  await session
    .insertInto('interview_people')
    .values({ cluster_id: clusterId, project_id: projectId, person_id: personId, role })
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'person_id']).doUpdateSet({ role, left_at: null }),
    )
    .execute();
}

/** Another role, or none any more (`left`). False when the person was not there in that role. */
export async function changeInterviewPerson(
  session: Session,
  { projectId }: InterviewPlace,
  personId: string,
  change: { was?: InterviewRole; role?: InterviewRole; left?: true },
): Promise<boolean> {
  const { rows } = await sql`
    update grappe.interview_people set role = coalesce(${change.role ?? null}, role),
      left_at = case when ${change.left === true} then now() end
    where project_id = ${projectId} and person_id = ${personId} and left_at is null
      and role = coalesce(${change.was ?? null}, role)
    returning person_id`.execute(session);
  return rows.length === 1;
}

export interface InterviewCaseRow {
  readonly id: string;
  readonly version: number;
  readonly pseudonym: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly transcriptCount: number;
}

export async function listInterviewCases(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<InterviewCaseRow[]> {
  const { rows } = await sql<InterviewCaseRow>`
    select c.id, c.version, c.pseudonym, c.attributes,
      (select count(*) from grappe.interview_transcripts t where t.case_id = c.id)::int as "transcriptCount"
    from grappe.interview_cases c where c.cluster_id = ${clusterId} and c.project_id = ${projectId}
    order by c.pseudonym, c.id`.execute(session);
  return rows;
}

export interface InterviewCaseFields {
  readonly pseudonym: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Undefined when the pseudonym is taken. */
export async function addInterviewCase(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  { pseudonym, attributes }: InterviewCaseFields,
): Promise<string | undefined> {
  const made = await session
    .insertInto('interview_cases')
    .values({
      cluster_id: clusterId,
      project_id: projectId,
      pseudonym,
      attributes: JSON.stringify(attributes),
      created_by: me,
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'pseudonym']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** False when it changed since that version. */
export async function changeInterviewCase(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  seen: { caseId: string; version: number },
  { pseudonym, attributes }: InterviewCaseFields,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('interview_cases')
    .set({ pseudonym, attributes: JSON.stringify(attributes), version: seen.version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', seen.caseId)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeInterviewCase(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  caseId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('interview_cases')
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', caseId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export interface InterviewNameFields {
  readonly pseudonym: string;
  readonly name: string;
  readonly contact: string;
}
export interface InterviewNameRow extends InterviewNameFields {
  readonly id: string;
  readonly version: number;
}

/** Names behind the pseudonyms, for leads; nothing for the others. */
export async function listInterviewNames(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
): Promise<InterviewNameRow[]> {
  const { rows } = await sql<InterviewNameRow>`
    select id, version, pseudonym, name, contact from grappe.interview_names
    where cluster_id = ${clusterId} and project_id = ${projectId} order by pseudonym, name`.execute(session);
  return rows;
}

/** What stands there already stays as it is. */
export async function addInterviewNames(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  names: readonly InterviewNameFields[],
): Promise<void> {
  if (names.length === 0) return;
  await session
    .insertInto('interview_names')
    .values(names.map((one) => ({ cluster_id: clusterId, project_id: projectId, ...one, entered_by: me })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when it changed since that version. */
export async function changeInterviewName(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  seen: { nameId: string; version: number },
  fields: InterviewNameFields,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('interview_names')
    .set({ ...fields, version: seen.version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', seen.nameId)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeInterviewName(
  session: Session,
  { clusterId, projectId }: InterviewPlace,
  nameId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('interview_names')
    .where('cluster_id', '=', clusterId)
    .where('project_id', '=', projectId)
    .where('id', '=', nameId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
