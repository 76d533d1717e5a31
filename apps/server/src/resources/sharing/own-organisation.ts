import type { SignedInPerson } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';

/** The organisation that the person speaks for in the cluster; the first one when there are several. */
export function ownOrganisation(person: SignedInPerson, clusterId: string): string {
  const grant = person.grants.find((held) => held.clusterId === clusterId && held.organisationId !== null);
  if (grant?.organisationId == null) throw refuse('not_found');
  return grant.organisationId;
}
