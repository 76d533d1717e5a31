import {
  groupBudget,
  type Group,
  type GroupBudget,
  type GroupPortrait,
  type GroupSummary,
  type OrganisationRef,
} from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import type { GroupRow, PlanRow } from '@grappe/database';
import type { GroupAlternative, PairCriteria } from '@grappe/engine/groups';
import { formats, translator } from '@grappe/messages';
import { budgetDraft } from '../../plans/budget-draft.ts';
import { groupExplanation } from '../../plans/stored-plan.ts';

/** Names of organisations that a plan speaks of, beside its members. */
export interface Naming {
  readonly language: Language;
  readonly reference: (organisationId: string) => OrganisationRef;
  /** Known headcounts. */
  readonly headcount: ReadonlyMap<string, number>;
}

export function presentGroupSummary(row: GroupRow, naming: Naming): GroupSummary {
  const { group, pairs, reasons, breaches } = groupExplanation.parse(row.explanation);
  return {
    id: row.id,
    name: groupName(row, group.commonMarkets, naming.language),
    members: row.members.map((member) => ({ ...member, headcount: naming.headcount.get(member.id) ?? null })),
    quality: group.quality,
    value: group.value,
    meanPairScore: group.meanPairScore,
    // Without two known sizes the balance is taken as 1: the method says so, and the group is flagged.
    balance: group.balance ?? 1,
    diameterKm: group.diameterKm,
    commonMarkets: [...group.commonMarkets],
    criteria: { ...group.criteria },
    pairs: pairs.map(presentPair),
    reasons,
    bestAlternative:
      group.bestAlternative === null ? null : presentAlternative(group.bestAlternative, naming),
    breaches,
    hasBudget: row.budget !== null,
  };
}

export const presentGroup = (
  row: GroupRow,
  plan: PlanRow,
  naming: Naming,
  shares: Group['shares'],
  portrait: GroupPortrait,
): Group => {
  const summary = presentGroupSummary(row, naming);
  return {
    ...summary,
    planId: plan.id,
    planTitle: plan.title,
    planStatus: plan.status,
    budget: keptBudget(row),
    budgetVersion: row.budgetVersion,
    budgetDraft: budgetDraft(summary.commonMarkets),
    shares,
    portrait,
  };
};

/** The budget of a group. Markets that it does not name are those that all of its members want, which they were told. */
export function keptBudget(row: GroupRow): GroupBudget | null {
  if (row.budget === null) return null;
  const budget = groupBudget.parse(row.budget);
  const common = commonMarketsOf(row);
  if (common.length === 0) return budget;
  const usual = Object.fromEntries(row.members.map(({ id }) => [id, [...common]]));
  return { ...budget, markets: { ...usual, ...budget.markets } };
}

export const commonMarketsOf = (row: GroupRow): readonly string[] =>
  groupExplanation.parse(row.explanation).group.commonMarkets;

/** The name that people gave, else a number and the markets that all want. */
export function groupName(
  row: Pick<GroupRow, 'name' | 'ordinal'>,
  commonMarkets: readonly string[],
  language: Language,
): string {
  if (row.name !== '') return row.name;
  const [t, { list, country, number }] = [translator(language), formats(language)];
  const ordinal = number(row.ordinal);
  if (commonMarkets.length === 0) return t('document:group_number', { number: ordinal });
  return t('document:group_number_markets', { number: ordinal, markets: list(commonMarkets.map(country)) });
}

const presentPair = (pair: PairCriteria): GroupSummary['pairs'][number] => ({
  left: pair.a,
  right: pair.b,
  score: pair.score,
  criteria: {
    markets: pair.markets,
    complementarity: pair.complementarity,
    proximity: pair.proximity,
    trust: pair.trust,
    mentoring: pair.mentoring,
  },
  rivalry: pair.rivalry,
});

const presentAlternative = (
  { change, quality }: GroupAlternative,
  { reference }: Naming,
): NonNullable<GroupSummary['bestAlternative']> => ({
  leaves: 'leaves' in change ? reference(change.leaves) : null,
  joins: 'joins' in change ? reference(change.joins) : null,
  quality,
});
