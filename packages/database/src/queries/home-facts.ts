import { sql } from 'kysely';
import { directedTieKinds, type TieKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface HomeFacts {
  readonly members: number;
  /** Members a year ago; null when the day somebody joined is not known. */
  readonly membersYearAgo: number | null;
  readonly ties: number;
  /** Share of the possible ties that exist today, as the network page counts it; null below two organisations. */
  readonly density: number | null;
  /** Members with at least one served market abroad. */
  readonly exporting: number;
  /** Members without any tie that holds today. */
  readonly withoutTie: number;
  /** Members that may be grouped, and how many of them tell no wanted market. */
  readonly candidates: number;
  readonly withoutWantedMarket: number;
  readonly lastPlan: {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly placed: number;
  } | null;
  /** An import of the last seven days that still stands. */
  readonly recentImport: { readonly id: string; readonly fileName: string } | null;
}

/** What the home page of the team is made of, from what the asker may see. */
export async function readHomeFacts(
  session: Session,
  clusterId: string,
  candidateKinds: readonly string[],
): Promise<HomeFacts> {
  const { rows } = await sql<Omit<HomeFacts, 'density'> & DensityInputs>`
    with living as (
      select o.id, o.kind, o.country, o.outside from grappe.organisations o
      where o.cluster_id = ${clusterId} and o.closed_by is null
    ), tied as (
      select source_id, target_id, kind from grappe.ties
      where cluster_id = ${clusterId} and ended_at is null
        and (valid_from is null or valid_from <= current_date) and (valid_to is null or valid_to >= current_date)
    ), markets as (
      select organisation_id, key, item from grappe.current_facts
      where cluster_id = ${clusterId} and key in ('served_market', 'wanted_market')
    )
    select
      (select count(*) from living where not outside)::int as members,
      (select case when bool_and(m.since is not null) then count(*) filter (where m.since <= current_date - 365
          and (m.until is null or m.until > current_date - 365)) end
        from living l left join grappe.memberships m on m.cluster_id = ${clusterId} and m.organisation_id = l.id
          and m.ended_at is null where not l.outside)::int as "membersYearAgo",
      (select count(*) from tied)::int as ties,
      (select count(*) from living)::int as organisations,
      (select count(distinct (source_id, target_id)) from tied)::int as arcs,
      (select count(distinct (least(source_id, target_id), greatest(source_id, target_id))) from tied)::int as pairs,
      (select coalesce(array_agg(distinct kind), '{}') from tied) as kinds,
      (select count(*) from living l where not outside and exists (select from markets f
        where f.organisation_id = l.id and f.key = 'served_market' and f.item <> coalesce(l.country, '')))::int as exporting,
      (select count(*) from living l where not outside
        and not exists (select from tied t where t.source_id = l.id)
        and not exists (select from tied t where t.target_id = l.id))::int as "withoutTie",
      (select count(*) from living where not outside and kind = any (${[...candidateKinds]}))::int as candidates,
      (select count(*) from living l where not outside and kind = any (${[...candidateKinds]}) and not exists (
        select from markets f where f.organisation_id = l.id and f.key = 'wanted_market'))::int as "withoutWantedMarket",
      (select jsonb_build_object('id', p.id, 'title', p.title, 'status', p.status, 'placed', (
          select count(*) from grappe.plan_group_members m join grappe.plan_groups g on g.id = m.group_id where g.plan_id = p.id))
        from grappe.plans p where p.cluster_id = ${clusterId} and p.status <> 'archived'
        order by p.created_at desc, p.id desc limit 1) as "lastPlan",
      (select jsonb_build_object('id', i.id, 'fileName', i.file_name) from grappe.imports i
        where i.cluster_id = ${clusterId} and i.status = 'accepted' and i.updated_at > now() - interval '7 days'
        order by i.updated_at desc limit 1) as "recentImport"`.execute(session);
  const row = rows[0];
  if (row === undefined) throw new Error('The home page gave no row');
  const { organisations, arcs, pairs, kinds, ...facts } = row;
  return { ...facts, density: densityOf({ organisations, arcs, pairs, kinds }) };
}

interface DensityInputs {
  readonly organisations: number;
  readonly arcs: number;
  readonly pairs: number;
  readonly kinds: readonly TieKind[];
}

function densityOf({ organisations, arcs, pairs, kinds }: DensityInputs): number | null {
  if (organisations < 2) return null;
  const directed = kinds.length > 0 && kinds.every((kind) => directedTieKinds.includes(kind));
  const possible = (organisations * (organisations - 1)) / (directed ? 1 : 2);
  return (directed ? arcs : pairs) / possible;
}
