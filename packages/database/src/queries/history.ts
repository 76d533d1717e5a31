import { sql } from 'kysely';
import type { FactKey, FactSource, FactValue, TieKind } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { ChangeSetKind } from '../rows.ts';

export interface HistoryRow {
  readonly kind: 'fact' | 'identity' | 'tie' | 'created';
  readonly at: Date;
  readonly changeSetId: string;
  /** Null when the asker may not read the change set itself. */
  readonly changeSetKind: ChangeSetKind | null;
  readonly undoneAt: Date | null;
  readonly authorName: string | null;
  readonly source: FactSource | null;
  readonly sourceDetail: string | null;
  readonly audience: Audience | null;
  /** The key of a fact, or the field of an identity; null for ties. */
  readonly key:
    FactKey | 'name' | 'kind' | 'country' | 'sector' | 'outside' | 'external_ref' | 'place_id' | null;
  readonly item: string | null;
  readonly before: FactValue | null;
  readonly after: FactValue | null;
  readonly tie: {
    readonly kind: TieKind;
    readonly sourceId: string;
    readonly targetId: string;
    readonly sourceName: string;
    readonly targetName: string;
    readonly ended: boolean;
  } | null;
}

/**
 * What happened to an organisation and to those that it took in, newest first: only what the asker may see today.
 * A value that was replaced shows as `before` of the change that replaced it.
 */
export async function historyOf(
  session: Session,
  clusterId: string,
  organisationId: string,
  page: { limit: number; offset: number } = { limit: 200, offset: 0 },
): Promise<HistoryRow[]> {
  const family = await familyOf(session, clusterId, organisationId);
  const { rows } = await sql<HistoryRow>`
    with events as (${factEvents(clusterId, family)} union all ${identityEvents(clusterId, family)}
      union all ${tieEvents(clusterId, family)} union all ${creationEvents(clusterId, family)})
    select e.kind, coalesce(c.at, e.at) as at, e.change_set as "changeSetId", c.kind as "changeSetKind",
      c.undone_at as "undoneAt", n.display_name as "authorName", e.source, e.source_detail as "sourceDetail", e.audience,
      e.key, e.item, e.before, e.after, e.tie
    from events e
    left join grappe.change_sets c on c.id = e.change_set
    left join grappe.names_of_people(array(select distinct coalesce(c2.author, e2.author)
        from events e2 left join grappe.change_sets c2 on c2.id = e2.change_set), ${clusterId}) n
      on n.person_id = coalesce(c.author, e.author)
    order by 2 desc, e.change_set desc, e.kind, e.key, e.item
    limit ${page.limit} offset ${page.offset}`.execute(session);
  return rows;
}

/**
 * An organisation and those that it took in. Read first and given as a list: the planner would expect thousands from within the
 * statement, and read every fact of the cluster.
 */
async function familyOf(session: Session, clusterId: string, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select id from grappe.organisations where cluster_id = ${clusterId} and id = ${organisationId}
      union
      select o.id from grappe.organisations o join family on o.merged_into = family.id where o.cluster_id = ${clusterId}
    ) select id from family`.execute(session);
  return rows.map(({ id }) => id);
}

/** A value opened, with the one it replaced in the same change; and a value closed without a successor. */
const factEvents = (clusterId: string, family: readonly string[]) => sql`
  select 'fact' as kind, f.recorded_at as at, f.opened_by as change_set, f.author, f.source, f.source_detail, f.audience,
    f.key, f.item, old.value as before, f.value as after, null::jsonb as tie
  from (select * from grappe.facts where cluster_id = ${clusterId} and organisation_id = any (${family}::uuid[])) f
  left join grappe.facts old on old.cluster_id = f.cluster_id and old.organisation_id = f.organisation_id
    and old.key = f.key and hashtextextended(old.item, 0) = hashtextextended(f.item, 0) and old.closed_by = f.opened_by
    and (old.audience = 'self') = (f.audience = 'self')
  union all
  select 'fact', f.ended_at, f.closed_by, null, f.source, f.source_detail, f.audience, f.key, f.item, f.value, null, null
  from grappe.facts f
  where f.cluster_id = ${clusterId} and f.organisation_id = any (${family}::uuid[]) and f.closed_by is not null and not exists (
    select from grappe.facts new where new.cluster_id = f.cluster_id and new.organisation_id = f.organisation_id
      and new.key = f.key and hashtextextended(new.item, 0) = hashtextextended(f.item, 0) and new.opened_by = f.closed_by
      and (new.audience = 'self') = (f.audience = 'self')
  )`;

const identityEvents = (clusterId: string, family: readonly string[]) => sql`
  select 'identity', i.at, i.change_set_id, null::uuid, null, null, null, field.key, null, i.before -> field.key,
    field.value, null
  from grappe.identity_changes i cross join lateral jsonb_each(i.after) field
  where i.cluster_id = ${clusterId} and i.organisation_id = any (${family}::uuid[])`;

const creationEvents = (clusterId: string, family: readonly string[]) => sql`
  select 'created', o.created_at, o.opened_by, null::uuid, null, null, null, 'name', null, null, to_jsonb(o.name), null
  from grappe.organisations o where o.cluster_id = ${clusterId} and o.id = any (${family}::uuid[])`;

const tieEvents = (clusterId: string, family: readonly string[]) => sql`
  select 'tie', case when ended then t.ended_at else t.recorded_at end, case when ended then t.closed_by else t.opened_by end,
    t.author, t.source, t.source_detail, t.audience, null, null, null, null,
    jsonb_build_object('kind', t.kind, 'sourceId', t.source_id, 'targetId', t.target_id, 'sourceName', s.name,
      'targetName', d.name, 'ended', ended)
  from grappe.ties t
  join grappe.organisations s on s.id = t.source_id
  join grappe.organisations d on d.id = t.target_id
  cross join (values (false), (true)) as moment (ended)
  where t.cluster_id = ${clusterId} and (not ended or t.closed_by is not null)
    and (t.source_id = any (${family}::uuid[]) or t.target_id = any (${family}::uuid[]))`;
