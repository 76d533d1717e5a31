import { sql } from 'kysely';
import type { Session } from '../connect.ts';

export interface LabelRow {
  readonly id: string;
  readonly grantedOn: string;
  readonly expiresOn: string;
  readonly stands: boolean;
  readonly withdrawn: boolean;
}

/** Labels that a cluster was granted, the last first. */
export async function listLabels(session: Session, clusterId: string): Promise<LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select id, granted_on as "grantedOn", expires_on as "expiresOn", withdrawn_at is not null as withdrawn,
      withdrawn_at is null and expires_on >= current_date as stands
    from grappe.labels where cluster_id = ${clusterId} order by granted_on desc, id`.execute(session);
  return rows;
}

export interface CriterionRow {
  readonly criterion: string;
  readonly answer: {
    level: number;
    statement: string;
    evidence: { title: string; address: string }[];
    version: number;
  } | null;
  readonly finding: { finding: 'met' | 'minor' | 'major'; comment: string; version: number } | null;
}

export interface AssessmentRow {
  readonly id: string;
  readonly status: 'draft' | 'submitted' | 'decided' | 'abandoned';
  readonly auditorId: string | null;
  readonly auditor: string | null;
  readonly openedAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly granted: boolean | null;
  readonly reasons: string;
  readonly mine: boolean;
  readonly criteria: readonly CriterionRow[];
}

/** Assessments that the asker coordinates or audits, the last first. */
export async function listAssessments(session: Session, clusterId: string): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select a.id, a.status, a.auditor_id as "auditorId", p.display_name as auditor, a.opened_at as "openedAt",
      a.submitted_at as "submittedAt", a.decided_at as "decidedAt", a.granted, a.reasons,
      a.id = any ((select grappe.my_audits())::uuid[]) as mine,
      (select coalesce(jsonb_agg(jsonb_build_object('criterion', c.criterion,
          'answer', case when n.criterion is not null then
            jsonb_build_object('level', n.level, 'statement', n.statement, 'evidence', n.evidence,
              'version', n.version) end,
          'finding', case when f.criterion is not null then
            jsonb_build_object('finding', f.finding, 'comment', f.comment, 'version', f.version) end)), '[]')
        from (select criterion from grappe.label_answers where assessment_id = a.id
          union select criterion from grappe.label_findings where assessment_id = a.id) c
        left join grappe.label_answers n on n.assessment_id = a.id and n.criterion = c.criterion
        left join grappe.label_findings f on f.assessment_id = a.id and f.criterion = c.criterion) as criteria
    from grappe.label_assessments a left join grappe.people p on p.id = a.auditor_id
    where a.cluster_id = ${clusterId} order by a.opened_at desc`.execute(session);
  return rows;
}

/** Observers of a cluster who are nothing else there: those who may audit it. */
export async function listThirdParties(
  session: Session,
  clusterId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.display_name as name from grappe.people p
    where p.id in (select person_id from grappe.role_grants
        where cluster_id = ${clusterId} and role = 'observer' and ended_at is null)
      and grappe.is_third_party(${clusterId}, p.id)
    order by p.display_name`.execute(session);
  return rows;
}

/** A word that says why something was not done; null when it was. */
export type LabelRefusal =
  | 'not_found'
  | 'changed'
  | 'label_auditor_not_third_party'
  | 'label_incomplete'
  | 'label_major_finding'
  | 'label_expiry';

/** Begins an assessment; undefined when one is under way. */
export async function openAssessment(session: Session, clusterId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.open_assessment(${clusterId}) as id`.execute(session);
  return rows[0]?.id ?? undefined;
}

/** Answers a criterion of the draft, from the version last read (0: none). */
export async function answerCriterion(
  session: Session,
  clusterId: string,
  criterion: string,
  { version, ...answer }: NonNullable<CriterionRow['answer']>,
): Promise<LabelRefusal | null> {
  const { rows } = await sql<{ refusal: LabelRefusal | null }>`
    select grappe.answer_criterion(${clusterId}, ${criterion}, ${JSON.stringify(answer)}::jsonb, ${version}) as refusal`.execute(
    session,
  );
  return rows[0]?.refusal ?? null;
}

export interface NewLabelFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly content: Buffer;
}

