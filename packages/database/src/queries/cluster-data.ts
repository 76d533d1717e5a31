import { sql } from 'kysely';
import type { FactDraft, OrganisationKind, TieKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

/** An organisation with the facts that the asker may read; the shape of `@grappe/contracts/profiles`. */
export interface ProfileRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly sector: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly communeCode: string | null;
  readonly departement: string | null;
  readonly region: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: 'point' | 'commune' | 'departement' | 'country' | null;
  readonly outside: boolean;
  readonly externalRef: string | null;
  readonly memberSince: string | null;
  readonly memberUntil: string | null;
  readonly facts: readonly FactDraft[];
}

/**
 * Every organisation of a cluster with today's facts, as the asker may see them, by name. A value that a firm keeps to
 * itself comes beside the shared one for that firm's own people, and goes before it.
 */
export async function readProfiles(
  session: Session,
  clusterId: string,
  filter: { membersOnly?: boolean; organisationIds?: readonly string[] } = {},
): Promise<ProfileRow[]> {
  const { rows } = await sql<ProfileRow>`
    select o.id, o.name, o.kind, o.country, o.sector, p.name as town, p.postcode,
      p.insee_code as "communeCode", p.departement, p.region, p.latitude, p.longitude,
      p.precision, o.outside, o.external_ref as "externalRef", m.since as "memberSince", m.until as "memberUntil",
      coalesce(f.facts, '[]') as facts
    from grappe.organisations o
    left join grappe.places p on p.id = o.place_id
    left join grappe.memberships m on m.cluster_id = o.cluster_id and m.organisation_id = o.id and m.ended_at is null
    left join (
      select organisation_id,
        jsonb_agg(jsonb_build_object('key', key, 'item', item, 'value', value) order by key, item, audience = 'self' desc) as facts
      from grappe.current_facts where cluster_id = ${clusterId} group by organisation_id
    ) f on f.organisation_id = o.id
    where o.cluster_id = ${clusterId} and o.closed_by is null
      ${filter.membersOnly === true ? sql`and not o.outside` : sql``}
      ${filter.organisationIds === undefined ? sql`` : sql`and o.id = any (${[...filter.organisationIds]}::uuid[])`}
    order by o.folded_name, o.id`.execute(session);
  return rows;
}

export interface GraphTie {
  readonly source: string;
  readonly target: string;
  readonly kind: TieKind;
  readonly strength: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly sector: string | null;
  readonly outside: boolean;
}

export interface GraphFilter {
  readonly kinds?: readonly TieKind[];
  /** ISO date: ties that hold on that day (one without dates always holds). All when absent. */
  readonly on?: string;
}

/** The network that the asker may see: organisations by name, and ties in a stable order. */
export async function readGraph(
  session: Session,
  clusterId: string,
  filter: GraphFilter = {},
): Promise<{ nodes: GraphNode[]; ties: GraphTie[] }> {
  const nodes = await session
    .selectFrom('organisations')
    .select(['id', 'name', 'kind', 'country', 'sector', 'outside'])
    .where('cluster_id', '=', clusterId)
    .where('closed_by', 'is', null)
    .orderBy('folded_name')
    .orderBy('id')
    .execute();
  let ties = session
    .selectFrom('ties')
    .select([
      'source_id as source',
      'target_id as target',
      'kind',
      'strength',
      'valid_from as validFrom',
      'valid_to as validTo',
    ])
    .where('cluster_id', '=', clusterId)
    .where('ended_at', 'is', null)
    .orderBy('source_id')
    .orderBy('target_id')
    .orderBy('kind')
    .orderBy('id');
  if (filter.kinds !== undefined) ties = ties.where('kind', 'in', filter.kinds);
  const on = filter.on;
  if (on !== undefined) {
    ties = ties
      .where((where) => where.or([where('valid_from', 'is', null), where('valid_from', '<=', on)]))
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]));
  }
  return { nodes, ties: await ties.execute() };
}

/** Changes whenever the cluster's directory does. A result kept with it is out of date when it differs. */
export async function dataVersion(session: Session, clusterId: string): Promise<string> {
  const { rows } = await sql<{
    version: string;
  }>`select grappe.data_version(${clusterId}) as version`.execute(session);
  return rows[0]?.version ?? '';
}

export interface ClusterFigures {
  readonly members: number;
  readonly outside: number;
  readonly ties: number;
  /** Members with at least one served market that the asker may see. */
  readonly exporting: number;
  /** Members in a group of the newest plan that is not archived, null without a plan that the asker may see. */
  readonly placed: number | null;
}

/** The five figures of the home page, from what the asker may see. */
export async function clusterFigures(session: Session, clusterId: string): Promise<ClusterFigures> {
  const { rows } = await sql<ClusterFigures>`
    select
      (select count(*) from grappe.organisations where cluster_id = ${clusterId} and closed_by is null and not outside)::int as members,
      (select count(*) from grappe.organisations where cluster_id = ${clusterId} and closed_by is null and outside)::int as outside,
      (select count(*) from grappe.ties where cluster_id = ${clusterId} and ended_at is null)::int as ties,
      (select count(distinct f.organisation_id) from grappe.current_facts f
        join grappe.organisations o on o.id = f.organisation_id and o.closed_by is null and not o.outside
        where f.cluster_id = ${clusterId} and f.key = 'served_market' and f.item <> coalesce(o.country, ''))::int as exporting,
      (select (select count(*) from grappe.plan_group_members m join grappe.plan_groups g on g.id = m.group_id
          where g.plan_id = p.id)::int
        from grappe.plans p where p.cluster_id = ${clusterId} and p.status <> 'archived'
        order by p.created_at desc, p.id desc limit 1) as placed
  `.execute(session);
  return rows[0] ?? { members: 0, outside: 0, ties: 0, exporting: 0, placed: null };
}

export interface MatchKeyRow {
  /** The organisation to which a line that matches belongs (the one that took it in after a merge). */
  readonly organisationId: string;
  readonly name: string;
  readonly foldedName: string;
  readonly externalRef: string | null;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly shortName: string | null;
  readonly website: string | null;
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
}

/**
 * What identifies each organisation of a cluster, to match the lines of a file: living ones, and merged ones under
 * their survivor, so that the old name of a merged organisation still finds it.
 */
export async function readMatchKeys(session: Session, clusterId: string): Promise<MatchKeyRow[]> {
  const { rows } = await sql<MatchKeyRow>`
    with recursive living as (
      select id, id as survivor from grappe.organisations where cluster_id = ${clusterId} and closed_by is null
      union all
      select o.id, l.survivor from grappe.organisations o join living l on o.merged_into = l.id
      where o.cluster_id = ${clusterId}
    )
    select l.survivor as "organisationId", o.name, o.folded_name as "foldedName", o.external_ref as "externalRef",
      o.country, p.name as town, p.postcode, c.siren, c.siret, c.short_name as "shortName", c.website
    from living l
    join grappe.organisations o on o.id = l.id
    left join grappe.places p on p.id = o.place_id
    left join (
      select organisation_id, max(value #>> '{}') filter (where key = 'siren') as siren,
        max(value #>> '{}') filter (where key = 'siret') as siret,
        max(value #>> '{}') filter (where key = 'short_name') as short_name,
        max(value #>> '{}') filter (where key = 'website') as website
      from grappe.current_facts
      where cluster_id = ${clusterId} and key in ('siren', 'siret', 'short_name', 'website') group by organisation_id
    ) c on c.organisation_id = o.id
    order by l.survivor <> o.id, o.folded_name, o.id`.execute(session);
  return rows;
}
