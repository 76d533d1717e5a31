import { sql } from 'kysely';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { GraphTie, ProfileRow } from './cluster-data.ts';

/** Audiences that everybody in the cluster belongs to. */
const sharedAudiences: readonly Audience[] = ['cluster', 'public'];

/**
 * Organisations and ties as anybody in the cluster may read them, whoever asks: what the members of a proposed group are
 * told is made from nothing else. What only an alliance or a group was told is left out.
 */
export async function readSharedProfiles(
  session: Session,
  clusterId: string,
  on: string,
): Promise<{ profiles: ProfileRow[]; ties: GraphTie[] }> {
  const audiences = [...sharedAudiences];
  const { rows } = await sql<ProfileRow>`
    select o.id, o.name, o.kind, o.country, o.sector, p.name as town, p.postcode, p.insee_code as "communeCode",
      p.departement, p.region, p.latitude, p.longitude, p.precision, o.outside, o.external_ref as "externalRef",
      null as "memberSince", null as "memberUntil", coalesce(f.facts, '[]') as facts
    from grappe.organisations o
    left join grappe.places p on p.id = o.place_id
    left join (
      select organisation_id, jsonb_agg(jsonb_build_object('key', key, 'item', item, 'value', value) order by key, item) as facts
      from grappe.current_facts where cluster_id = ${clusterId} and audience = any (${audiences}) group by organisation_id
    ) f on f.organisation_id = o.id
    where o.cluster_id = ${clusterId} and o.closed_by is null
    order by o.folded_name, o.id`.execute(session);
  const ties = await session
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
    .where('audience', 'in', sharedAudiences)
    .where((where) => where.or([where('valid_from', 'is', null), where('valid_from', '<=', on)]))
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .orderBy('id')
    .execute();
  return { profiles: rows, ties };
}
