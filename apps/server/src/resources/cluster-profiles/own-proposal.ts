import type { ClusterValue, SectorValue } from '@grappe/contracts/clusters';
import { isClusterValue } from '@grappe/contracts/clusters';
import type { ClusterKey } from '@grappe/contracts/clusters';
import type { OwnClusterFigures } from '@grappe/database';

/** Words by which clusters were made before they had profiles. */
const KINDS: Readonly<Record<string, string>> = {
  competitiveness: 'competitiveness_pole',
  grappe_entreprises: 'firm_cluster',
};
const LARGE = ['midcap', 'large_firm'];
const RESEARCH = ['lab', 'training_body'];
/** Divisions with fewer members are left out, and so are places: they would tell of single members. */
const FEWEST = 3;

/** What a cluster's own data say of it: from its members and from what it said of itself when it was made. */
export function proposeOwnValues(figures: OwnClusterFigures): Partial<Record<ClusterKey, ClusterValue>> {
  const { members, membersByKind, sectors } = figures;
  const sum = (kinds: readonly string[]): number =>
    kinds.reduce((total, kind) => total + (membersByKind[kind] ?? 0), 0);
  const known = Object.entries(sectors).filter(([, count]) => count >= FEWEST);
  const all = known.reduce((total, [, count]) => total + count, 0);
  const shares = known.map(([code, count]): SectorValue => ({
    code,
    share: Number((count / all).toFixed(2)),
  }));
  const values: Partial<Record<ClusterKey, ClusterValue | null | undefined>> = {
    kind: KINDS[figures.kind ?? ''] ?? figures.kind,
    country: figures.country,
    regions: figures.territory === null ? null : [figures.territory],
    foundedOn: figures.foundedOn,
    ...(members === 0
      ? {}
      : {
          members,
          membersSme: membersByKind['sme'] ?? 0,
          membersLarge: sum(LARGE),
          membersResearch: sum(RESEARCH),
        }),
    sectors:
      shares.length === 0 ? null : shares.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0)).slice(0, 10),
    ...(members < FEWEST || figures.latitude === null || figures.longitude === null
      ? {}
      : { latitude: Number(figures.latitude.toFixed(2)), longitude: Number(figures.longitude.toFixed(2)) }),
  };
  return Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => value !== null && value !== undefined && isClusterValue(key as ClusterKey, value),
    ),
  );
}
