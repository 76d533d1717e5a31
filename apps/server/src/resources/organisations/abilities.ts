import type { FactRow, OrganisationTieRow } from '@grappe/database';
import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import type { SignedInPerson } from '../../app/identify.ts';

/** What a person may do with an organisation of a cluster, so that pages show only buttons that work. */
export interface Abilities {
  readonly coordinates: boolean;
  readonly speaksFor: (organisationId: string) => boolean;
}

const coordinating: readonly Role[] = coordinatingRoles;
const speaking: readonly Role[] = ['firm_owner', 'firm_employee', 'partner'];

export function abilitiesIn(person: SignedInPerson, clusterId: string): Abilities {
  const here = person.grants.filter((grant) => grant.clusterId === clusterId);
  const mine = new Set(
    here.filter(({ role }) => speaking.includes(role)).map(({ organisationId }) => organisationId),
  );
  return {
    coordinates: here.some(({ role }) => coordinating.includes(role)),
    speaksFor: (organisationId) => mine.has(organisationId),
  };
}

/** What a firm keeps to itself is changed by its own people only. */
export const canEditFact = (
  abilities: Abilities,
  fact: Pick<FactRow, 'organisationId' | 'audience'>,
): boolean => abilities.speaksFor(fact.organisationId) || (abilities.coordinates && fact.audience !== 'self');

export const canEditTie = (
  abilities: Abilities,
  tie: Pick<OrganisationTieRow, 'declaredBy' | 'audience'>,
): boolean =>
  (tie.declaredBy !== null && abilities.speaksFor(tie.declaredBy)) ||
  (abilities.coordinates && tie.audience !== 'self');
