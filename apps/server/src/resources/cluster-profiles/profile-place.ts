import { getClusterProfile, type ClusterProfileRow, type ProfilePlace, type Session } from '@grappe/database';
import { inCluster } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';

export const onePath = `${inCluster}/cluster-profiles/:clusterProfileId`;

export const placeOf = (params: {
  readonly clusterId: string;
  readonly clusterProfileId: string;
}): ProfilePlace => ({
  clusterId: params.clusterId,
  profileId: params.clusterProfileId,
});

export async function requireProfile(tx: Session, place: ProfilePlace): Promise<ClusterProfileRow> {
  const row = await getClusterProfile(tx, place);
  if (row === undefined) throw refuse('not_found');
  return row;
}

/** A profile that this cluster keeps; another cluster's is read and not written. */
export async function requireMine(tx: Session, place: ProfilePlace): Promise<ClusterProfileRow> {
  const row = await requireProfile(tx, place);
  if (row.clusterId !== place.clusterId) throw refuse('not_found');
  return row;
}
