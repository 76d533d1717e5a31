import { clusterProblem, proposedAudience } from '@grappe/contracts/clusters';
import type {
  ClusterAudience,
  ClusterKey,
  ClusterSource,
  ClusterValue,
  ClusterValues,
} from '@grappe/contracts/clusters';
import {
  createClusterProfile,
  getCluster,
  listClusterProfiles,
  listClusterValues,
  writeClusterValues,
} from '@grappe/database';
import type { ClusterProfileRow, Session, ValueToWrite } from '@grappe/database';
import { Refusal, refuse } from '../../app/refusal.ts';
import { foldName, today } from './read-profiles.ts';

export interface Origin {
  readonly asOf: string;
  readonly source: ClusterSource;
  readonly sourceNote: string | null;
}

export interface ProfileToMake extends Origin {
  readonly name: string;
  readonly own: boolean;
  readonly values: ClusterValues;
  readonly distinct: boolean;
}

type Edits = Readonly<Partial<Record<ClusterKey, ClusterValue | null>>>;

/** Refuses what cannot be: no sector, a date before the founding, cooperation with itself, a date to come. */
export function requirePossible(name: string, values: ClusterValues, asOf: string): void {
  const now = today();
  const found = clusterProblem(name, values, now);
  if (found !== null) throw new Refusal(found);
  const founded = values.foundedOn as string | undefined;
  if (founded !== undefined && asOf < founded) {
    throw refuse('cluster_date_before_founding', { name, date: asOf, founded });
  }
}

export function valuesToWrite(
  profile: { readonly id: string; readonly isOwn: boolean },
  values: Edits,
  origin: Origin,
  audiences: Partial<Record<ClusterKey, ClusterAudience>> = {},
): ValueToWrite[] {
  const { asOf, source, sourceNote } = origin;
  return (Object.entries(values) as [ClusterKey, ClusterValue | null | undefined][]).flatMap(
    ([key, value]) => {
      if (value === undefined) return [];
      const audience = profile.isOwn ? (audiences[key] ?? proposedAudience(key)) : 'coordinator';
      return [
        { profileId: profile.id, isOwn: profile.isOwn, key, value, asOf, source, sourceNote, audience },
      ];
    },
  );
}

/** The kept profile of that name, if any. */
export const keptAs = (rows: readonly ClusterProfileRow[], clusterId: string, name: string) =>
  rows.find((row) => row.clusterId === clusterId && foldName(row.name) === foldName(name));

export async function makeProfile(tx: Session, clusterId: string, profile: ProfileToMake): Promise<string> {
  requirePossible(profile.name, profile.values, profile.asOf);
  const rows = await listClusterProfiles(tx, clusterId);
  const kept = keptAs(rows, clusterId, profile.name);
  if (kept !== undefined && !profile.distinct) {
    throw refuse('cluster_kept_already', { name: kept.name }, { id: kept.id, name: kept.name });
  }
  const own = rows.find((row) => row.isOwn && row.clusterId === clusterId);
  if (profile.own && own !== undefined) {
    throw refuse('cluster_own_exists', { name: own.name }, { id: own.id, name: own.name });
  }
  const cluster = profile.own ? await getCluster(tx, clusterId) : undefined;
  const id = await createClusterProfile(tx, {
    clusterId,
    name: profile.name,
    isOwn: profile.own,
    shortName: cluster?.slug ?? null,
  });
  await writeClusterValues(tx, clusterId, valuesToWrite({ id, isOwn: profile.own }, profile.values, profile));
  return id;
}

/** What stands after the edits. */
export async function standingAfter(
  tx: Session,
  clusterId: string,
  profileId: string,
  edits: Edits,
): Promise<ClusterValues> {
  const rows = await listClusterValues(tx, clusterId, profileId);
  const all: Record<string, unknown> = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  for (const [key, value] of Object.entries(edits)) {
    if (value === null) delete all[key];
    else if (value !== undefined) all[key] = value;
  }
  return all as ClusterValues;
}
