import { sql } from 'kysely';
import type { Session } from '../connect.ts';

export interface StepCandidateRow {
  readonly kind: 'group' | 'room' | 'exporter' | 'lab' | 'support' | 'foreign_partner' | 'alliance';
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
}

/**
 * What exists in the cluster now that a firm could take up, as far as the asker may know of it: its export group, rooms that it is in,
 * members that sell where it wants to sell (else those that sell in most countries), labs, support institutions nearest to it,
 * partners abroad, alliances. Three of a kind at most; the first of each kind is the nearest to what the firm said it wants.
 */
export async function listStepCandidates(
  session: Session,
  { clusterId, organisationId }: { readonly clusterId: string; readonly organisationId: string },
): Promise<StepCandidateRow[]> {
  const { rows } = await sql<StepCandidateRow>`
    with wanted as (
      select item from grappe.facts where cluster_id = ${clusterId} and organisation_id = ${organisationId}
        and key = 'wanted_market' and ended_at is null
    ), here as (
      select p.departement from grappe.organisations o join grappe.places p on p.cluster_id = o.cluster_id and p.id = o.place_id
      where o.cluster_id = ${clusterId} and o.id = ${organisationId}
    ), exporters as (
      select f.organisation_id, count(*) as markets, count(*) filter (where f.item in (select item from wanted)) as shared,
        min(f.item) filter (where f.item in (select item from wanted)) as market
      from grappe.facts f
      where f.cluster_id = ${clusterId} and f.key = 'served_market' and f.ended_at is null and f.organisation_id <> ${organisationId}
      group by f.organisation_id
    ), found as (
      select 'group' as kind, g.id::text as id, null as name, null as detail, 0::float8 as place from grappe.plan_groups g
      join grappe.plan_group_members m on m.group_id = g.id and m.organisation_id = ${organisationId}
      where g.cluster_id = ${clusterId} and g.id = any ((select grappe.my_proposed_groups())::uuid[])
      union all
      select 'room', r.id::text, r.title, null, -extract(epoch from r.created_at) from grappe.rooms r
      where r.cluster_id = ${clusterId} and r.id = any ((select grappe.my_rooms())::uuid[]) and r.status = 'open'
      union all
      select 'exporter', o.id::text, o.name, e.market, -(e.shared * 1000 + e.markets) from exporters e
      join grappe.organisations o on o.cluster_id = ${clusterId} and o.id = e.organisation_id and o.closed_by is null and not o.outside
      union all
      select case o.kind when 'lab' then 'lab' when 'support_institution' then 'support' else 'foreign_partner' end, o.id::text, o.name,
        p.name, case when p.departement = (select departement from here) then 0 else 1 end
      from grappe.organisations o left join grappe.places p on p.cluster_id = o.cluster_id and p.id = o.place_id
      where o.cluster_id = ${clusterId} and o.closed_by is null and o.kind in ('lab', 'support_institution', 'foreign_partner', 'partner_cluster')
        and o.id <> ${organisationId}
      union all
      select 'alliance', a.id::text, a.name, null, 0 from grappe.alliances a where a.id = any ((select grappe.my_alliances())::uuid[])
    )
    select kind, id, coalesce(name, '') as name, detail from (
      select *, row_number() over (partition by kind order by place, name, id) as rank from found
    ) ranked where rank <= 3 order by kind, rank`.execute(session);
  return rows;
}
