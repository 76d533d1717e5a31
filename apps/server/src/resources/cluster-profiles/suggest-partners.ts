import type { PartnerSuggestions } from '@grappe/contracts/api';
import { listClusterDealings } from '@grappe/database';
import type { ClusterDealingsRow, Session } from '@grappe/database';
import { assessPhase, prepareProfiles, recommendPartners } from '@grappe/engine/partners';
import type { ClusterRelation, PartnerPurpose, PartnerSuggestion, Phase } from '@grappe/engine/partners';
import { presentPhase, readKnownClusters, today } from './read-profiles.ts';
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
  const found = recommendPartners(prepareProfiles(known.profiles, today()), {
    seeker: own.id,
    purpose: asked,
    relations: (await listClusterDealings(tx, clusterId)).map(relationOf),
    limit,
  });
  return {
    own: { id: own.id, name: own.name, version: own.version, phase: presentPhase(phase) },
    purpose: asked,
    candidates,
    suggestions:
      found.kind === 'recommended' ? found.suggestions.map((one) => presentSuggestion(one, known)) : [],
  };
}

function presentSuggestion(
  suggestion: PartnerSuggestion,
  { rows }: KnownClusters,
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
    firstStep: step,
    introducers: introducers.map(({ kind, name }) => ({
      kind,
      name: kind === 'cluster' ? nameOf(name) : name,
    })),
  }) as PartnerSuggestions['suggestions'][number];
}
