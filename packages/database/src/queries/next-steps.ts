import { sql } from 'kysely';
import type { Session } from '../connect.ts';

export interface StepCandidateRow {
  readonly kind:
    | 'group'
    | 'action'
    | 'room'
    | 'practice'
    | 'exporter'
    | 'lab'
    | 'support'
    | 'relay'
    | 'foreign_partner'
    | 'alliance';
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
}

/**
 * What exists in the cluster now that a firm could take up, as far as the asker may know of it: its export group, events with
 * one-to-one meetings that still take it, rooms that it is in, practices written down for members (about the countries that it wants
 * first), members that sell where it wants to sell (else those that sell in most countries), labs, support institutions nearest to it,
 * relays, partners abroad, alliances. Three of a kind at most; the first of each kind is the nearest to what the firm said it wants.
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
      select 'action', e.id::text, e.name, e.held_on::text, e.wishes_until - current_date from grappe.encounters e
      where e.id = any ((select grappe.my_encounters())::uuid[]) and e.status = 'open' and e.wishes_until >= current_date
        and not exists (select from grappe.encounter_participants p where p.encounter_id = e.id and p.organisation_id = ${organisationId}
          and p.withdrawn_on is null)
      union all
      select 'practice', l.id::text, l.title, left(l.body, 1500),
        case when l.market in (select item from wanted) then -1 else 0 end - extract(epoch from l.created_at) / 1e12
      from grappe.group_lessons l
      where l.cluster_id = ${clusterId} and l.kind = 'worked' and l.audience = 'cluster' and l.deleted_at is null
      union all
      select 'practice', n.id::text, n.title, left(n.body, 1500), -extract(epoch from n.written_on::timestamptz) / 1e12
      from grappe.practice_notes n
      where n.cluster_id = ${clusterId} and n.shown_to_members and n.withdrawn_on is null
      union all
      select 'relay', r.person_id::text, r.display_name, null, 0 from grappe.relays_of(${clusterId}) r
      union all
      select 'alliance', a.id::text, a.name, null, 0 from grappe.alliances a where a.id = any ((select grappe.my_alliances())::uuid[])
    )
    select kind, id, coalesce(name, '') as name, detail from (
      select *, row_number() over (partition by kind order by place, name, id) as rank from found
    ) ranked where rank <= 3 order by kind, rank`.execute(session);
  return rows;
}
