import type { ProfileInput, ProfileOrganisation } from '@grappe/contracts/profiles';
import { readGraph, readProfiles, type GraphTie, type ProfileRow, type Session } from '@grappe/database';

/** A profile, with its town where it is known. */
export type PlacedOrganisation = ProfileOrganisation & { readonly town: string | null };

export interface ClusterInput extends ProfileInput {
  readonly organisations: readonly PlacedOrganisation[];
}

/** What the asker may read of a cluster on a day, as the engine's inputs are made from. */
export async function readProfileInput(
  session: Session,
  clusterId: string,
  question: { readonly on: string; readonly organisationIds?: readonly string[] },
): Promise<ClusterInput> {
  const { organisationIds, on } = question;
  const rows = await readProfiles(
    session,
    clusterId,
    organisationIds === undefined ? {} : { organisationIds },
  );
  const { ties } = await readGraph(session, clusterId, { on });
  return profileInputOf({ profiles: rows, ties });
}

export const profileInputOf = (read: {
  readonly profiles: readonly ProfileRow[];
  readonly ties: readonly GraphTie[];
}): ClusterInput => ({ organisations: read.profiles.map(profileOf), ties: read.ties.map(profileTie) });

function profileOf(row: ProfileRow): PlacedOrganisation {
  const { id, name, kind, country, sector, town, outside, facts } = row;
  // A country's centre says nothing of how far two firms are.
  const located = row.precision !== null && row.precision !== 'country';
  return {
    id,
    name,
    kind,
    country,
    sector,
    town,
    latitude: located ? row.latitude : null,
    longitude: located ? row.longitude : null,
    precision: !located ? null : row.precision === 'departement' ? 'departement' : 'point',
    outside,
    facts,
  };
}

const profileTie = (tie: GraphTie): ProfileInput['ties'][number] => ({
  fromId: tie.source,
  toId: tie.target,
  kind: tie.kind,
  strength: tie.strength,
  since: tie.validFrom,
  until: tie.validTo,
});