/** Keeps a file with the draft and gives its address, or why it was not kept; its files take at most `limit` bytes. */
export async function keepLabelFile(
  session: Session,
  clusterId: string,
  file: NewLabelFile,
  limit: number,
): Promise<{ address: string } | { refusal: 'not_found' | 'label_storage_full' }> {
  const { rows } = await sql<{
    address: string | null;
    refusal: 'not_found' | 'label_storage_full' | null;
  }>`
    select address, refusal from grappe.keep_label_file(
      ${clusterId}, ${file.name}, ${file.mediaType}, ${file.sha256}, ${file.content}, ${limit})`.execute(
    session,
  );
  const [row] = rows;
  return row?.address == null ? { refusal: row?.refusal ?? 'not_found' } : { address: row.address };
}

/** Of these addresses, those of files that the draft of the cluster does not hold. */
export async function missingLabelFiles(
  session: Session,
  clusterId: string,
  addresses: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select wanted.address from unnest(${[...addresses]}::text[]) wanted (address)
    where wanted.address like '/files/label/%' and not exists (
      select from grappe.label_files f join grappe.label_assessments a on a.id = f.assessment_id
      where f.cluster_id = ${clusterId} and a.status = 'draft'
        and wanted.address = grappe.label_file_address(a.id, f.id))`.execute(session);
  return rows.map(({ address }) => address);
}

/** A file of an assessment that the asker coordinates or audits. */
export function labelFileContent(
  session: Session,
  assessmentId: string,
  fileId: string,
): Promise<{ name: string; media_type: string; content: Buffer } | undefined> {
  return session
    .selectFrom('label_files')
    .select(['name', 'media_type', 'content'])
    .where('assessment_id', '=', assessmentId)
    .where('id', '=', fileId)
    .executeTakeFirst();
}

export async function submitAssessment(
  session: Session,
  clusterId: string,
  auditorId: string,
): Promise<LabelRefusal | null> {
  const { rows } = await sql<{ refusal: LabelRefusal | null }>`
    select grappe.submit_assessment(${clusterId}, ${auditorId}) as refusal`.execute(session);
  return rows[0]?.refusal ?? null;
}

export async function abandonAssessment(session: Session, clusterId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.abandon_assessment(${clusterId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** Writes what the auditor found, from the version last read (0: none); not found when it is not the asker's to audit, or decided. */
export async function findCriterion(
  session: Session,
  assessmentId: string,
  criterion: string,
  found: NonNullable<CriterionRow['finding']>,
): Promise<LabelRefusal | null> {
  const { rows } = await sql<{ refusal: LabelRefusal | null }>`
    select grappe.find_criterion(${assessmentId}, ${criterion}, ${found.finding}, ${found.comment}, ${found.version})
      as refusal`.execute(session);
  return rows[0]?.refusal ?? null;
}

export async function decideLabel(
  session: Session,
  assessmentId: string,
  decision: { grant: boolean; reasons: string; expiresOn: string | null },
): Promise<LabelRefusal | null> {
  const { grant, reasons, expiresOn } = decision;
  const { rows } = await sql<{ refusal: LabelRefusal | null }>`
    select grappe.decide_label(${assessmentId}, ${grant}, ${reasons}, ${expiresOn}::date) as refusal`.execute(
    session,
  );
  return rows[0]?.refusal ?? null;
}

/** Takes a label back, as its auditor or as the cluster's manager. */
export async function withdrawLabel(session: Session, clusterId: string, labelId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.withdraw_label(${clusterId}, ${labelId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface PublicLabelRow {
  readonly clusterName: string;
  readonly grantedOn: string;
  readonly expiresOn: string;
  readonly findings: Record<string, 'met' | 'minor' | 'major'> | null;
}

/** The label that stands today for a cluster of that short name. Needs no identity. */
export async function readPublicLabel(
  session: Session,
  shortName: string,
): Promise<PublicLabelRow | undefined> {
  const { rows } = await sql<{ label: PublicLabelRow | null }>`
    select grappe.public_label(${shortName}) as label`.execute(session);
  return rows[0]?.label ?? undefined;
}

/** What stands beside the facts of a public page. Needs no identity. */
export async function readPublicExtras(
  session: Session,
  shortName: string,
  organisationId: string,
): Promise<{ people: string[]; labelUntil: string | null }> {
  const { rows } = await sql<{ extras: { people: string[]; labelUntil: string | null } | null }>`
    select grappe.public_extras(${shortName}, ${organisationId}) as extras`.execute(session);
  return rows[0]?.extras ?? { people: [], labelUntil: null };
}
