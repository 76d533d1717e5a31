import type { Session } from '../connect.ts';
import type { ClustersTable, JsonObject } from '../rows.ts';
import type { Selectable } from 'kysely';

export type ClusterRow = Selectable<ClustersTable>;

/** Clusters where the asker holds a role; all of them for a platform administrator. */
export function listClusters(session: Session): Promise<ClusterRow[]> {
  return session.selectFrom('clusters').selectAll().orderBy('name').orderBy('id').execute();
}

export function getCluster(session: Session, clusterId: string): Promise<ClusterRow | undefined> {
  return session.selectFrom('clusters').selectAll().where('id', '=', clusterId).executeTakeFirst();
}

export interface NewCluster {
  readonly slug: string;
  readonly name: string;
  readonly kind?: string | null;
  readonly country?: string | null;
  readonly territory?: string | null;
  readonly isDemonstration?: boolean;
  readonly foundedOn?: string | null;
  readonly settings?: JsonObject;
}

/** Makes a cluster; platform administrators only. */
export async function createCluster(session: Session, cluster: NewCluster): Promise<string> {
  const { id } = await session
    .insertInto('clusters')
    .values({
      slug: cluster.slug,
      name: cluster.name,
      kind: cluster.kind ?? null,
      country: cluster.country ?? null,
      territory: cluster.territory ?? null,
      is_demonstration: cluster.isDemonstration ?? false,
      founded_on: cluster.foundedOn ?? null,
      settings: JSON.stringify(cluster.settings ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes what is said of a cluster; its managers and platform administrators only. False when it is not theirs. */
export async function updateCluster(
  session: Session,
  clusterId: string,
  changes: Partial<Pick<ClusterRow, 'name' | 'kind' | 'country' | 'territory' | 'founded_on'>>,
): Promise<boolean> {
  const result = await session
    .updateTable('clusters')
    .set(changes)
    .where('id', '=', clusterId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether a cluster has that short name already; for administrators, who know them all. */
export async function slugTaken(session: Session, slug: string): Promise<boolean> {
  const found = await session.selectFrom('clusters').select('id').where('slug', '=', slug).executeTakeFirst();
  return found !== undefined;
}
