import { sql } from 'kysely';
import type { Session } from '../connect.ts';

export interface OwnClusterFigures {
  readonly name: string;
  readonly shortName: string;
  readonly kind: string | null;
  readonly country: string | null;
  readonly territory: string | null;
  readonly foundedOn: string | null;
  readonly members: number;
  readonly membersByKind: Readonly<Record<string, number>>;
  /** Members by division of activity (two digits), those whose sector is known. */
  readonly sectors: Readonly<Record<string, number>>;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What a cluster's own data say of it: its members by kind and division of activity, and where they are on average. */
export async function ownClusterFigures(
  session: Session,
  clusterId: string,
): Promise<OwnClusterFigures | undefined> {
  const { rows } = await sql<OwnClusterFigures>`
    with members as (
      select o.kind, substring(o.sector from '^[0-9]{2}') as division, l.latitude, l.longitude
      from grappe.memberships m
      join grappe.organisations o on o.cluster_id = m.cluster_id and o.id = m.organisation_id
      left join grappe.places l on l.id = o.place_id
      where m.cluster_id = ${clusterId} and m.ended_at is null and m.status = 'member' and o.closed_by is null and not o.outside
    )
    select c.name, c.slug as "shortName", c.kind, c.country, c.territory, c.founded_on as "foundedOn",
      (select count(*)::int from members) as members,
      (select coalesce(jsonb_object_agg(kind, n), '{}') from (select kind, count(*)::int as n from members group by kind) k)
        as "membersByKind",
      (select coalesce(jsonb_object_agg(division, n), '{}')
        from (select division, count(*)::int as n from members where division is not null group by division) s) as sectors,
      (select avg(latitude) from members)::float8 as latitude, (select avg(longitude) from members)::float8 as longitude
    from grappe.clusters c where c.id = ${clusterId}`.execute(session);
  return rows[0];
}
