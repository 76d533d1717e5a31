import type { ClusterList, ClusterProfileShape, PhaseReading } from '@grappe/contracts/api';
import { clusterTwins, profileOfValues } from '@grappe/contracts/clusters';
import type { ClusterKey, ClusterValue, ClusterValues, SectorValue } from '@grappe/contracts/clusters';
import {
  getClusterProfile,
  isKeptToo,
  listClusterDealings,
  listClusterDistinctions,
  listClusterProfiles,
  listClusterValues,
  pastClusterValues,
} from '@grappe/database';
import type { ClusterProfileRow, ClusterValueRow, ProfilePlace, Session } from '@grappe/database';
import { assessPhase } from '@grappe/engine/partners';
import type { ClusterProfile, PhaseAssessment } from '@grappe/engine/partners';
import { refuse } from '../../app/refusal.ts';

export const today = (): string => new Date().toISOString().slice(0, 10);

/** Every profile that a cluster may compare, as the engine takes them, with their rows. */
export interface KnownClusters {
  readonly rows: readonly ClusterProfileRow[];
  readonly values: ReadonlyMap<string, ClusterValues>;
  readonly profiles: readonly ClusterProfile[];
}

/** The list with the pairs that are probably one cluster, save those that the team told apart. */
export async function readList(tx: Session, clusterId: string): Promise<ClusterList> {
  const clusters = presentList(await readKnownClusters(tx, clusterId), clusterId);
  const apart = new Set(
    (await listClusterDistinctions(tx, clusterId)).map(({ first, second }) => `${first} ${second}`),
  );
  const outside = new Set(clusters.filter(({ mine, isOwn }) => mine && !isOwn).map(({ id }) => id));
  const twins = clusterTwins(clusters).filter(
    ({ id, otherId }) =>
      (outside.has(id) || outside.has(otherId)) && !apart.has([id, otherId].toSorted().join(' ')),
  );
  return { clusters, twins };
}

export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export async function readKnownClusters(tx: Session, clusterId: string): Promise<KnownClusters> {
  const rows = await listClusterProfiles(tx, clusterId);
  const values = valuesByProfile(await listClusterValues(tx, clusterId));
  const byName = new Map(rows.map(({ id, name }) => [foldName(name), id]));
  const profiles = rows.map(({ id }) =>
    profileOfValues(id, values.get(id) ?? {}, (name) => byName.get(foldName(name))),
  );
  return { rows, values, profiles };
}

function valuesByProfile(rows: readonly ClusterValueRow[]): ReadonlyMap<string, ClusterValues> {
  const found = new Map<string, Partial<Record<ClusterKey, ClusterValue>>>();
  for (const { profileId, key, value } of rows) {
    const values = found.get(profileId) ?? {};
    values[key] = value;
    found.set(profileId, values);
  }
  return found;
}

export const presentPhase = (assessment: PhaseAssessment): PhaseReading => ({
  ...assessment,
  reasons: assessment.reasons.map((reason) => ({ ...reason })),
});

export const presentHead = (row: ClusterProfileRow, clusterId: string) => ({
  id: row.id,
  name: row.name,
  mine: row.clusterId === clusterId,
  isOwn: row.isOwn,
  shared: row.shared,
  shortName: row.shortName,
  version: row.version,
});

function presentList({ rows, values, profiles }: KnownClusters, clusterId: string) {
  const asOf = today();
  return rows.map((row, at) => {
    const own = values.get(row.id) ?? {};
    return {
      ...presentHead(row, clusterId),
      kind: (own.kind as string | undefined) ?? null,
      country: (own.country as string | undefined) ?? null,
      regions: [...((own.regions as readonly string[] | undefined) ?? [])],
      sectors: ((own.sectors as readonly SectorValue[] | undefined) ?? []).map(({ code }) => code),
      latitude: (own.latitude as number | undefined) ?? null,
      longitude: (own.longitude as number | undefined) ?? null,
      members: (own.members as number | undefined) ?? null,
      phase: assessPhase(profiles[at]!, asOf).phase,
      known: Object.keys(own).length,
    };
  });
}

/** One profile with its values, those that stood before, and the team's dealings with it. */
export async function readClusterProfile(tx: Session, place: ProfilePlace): Promise<ClusterProfileShape> {
  const row = await getClusterProfile(tx, place);
  if (row === undefined) throw refuse('not_found');
  const standing = await listClusterValues(tx, place.clusterId, place.profileId);
  const past = await pastClusterValues(tx, place);
  const dealings = (await listClusterDealings(tx, place.clusterId)).find(
    ({ profileId }) => profileId === place.profileId,
  );
  const values = valuesByProfile(standing).get(row.id) ?? {};
  return {
    ...presentHead(row, place.clusterId),
    values: standing.map(presentValue),
    past: past.map((one) => ({ ...presentValue(one), closedAt: one.closedAt.toISOString() })),
    keptToo: await isKeptToo(tx, place),
    dealings: dealings === undefined ? null : withoutProfile(dealings),
    phase: presentPhase(
      assessPhase(
        profileOfValues(row.id, values, () => undefined),
        today(),
      ),
    ),
  };
}

const presentValue = ({ key, value, asOf, source, sourceNote, audience }: ClusterValueRow) => ({
  key,
  value,
  asOf,
  source,
  sourceNote,
  audience,
});

const withoutProfile = <Row extends { readonly profileId: string }>({ profileId: _, ...rest }: Row) => rest;
