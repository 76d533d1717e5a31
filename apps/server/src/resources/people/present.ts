import type { GrantShape, PersonInCluster } from '@grappe/contracts/api';
import type { ClusterRow, PersonInClusterRow } from '@grappe/database';

/** One entry per person, with all the roles that person holds in the cluster. */
export function presentPeople(rows: readonly PersonInClusterRow[], cluster: ClusterRow): PersonInCluster[] {
  const people = new Map<string, PersonInCluster>();
  for (const row of rows) {
    const grant = presentGrant(row, cluster);
    const since = row.createdAt.toISOString();
    const known = people.get(row.personId);
    people.set(row.personId, {
      personId: row.personId,
      name: row.displayName,
      email: row.email,
      hasAccount: row.hasAccount,
      grants: [...(known?.grants ?? []), grant],
      since: known !== undefined && known.since < since ? known.since : since,
    });
  }
  return [...people.values()];
}

const presentGrant = (row: PersonInClusterRow, cluster: ClusterRow): GrantShape => ({
  role: row.role,
  clusterId: cluster.id,
  clusterName: cluster.name,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
});
