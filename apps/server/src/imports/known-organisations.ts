import type { KnownOrganisation } from '@grappe/contracts/files';
import type { MatchKeyRow } from '@grappe/database';

/** What identifies the organisations of a directory, for lines and ends of ties to be matched with. */
export const knownOrganisations = (rows: readonly MatchKeyRow[]): KnownOrganisation[] =>
  rows.map((row) => ({
    id: row.organisationId,
    name: row.name,
    shortName: row.shortName,
    website: row.website,
    siren: row.siren,
    siret: row.siret,
    externalRef: row.externalRef,
    town: row.town,
    country: row.country,
  }));
