import type { GroupBudget } from '@grappe/contracts/api';
import type { ProfileOrganisation } from '@grappe/contracts/profiles';
import { getGroup, readOpenFacts, type GroupRow, type PlanRow, type Session } from '@grappe/database';
import { refuse } from '../app/refusal.ts';
import { commonMarketsOf, keptBudget } from '../resources/groups/present.ts';
import { readProfileInput } from './read-profile-input.ts';
import { disclosureOf, type Disclosure } from './told-shares.ts';

/** A group, what the coordinator reads of its members, and what they show to each other. */
export interface GroupFacts {
  readonly plan: PlanRow;
  readonly group: GroupRow;
  readonly memberIds: readonly string[];
  readonly budget: GroupBudget | null;
  readonly organisations: readonly ProfileOrganisation[];
  readonly disclosure: Disclosure;
  /** Markets that all members want: they were told so. */
  readonly commonMarkets: readonly string[];
  /** Markets that shares are made from for a member, unless the group agreed on others. */
  readonly usualMarkets: (organisationId: string) => readonly string[];
}

export async function readGroupFacts(tx: Session, clusterId: string, groupId: string): Promise<GroupFacts> {
  const found = await getGroup(tx, clusterId, groupId);
  if (found === undefined) throw refuse('not_found');
  const { plan, group } = found;
  const memberIds = group.members.map(({ id }) => id);
  const organisations = await readOrganisations(tx, clusterId, memberIds);
  const open = await readOpenFacts(tx, { clusterId, groupId }, memberIds);
  const budget = keptBudget(group);
  const disclosure = disclosureOf(organisations, open, budget?.currency ?? 'EUR');
  const commonMarkets = commonMarketsOf(group);
  return {
    plan,
    group,
    memberIds,
    budget,
    organisations,
    disclosure,
    commonMarkets,
    usualMarkets: (id) => [...new Set([...commonMarkets, ...disclosure.openMarkets(id)])].toSorted(),
  };
}

export async function readOrganisations(
  tx: Session,
  clusterId: string,
  organisationIds: readonly string[],
): Promise<readonly ProfileOrganisation[]> {
  const on = new Date().toISOString().slice(0, 10);
  return (await readProfileInput(tx, clusterId, { on, organisationIds })).organisations;
}

/** The budget with the markets of each member: those that the group agreed on, else the usual ones where there are some. */
export function withUsualMarkets<Budget extends Pick<GroupBudget, 'markets'>>(
  budget: Budget,
  { memberIds, usualMarkets }: GroupFacts,
): Budget {
  const usual = memberIds.flatMap((id) => {
    const markets = usualMarkets(id);
    return markets.length === 0 ? [] : [[id, [...markets]] as const];
  });
  return { ...budget, markets: { ...Object.fromEntries(usual), ...budget.markets } };
}
