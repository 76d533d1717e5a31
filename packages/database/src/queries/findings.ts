import { sql } from 'kysely';
import type { Session } from '../connect.ts';

export type FindingKind = 'benefit' | 'verbatim' | 'test';
export type FindingStrength = 'anecdote' | 'measured' | 'tested';
export type FindingSubjectKind = 'cluster' | 'group' | 'alliance' | 'encounter' | 'action';

export interface FindingFields {
  readonly kind: FindingKind;
  readonly strength: FindingStrength;
  readonly title: string;
  readonly body: string;
  readonly pseudonym: string;
  readonly consented: boolean;
  readonly source: string;
  readonly subjectKind: FindingSubjectKind;
  readonly subjectId: string | null;
  readonly subjectTitle: string;
  readonly mechanism: string | null;
  readonly analysisId: string | null;
  readonly observedOn: string;
  readonly told: boolean;
}

export interface FindingRow extends FindingFields {
  readonly id: string;
  readonly version: number;
  /** Put there by the asker. */
  readonly mine: boolean;
}

/** Findings that the asker may read, the strongest first, then the latest. */
export async function listFindings(
  session: Session,
  clusterId: string,
  findingId: string | null = null,
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select id, kind, strength, title, body, pseudonym, consented, source, subject_kind as "subjectKind", subject_id as "subjectId",
      subject_title as "subjectTitle", mechanism, analysis_id as "analysisId", observed_on::text as "observedOn", told, version,
      coalesce(created_by = (select grappe.current_person()), false) as mine
    from grappe.findings
    where cluster_id = ${clusterId} and (${findingId}::uuid is null or id = ${findingId}::uuid)
    order by array_position(array['tested', 'measured', 'anecdote'], strength), observed_on desc, id desc limit 500`.execute(
    session,
  );
  return rows;
}

/** Puts a finding on the shelf. */
export async function addFinding(
  session: Session,
  clusterId: string,
  finding: FindingFields,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into grappe.findings (cluster_id, kind, strength, title, body, pseudonym, consented, source, subject_kind, subject_id,
      subject_title, mechanism, analysis_id, observed_on, told, created_by, updated_by)
    values (${clusterId}, ${finding.kind}, ${finding.strength}, ${finding.title}, ${finding.body}, ${finding.pseudonym},
      ${finding.consented}, ${finding.source}, ${finding.subjectKind}, ${finding.subjectId}, ${finding.subjectTitle},
      ${finding.mechanism}, ${finding.analysisId}, ${finding.observedOn}::date, ${finding.told}, grappe.current_person(),
      grappe.current_person()) returning id`.execute(session);
  return rows[0]!.id;
}

/** Tells a finding to the board and the funders, or no longer; false when it changed meanwhile. */
export async function setFindingTold(
  session: Session,
  which: { readonly clusterId: string; readonly id: string; readonly version: number },
  told: boolean,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.findings set told = ${told}, version = version + 1, updated_by = grappe.current_person(), updated_at = now()
    where cluster_id = ${which.clusterId} and id = ${which.id} and version = ${which.version}`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

/** Takes a finding off the shelf. */
export async function removeFinding(
  session: Session,
  clusterId: string,
  findingId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from grappe.findings where cluster_id = ${clusterId} and id = ${findingId}`.execute(session);
  return numAffectedRows === 1n;
}

export interface FindingSubject {
  readonly kind: FindingSubjectKind;
  readonly id: string;
  readonly title: string;
}

/** Groups that live, alliances and meetings that the asker may name as what a finding speaks of. */
export async function listFindingSubjects(session: Session, clusterId: string): Promise<FindingSubject[]> {
  const { rows } = await sql<FindingSubject>`
    select 'group' as kind, g.id, coalesce(nullif(g.name, ''), p.title || ' – ' || g.ordinal) as title
    from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
    join grappe.group_lives l on l.group_id = g.id and l.state <> 'proposed'
    where g.cluster_id = ${clusterId}
    union all
    select 'alliance', a.id, a.name from grappe.alliances a
    join grappe.alliance_clusters c on c.alliance_id = a.id and c.cluster_id = ${clusterId} and c.status = 'accepted'
    union all
    select 'encounter', e.id, e.name from grappe.encounters e
    where e.cluster_id = ${clusterId} and e.status in ('open', 'published')
    order by 1, 3 limit 300`.execute(session);
  return rows;
}
