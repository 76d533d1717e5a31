import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

export interface DuplicateSideRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly town: string | null;
  readonly siren: string | null;
  readonly factCount: number;
  readonly tieCount: number;
  readonly sources: readonly string[];
}

export interface DuplicateRow {
  readonly id: string;
  readonly score: number;
  readonly reasons: JsonValue;
  readonly decision: 'merged' | 'distinct' | null;
  readonly decidedAt: Date | null;
  readonly left: DuplicateSideRow;
  readonly right: DuplicateSideRow;
}

const side = (letter: 'a' | 'b') => sql<DuplicateSideRow>`
  (select jsonb_build_object(
    'id', o.id, 'name', o.name, 'kind', o.kind, 'country', o.country,
    'town', (select p.name from grappe.places p where p.id = o.place_id),
    'siren', (select f.value #>> '{}' from grappe.current_facts f
      where f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.key = 'siren' limit 1),
    'factCount', (select count(*) from grappe.current_facts f where f.cluster_id = o.cluster_id and f.organisation_id = o.id),
    'tieCount', (select count(*) from grappe.ties t
      where t.cluster_id = o.cluster_id and t.ended_at is null and o.id in (t.source_id, t.target_id)),
    'sources', (select coalesce(jsonb_agg(distinct coalesce(f.source_detail, f.source)), '[]') from grappe.current_facts f
      where f.cluster_id = o.cluster_id and f.organisation_id = o.id)
  ) from grappe.organisations o where o.cluster_id = d.cluster_id and o.id = ${sql.ref(`d.${letter}_id`)})`;

export interface DuplicateFilter {
  readonly status: 'open' | 'decided' | 'all';
  readonly limit?: number;
  readonly offset?: number;
}

/** Probable duplicates side by side, the most probable first. Pairs of which one was withdrawn are not shown as open. */
export async function listDuplicates(
  session: Session,
  clusterId: string,
  filter: DuplicateFilter,
): Promise<DuplicateRow[]> {
  const { rows } = await sql<DuplicateRow>`
    select d.id, d.score, d.reasons, d.decision, d.decided_at as "decidedAt", ${side('a')} as left, ${side('b')} as right
    from (${selected(clusterId, filter.status)}
      order by c.score desc, c.id limit ${filter.limit ?? 50} offset ${filter.offset ?? 0}) d
    order by d.score desc, d.id`.execute(session);
  return rows;
}

export async function countDuplicates(
  session: Session,
  clusterId: string,
  status: DuplicateFilter['status'],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${selected(clusterId, status)}) d`.execute(session);
  return rows[0]?.count ?? 0;
}

const selected = (clusterId: string, status: DuplicateFilter['status']) => sql`
  select c.* from grappe.duplicate_candidates c
  join grappe.organisations a on a.cluster_id = c.cluster_id and a.id = c.a_id
  join grappe.organisations b on b.cluster_id = c.cluster_id and b.id = c.b_id
  where c.cluster_id = ${clusterId} and ${
    status === 'all'
      ? sql`true`
      : status === 'decided'
        ? sql`c.decision is not null`
        : sql`c.decision is null and a.closed_by is null and b.closed_by is null`
  }`;

export interface DuplicateFinding {
  readonly firstId: string;
  readonly secondId: string;
  /** 0..1 */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Writes what was found; a pair already decided keeps its decision. Returns how many pairs wait for one. */
export async function recordDuplicates(
  session: Session,
  clusterId: string,
  findings: readonly DuplicateFinding[],
): Promise<number> {
  const pairs = findings.map((found) => ({
    a: found.firstId < found.secondId ? found.firstId : found.secondId,
    b: found.firstId < found.secondId ? found.secondId : found.firstId,
    score: found.score,
    reasons: found.reasons,
  }));
  const { rows } = await sql<{ waiting: boolean }>`
    insert into grappe.duplicate_candidates (cluster_id, a_id, b_id, score, reasons)
    select ${clusterId}::uuid, a, b, max(score), (array_agg(reasons order by score desc))[1]
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as given (a uuid, b uuid, score double precision, reasons jsonb)
    where a <> b group by a, b
    on conflict (cluster_id, a_id, b_id) do update set score = excluded.score, reasons = excluded.reasons
    returning decision is null as waiting`.execute(session);
  return rows.filter((row) => row.waiting).length;
}

export interface DuplicatePair {
  readonly id: string;
  readonly leftId: string;
  readonly rightId: string;
  readonly decision: 'merged' | 'distinct' | null;
}

export async function getDuplicate(
  session: Session,
  clusterId: string,
  duplicateId: string,
): Promise<DuplicatePair | undefined> {
  return session
    .selectFrom('duplicate_candidates')
    .select(['id', 'a_id as leftId', 'b_id as rightId', 'decision'])
    .where('cluster_id', '=', clusterId)
    .where('id', '=', duplicateId)
    .executeTakeFirst();
}

/** Says that two organisations are not the same. False when the pair is not there, or was merged. */
export async function declareDistinct(
  session: Session,
  clusterId: string,
  duplicateId: string,
): Promise<boolean> {
  const result = await session
    .updateTable('duplicate_candidates')
    .set({
      decision: 'distinct',
      decided_by: sql<string>`grappe.current_person()`,
      decided_at: sql<Date>`now()`,
    })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', duplicateId)
    .where((where) => where.or([where('decision', 'is', null), where('decision', '=', 'distinct')]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
