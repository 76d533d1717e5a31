import { sql } from 'kysely';
import type { Role } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { GrantRow } from './sessions.ts';

export interface AdministratorRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

/** Who administers the platform; for its administrators. */
export function listAdministrators(session: Session): Promise<AdministratorRow[]> {
  return session
    .selectFrom('role_grants as g')
    .innerJoin('people as p', 'p.id', 'g.person_id')
    .select(['p.id as personId', 'p.display_name as name', 'p.email'])
    .where('g.role', '=', 'platform_administrator')
    .where('g.ended_at', 'is', null)
    .orderBy('p.display_name')
    .execute();
}

export interface ManagedClusterRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly managers: number;
}

/** The clusters of the platform and how many people can act in each; for administrators. */
export async function listManagedClusters(session: Session): Promise<ManagedClusterRow[]> {
  const { rows } = await sql<ManagedClusterRow>`
    select id, name, slug, coalesce(grappe.people_who_can(id), 0)::int as managers
    from grappe.clusters order by name, id limit 1000`.execute(session);
  return rows;
}

export interface KnownPersonRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly hasAccount: boolean;
}

/** Whoever has that very address and did not leave the platform; for administrators. */
export function personOfAddress(session: Session, email: string): Promise<KnownPersonRow | undefined> {
  return session
    .selectFrom('people')
    .select([
      'id as personId',
      'display_name as name',
      'email',
      sql<boolean>`user_id is not null`.as('hasAccount'),
    ])
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
}

/** What a person is, where; as far as the asker may read it. */
export function grantsOfPerson(session: Session, personId: string): Promise<GrantRow[]> {
  return session
    .selectFrom('role_grants as g')
    .leftJoin('clusters as c', 'c.id', 'g.cluster_id')
    .leftJoin('organisations as o', 'o.id', 'g.organisation_id')
    .select([
      'g.id',
      sql<Role>`g.role`.as('role'),
      'g.cluster_id as clusterId',
      'c.name as clusterName',
      'g.organisation_id as organisationId',
      'o.name as organisationName',
    ])
    .where('g.person_id', '=', personId)
    .where('g.ended_at', 'is', null)
    .orderBy('c.name')
    .execute();
}

export interface SuccessorRow {
  readonly personId: string;
  readonly name: string;
}

/** Who could take over from somebody in a cluster (null: on the platform): people there who have an account. */
export function possibleSuccessors(
  session: Session,
  clusterId: string | null,
  leaverId: string,
): Promise<SuccessorRow[]> {
  return session
    .selectFrom('role_grants as g')
    .innerJoin('people as p', 'p.id', 'g.person_id')
    .select(['p.id as personId', 'p.display_name as name'])
    .distinct()
    .where(sql<boolean>`g.cluster_id is not distinct from ${clusterId}`)
    .where('g.ended_at', 'is', null)
    .where('p.id', '<>', leaverId)
    .where('p.user_id', 'is not', null)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.display_name')
    .execute();
}
