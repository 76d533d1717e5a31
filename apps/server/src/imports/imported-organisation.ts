import type { OrganisationKind } from '@grappe/contracts/facts';
import type { MemberDraft, PlaceDraft } from '@grappe/contracts/files';
import type { ImportedOrganisation } from '@grappe/database';

/** Kinds that a cluster's file lists among its relations, not among its members. */
const outsideKinds: readonly OrganisationKind[] = ['foreign_partner', 'partner_cluster'];

/** A valid line as the database takes it. A partner abroad is outside the cluster unless the line says since when it is a member. */
export function importedOrganisation(draft: MemberDraft, existingId: string | null): ImportedOrganisation {
  const dated = draft.memberSince !== null || draft.memberUntil !== null;
  const outside = draft.kind !== null && outsideKinds.includes(draft.kind) && !dated;
  return {
    organisationId: existingId,
    name: draft.name,
    kind: draft.kind,
    country: draft.country,
    sector: draft.sector?.code ?? null,
    outside: outside ? true : null,
    externalRef: draft.externalRef,
    place: draft.place === null ? null : placeOf(draft.place, draft.country),
    facts: draft.facts,
    membership: outside ? null : { since: draft.memberSince, until: draft.memberUntil },
  };
}

const placeOf = (place: PlaceDraft, country: string | null): NonNullable<ImportedOrganisation['place']> => ({
  name: place.town,
  country,
  region: place.region,
  departement: place.departement,
  inseeCode: place.communeCode,
  postcode: place.postcode,
  latitude: place.latitude,
  longitude: place.longitude,
  precision: place.precision,
});
