import type { OrganisationRef } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import type { Session } from '@grappe/database';
import type { Naming } from './present.ts';

/** Names and headcounts of a cluster's organisations, those that left or were merged included: old plans speak of them. */
export async function readNaming(session: Session, clusterId: string, language: Language): Promise<Naming> {
  const organisations = await session
    .selectFrom('organisations')
    .select(['id', 'name', 'kind'])
    .where('cluster_id', '=', clusterId)
    .execute();
  const sizes = await session
    .selectFrom('current_facts')
    .select(['organisation_id', 'number'])
    .where('cluster_id', '=', clusterId)
    .where('key', '=', 'headcount')
    .orderBy('audience')
    .execute();
  const references = new Map<string, OrganisationRef>(organisations.map((each) => [each.id, each]));
  return {
    language,
    headcount: new Map(
      sizes.flatMap(({ organisation_id, number }) => (number === null ? [] : [[organisation_id, number]])),
    ),
    reference: (id) => {
      const known = references.get(id);
      if (known === undefined)
        throw new Error('A plan speaks of an organisation that is not in its cluster.');
      return known;
    },
  };
}
