import { parseClusters } from '@grappe/contracts/clusters';
import { readTable } from '@grappe/contracts/files';
import { listClusterProfiles, ownClusterFigures, saveClusterDealings } from '@grappe/database';
import type { Session } from '@grappe/database';
import type { DemonstrationCluster } from '@grappe/demo';
import { importClusters } from '../resources/cluster-profiles/import-clusters.ts';
import { proposeOwnValues } from '../resources/cluster-profiles/own-proposal.ts';
import { today } from '../resources/cluster-profiles/read-profiles.ts';
import { makeProfile } from '../resources/cluster-profiles/write-profile.ts';

/** The fictional clusters by the way of a file, the demonstration's own profile from its members and its words, and its dealings. */
export async function openDemonstrationClusters(
  tx: Session,
  clusterId: string,
  { cluster, clusterFile, ownCluster, clusterDealings }: DemonstrationCluster,
): Promise<void> {
  const { fileName, text } = clusterFile;
  const table = readTable(new TextEncoder().encode(text), fileName);
  if (table.kind !== 'table') throw new Error(`The demonstration's file ${fileName} cannot be read.`);
  const { drafts, problems } = parseClusters(table, today());
  if (problems.length > 0) throw new Error(`The demonstration's file ${fileName} has problems.`);
  const figures = await ownClusterFigures(tx, clusterId);
  const computed = figures === undefined ? {} : proposeOwnValues(figures);
  const own = { name: cluster.name, own: true, distinct: false, values: { ...computed, ...ownCluster } };
  await makeProfile(tx, clusterId, { ...own, asOf: today(), source: 'declared', sourceNote: null });
  await importClusters(tx, clusterId, { fileName, lines: drafts });
  const rows = await listClusterProfiles(tx, clusterId);
  for (const { name, ...dealings } of clusterDealings) {
    const profileId = rows.find((row) => row.name === name)?.id;
    if (profileId === undefined) throw new Error(`The demonstration has no cluster called ${name}.`);
    await saveClusterDealings(tx, { clusterId, profileId }, 0, { ...dealings, convention: false });
  }
}
