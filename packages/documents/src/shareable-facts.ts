import { revealingRules, teamReasons } from '@grappe/contracts/profiles';
import type { UnplacedFirm } from '@grappe/engine/groups';
import type { SharedCosts } from '@grappe/engine/shares';
import type { ClusterFigures, MissingData, NamedGroup, PlanFacts } from './plan-facts.ts';

/** An aggregate over fewer organisations is not shown to those outside the team. */
const SMALLEST_COUNT = 5;

/**
 * The same plan without anything that depends on a confidential refusal, save the proposal itself: the plan's value and
 * bound, alternatives, the coordinator's reasons. Facts that default to the coordinator (turnover, wanted markets, what a firm
 * did not tell) are left out or shown from five organisations on. O(facts).
 */
export function shareableFacts(facts: PlanFacts): PlanFacts {
  return {
    ...facts,
    cluster: shareableFigures(facts.cluster),
    groups: facts.groups === null ? null : shareableGroups(facts.groups),
    missing: shareableMissing(facts.missing),
  };
}

/** True when something in these facts is for the coordinator only. */
export function isConfidential({ groups }: PlanFacts): boolean {
  if (groups === null) return false;
  const { plan } = groups;
  return (
    plan.groups.some(({ bestAlternative }) => bestAlternative !== null) ||
    plan.unplaced.some(({ reasons, changes }) =>
      [...reasons, ...changes].some(({ audience }) => audience === 'coordinator'),
    )
  );
}

function shareableGroups(groups: NonNullable<PlanFacts['groups']>): NonNullable<PlanFacts['groups']> {
  const { plan, settings, candidates, named } = groups;
  return {
    plan: {
      kind: plan.groups.length === 0 ? 'no_admissible_group' : 'solved',
      method: plan.method,
      groups: plan.groups.map((group) => ({ ...group, bestAlternative: null })),
      unplaced: plan.unplaced.map(shareableUnplaced),
    },
    settings,
    candidates,
    named: named.map(shareableNamed),
  };
}

const shareableUnplaced = ({ firm, reasons, changes }: UnplacedFirm): UnplacedFirm => ({
  firm,
  reasons: reasons.filter(({ audience }) => audience === 'firm'),
  changes: changes.filter(({ audience }) => audience === 'firm'),
});

const shareableNamed = (group: NamedGroup): NamedGroup => ({
  ...group,
  pairs: [],
  reasons: group.reasons.filter(({ code }) => !teamReasons.has(code)),
  shares: group.shares
    .filter((share) => !('rule' in share && revealingRules.has(share.rule ?? '')))
    .map((share) => (share.kind === 'shared' ? shareableShares(share) : share)),
});

/** What each part of the budget costs stays; who wants which market does not. */
function shareableShares(share: SharedCosts): SharedCosts {
  const { explanation } = share;
  if (explanation.code !== 'by_line') return share;
  const parts = explanation.parts.map((part) => ({ ...part, market: null, sharers: [], cents: [] }));
  return { ...share, explanation: { code: 'by_line', parts } };
}

const shareableFigures = (figures: ClusterFigures): ClusterFigures => ({
  ...figures,
  headcount: (figures.headcount?.known ?? 0) < SMALLEST_COUNT ? null : figures.headcount,
  exporters: figures.exporters.known < SMALLEST_COUNT ? { count: 0, known: 0 } : figures.exporters,
  wantedMarkets: figures.wantedMarkets.filter(({ members }) => members >= SMALLEST_COUNT),
});

const shareableMissing = (missing: MissingData): MissingData => ({
  ...missing,
  facts: missing.facts.map((entry) => ({ ...entry, organisations: [] })),
});
