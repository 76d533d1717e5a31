import type { ClusterValues } from '@grappe/contracts/clusters';
import {
  createClusterProfile,
  listClusterProfiles,
  listClusterValues,
  writeClusterValues,
} from '@grappe/database';
import type { ClusterProfileRow, Session, ValueToWrite } from '@grappe/database';
import { foldName, today } from './read-profiles.ts';
import { requirePossible, valuesToWrite } from './write-profile.ts';

interface ClusterLine {
  readonly name: string;
  readonly values: ClusterValues;
  readonly asOf: string | null;
  readonly sourceNote: string | null;
}

/** Lines that were checked go in together: a name that is kept already gets the new values, another is made. All or nothing. */
export async function importClusters(
  tx: Session,
  clusterId: string,
  { fileName, lines }: { readonly fileName: string; readonly lines: readonly ClusterLine[] },
): Promise<{ created: number; changed: number }> {
  const kept = new Map(
    (await listClusterProfiles(tx, clusterId))
      .filter((row) => row.clusterId === clusterId)
      .map((row): [string, Pick<ClusterProfileRow, 'id' | 'isOwn'>] => [foldName(row.name), row]),
  );
  const standing = await standingValues(tx, clusterId);
  const writes: ValueToWrite[] = [];
  let created = 0;
  for (const line of lines) {
    const known = kept.get(foldName(line.name));
    const asOf = line.asOf ?? today();
    requirePossible(line.name, { ...(known && standing.get(known.id)), ...line.values }, asOf);
    const profile = known ?? { id: await make(tx, clusterId, line.name), isOwn: false };
    if (known === undefined) created += 1;
    kept.set(foldName(line.name), profile);
    const origin = { asOf, source: 'import', sourceNote: line.sourceNote ?? fileName } as const;
    writes.push(...valuesToWrite(profile, line.values, origin));
  }
  await writeClusterValues(tx, clusterId, lastOfEach(writes));
  return { created, changed: lines.length - created };
}

const make = (tx: Session, clusterId: string, name: string): Promise<string> =>
  createClusterProfile(tx, { clusterId, name, isOwn: false, shortName: null });

async function standingValues(tx: Session, clusterId: string): Promise<ReadonlyMap<string, ClusterValues>> {
  const found = new Map<string, Record<string, unknown>>();
  for (const { profileId, key, value } of await listClusterValues(tx, clusterId)) {
    found.set(profileId, { ...found.get(profileId), [key]: value });
  }
  return found as ReadonlyMap<string, ClusterValues>;
}

const lastOfEach = (writes: readonly ValueToWrite[]): ValueToWrite[] => [
  ...new Map(writes.map((write) => [`${write.profileId} ${write.key}`, write])).values(),
];
