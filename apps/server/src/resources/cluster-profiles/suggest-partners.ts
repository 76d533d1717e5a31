import type { PartnerSuggestions } from '@grappe/contracts/api';
import { listAlliances, listClusterDealings } from '@grappe/database';
import type { AllianceRow, ClusterDealingsRow, Session } from '@grappe/database';
import { assessPhase, prepareProfiles, recommendPartners } from '@grappe/engine/partners';
import type { ClusterRelation, PartnerPurpose, PartnerSuggestion, Phase } from '@grappe/engine/partners';
import { isBefore } from '../alliance-files/conditions.ts';
import { foldName, presentPhase, readKnownClusters, today } from './read-profiles.ts';
import type { KnownClusters } from './read-profiles.ts';

const relationOf = ({
  profileId,
  exchanges,
  disparityFelt,
  convention,
  projects,
}: ClusterDealingsRow): ClusterRelation => ({
  with: profileId,
  ...(exchanges === null ? {} : { exchanges }),
  disparityFelt,
  convention,
  projects,
});

/** To learn while structuring, to build once structured; without a phase, to learn. */
const purposeOf = (phase: Phase | null): PartnerPurpose => (phase === 'development' ? 'build' : 'learn');

/** Whom a cluster would do well to turn to, among all the profiles that it may read, for its phase or for what it asks. */
export async function suggestPartners(
  tx: Session,
  clusterId: string,
  { purpose, limit }: { readonly purpose?: PartnerPurpose | undefined; readonly limit: number },
): Promise<PartnerSuggestions> {
  const known = await readKnownClusters(tx, clusterId);
  const at = known.rows.findIndex((row) => row.isOwn && row.clusterId === clusterId);
  const own = known.rows[at];
  const candidates = Math.max(0, known.rows.length - 1);
  if (own === undefined) return { own: null, purpose: purpose ?? 'learn', candidates, suggestions: [] };
  const phase = assessPhase(known.profiles[at]!, today());
  const asked = purpose ?? purposeOf(phase.phase);
  const allianceWith = alliancesWith(await listAlliances(tx, clusterId));
  const dealings = (await listClusterDealings(tx, clusterId)).map(relationOf);
  const found = recommendPartners(prepareProfiles(known.profiles, today()), {
    seeker: own.id,
    purpose: asked,
    relations: withConventions(dealings, known, allianceWith),
    limit,
  });
  return {
    own: { id: own.id, name: own.name, version: own.version, phase: presentPhase(phase) },
    purpose: asked,
    candidates,
    suggestions:
      found.kind === 'recommended'
        ? found.suggestions.map((one) => presentSuggestion(one, known, allianceWith))
        : [],
  };
}

type Known = Pick<KnownClusters['rows'][number], 'name' | 'shortName'>;
type AllianceWith = (cluster: Known) => AllianceRow | undefined;

/** The alliance with a cluster that has not ended, found by its name or by the short name it was proposed to; the furthest counts. */
function alliancesWith(alliances: readonly AllianceRow[]): AllianceWith {
  const standing = alliances
    .filter(({ status }) => status !== 'ended')
    .toSorted(
      (one, other) => Number(isBefore(other.stage, one.stage)) - Number(isBefore(one.stage, other.stage)),
    );
  const byName = new Map(
    standing.flatMap((alliance) => alliance.partners.map((name) => [foldName(name), alliance] as const)),
  );
  const byShortName = new Map(standing.map((alliance) => [alliance.shortName, alliance]));
  return ({ name, shortName }) =>
    byName.get(foldName(name)) ?? (shortName === null ? undefined : byShortName.get(shortName));
}

/** What the team wrote of its dealings, and the conventions that were signed here. */
function withConventions(
  dealings: readonly ClusterRelation[],
  { rows }: KnownClusters,
  allianceWith: AllianceWith,
): ClusterRelation[] {
  const signed = new Set(
    rows.filter((row) => !isBefore(allianceWith(row)?.stage ?? 'mandate', 'signed')).map(({ id }) => id),
  );
  const written = new Set(dealings.map((dealing) => dealing.with));
  return [
    ...dealings.map((dealing) => (signed.has(dealing.with) ? { ...dealing, convention: true } : dealing)),
    ...[...signed].filter((id) => !written.has(id)).map((id) => ({ with: id, convention: true })),
  ];
}

function presentSuggestion(
  suggestion: PartnerSuggestion,
  { rows }: KnownClusters,
  allianceWith: AllianceWith,
): PartnerSuggestions['suggestions'][number] {
  const nameOf = (id: string): string => rows.find((row) => row.id === id)?.name ?? id;
  const row = rows.find(({ id }) => id === suggestion.id);
  const { purpose: _, introducers, firstStep, ...rest } = suggestion;
  const by = firstStep.params['by'];
  const step =
    firstStep.params['byKind'] === 'cluster' && typeof by === 'string'
      ? { ...firstStep, params: { ...firstStep.params, by: nameOf(by) } }
      : firstStep;
  return structuredClone({
    ...rest,
    name: row?.name ?? '',
    shortName: row?.shortName ?? null,
    allianceId: row === undefined ? null : (allianceWith(row)?.id ?? null),
    firstStep: step,
    introducers: introducers.map(({ kind, name }) => ({
      kind,
      name: kind === 'cluster' ? nameOf(name) : name,
    })),
  }) as PartnerSuggestions['suggestions'][number];
}
