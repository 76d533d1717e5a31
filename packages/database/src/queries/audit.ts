import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonObject } from '../rows.ts';

export interface AuditedRead {
  readonly clusterId: string | null;
  /** What was read: `vetoes`, `export`…; `own_…` is of oneself and goes to the confidential chain. */
  readonly kind: string;
  /** The organisation, the person, the file that was read, when there is one. */
  readonly subject?: string | null;
  /** How much and in which form, never what. */
  readonly detail?: JsonObject;
}

/** Writes in this transaction that the asker read something sensitive: call it where it is served. */
export async function auditRead(session: Session, read: AuditedRead): Promise<void> {
  await sql`select grappe.audit_read(${read.kind}, ${read.subject ?? null}, ${JSON.stringify(read.detail ?? {})}::jsonb,
    ${read.clusterId})`.execute(session);
}

/** As {@link auditRead}, once an hour for the same reader, thing and detail. */
export async function auditReadOnce(
  session: Session,
  { clusterId, kind, subject, detail }: Required<AuditedRead>,
): Promise<void> {
  await sql`select grappe.audit_read_once(${kind}, ${subject}, ${JSON.stringify(detail)}::jsonb, ${clusterId})`.execute(
    session,
  );
}

/** Links what transactions left because the chain was held when they ended; how many. Needs no identity. */
export async function sealAudit(session: Session): Promise<number> {
  const { rows } = await sql<{ linked: number }>`select grappe.seal_audit() as linked`.execute(session);
  return rows[0]?.linked ?? 0;
}

export type AuditAction = 'insert' | 'update' | 'delete' | 'read';

export interface AuditFilter {
  readonly action?: AuditAction | undefined;
  readonly kind?: string | undefined;
  readonly actorId?: string | undefined;
  /** Days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Entries before this position only. */
  readonly before?: number | undefined;
}

export interface AuditRow {
  readonly position: number;
  readonly at: Date;
  readonly actorId: string | null;
  /** Null: the system, or somebody whose name the asker may not read. */
  readonly actorName: string | null;
  readonly action: AuditAction;
  readonly kind: string;
  readonly subjectId: string | null;
  /** Name of what the subject is, when it has one that the asker may read. */
  readonly subjectName: string | null;
  readonly detail: JsonObject;
  readonly hash: string;
}

/** Entries of the chain of a cluster that its managers read, the newest first. O(limit) without filter. */
export async function listAudit(
  session: Session,
  clusterId: string,
  { action, kind, actorId, from, to, before }: AuditFilter,
  limit: number,
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    with page as materialized (
      select * from grappe.audit_entries
      where cluster_id = ${clusterId} and not confidential
        and (${action ?? null}::text is null or action = ${action ?? null})
        and (${kind ?? null}::text is null or subject_kind = ${kind ?? null})
        and (${actorId ?? null}::uuid is null or actor_id = ${actorId ?? null})
        and (${from ?? null}::date is null or at >= ${from ?? null}::date)
        and (${to ?? null}::date is null or at < ${to ?? null}::date + 1)
        and (${before ?? null}::bigint is null or position < ${before ?? null})
      order by position desc limit ${limit}
    ), subjects as materialized (
      select distinct subject_id as text, subject_id::uuid as id from page
      where subject_id ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
    ), names as materialized (
      select person_id as id, display_name as name from grappe.names_of_people(array(
        select actor_id from page where actor_id is not null union select id from subjects), ${clusterId})
      union all
      select o.id, o.name from grappe.organisations o where o.cluster_id = ${clusterId} and o.id in (select id from subjects)
      union all
      select r.id, r.title from grappe.rooms r where r.id in (select id from subjects)
      union all
      select p.id, p.title from grappe.plans p where p.cluster_id = ${clusterId} and p.id in (select id from subjects)
      union all
      select g.id, nullif(g.name, '') from grappe.plan_groups g where g.cluster_id = ${clusterId} and g.id in (select id from subjects)
    )
    select p.position::float8 as position, p.at, p.actor_id as "actorId", actor.name as "actorName", p.action,
      p.subject_kind as kind, p.subject_id as "subjectId", subject.name as "subjectName", p.detail, encode(p.hash, 'hex') as hash
    from page p
    left join names actor on actor.id = p.actor_id
    left join subjects s on s.text = p.subject_id
    left join names subject on subject.id = s.id
    order by p.position desc`.execute(session);
  return rows;
}

export interface AuditChoices {
  readonly kinds: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What the entries may be filtered by: kinds and people that occur in the last 20,000. */
export async function auditChoices(session: Session, clusterId: string): Promise<AuditChoices> {
  const { rows } = await sql<AuditChoices>`
    with recent as materialized (
      select actor_id, subject_kind from grappe.audit_entries
      where cluster_id = ${clusterId} and not confidential order by position desc limit 20000
    )
    select
      array(select distinct subject_kind::text from recent order by 1) as kinds,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.person_id, 'name', n.display_name) order by n.display_name)
        from grappe.names_of_people(array(select distinct actor_id from recent where actor_id is not null), ${clusterId}) n), '[]')
        as people`.execute(session);
  return rows[0] ?? { kinds: [], people: [] };
}
