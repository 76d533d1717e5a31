import { createHash } from 'node:crypto';
import { gainScheme, groupTerms, type DraftAudience } from '@grappe/contracts/api';
import type { FactDraft, FactKey } from '@grappe/contracts/facts';
import {
  getCluster,
  getGainScheme,
  getGroup,
  listFeasibility,
  memberFacts,
  readableGroup,
  readGroupTerms,
  shareOfMember,
  type GroupMemberRow,
  type GroupPlace,
  type GroupRow,
  type Session,
} from '@grappe/database';
import {
  registrations,
  type FeasibilityPoint,
  type GroupFacts,
  type MemberFacts,
  type PointFinding,
} from '@grappe/documents/drafts';
import { currentRule } from '../plans/current-rule.ts';
import { computeShares, engineBudget } from '../plans/group-shares.ts';
import { readProfileInput } from '../plans/read-profile-input.ts';
import { groupExplanation } from '../plans/stored-plan.ts';
import { ownShares, publicExplanation } from '../resources/groups/present-my-group.ts';
import { keptBudget } from '../resources/groups/present.ts';

/** Facts that documents name; none of them is between competitors only. */
const keys = [
  ...registrations,
  'legal_form',
  'headcount',
  'served_market',
] as const satisfies readonly FactKey[];

type TeamFacts = Pick<
  GroupFacts,
  'assessment' | 'budget' | 'shares' | 'days' | 'diameterKm' | 'reasons' | 'findings' | 'outcome'
>;

/**
 * What the documents of a group say to an audience, read with the rights of who asks and no further than the audience;
 * undefined when there is no such group for the asker, or none of its members is the asker's for its own copy.
 */
export async function readGroupFacts(
  session: Session,
  place: GroupPlace,
  audience: DraftAudience,
): Promise<{ facts: GroupFacts; ownId: string | null } | undefined> {
  const [group, cluster] = [await readableGroup(session, place), await getCluster(session, place.clusterId)];
  const ownId = audience === 'self' ? (group?.members.find(({ isMine }) => isMine)?.id ?? null) : null;
  if (group === undefined || cluster === undefined || (audience === 'self' && ownId === null)) return;
  const known = await memberFacts(session, { ...place, keys, audience, ownId });
  const shared = publicExplanation.safeParse(group.publicExplanation);
  const team = audience === 'coordinator' ? await readTeamFacts(session, place) : undefined;
  const terms = await readGroupTerms(session, place);
  const share = ownId === null ? null : await shareOfMember(session, place, ownId);
  const own = share === null ? null : ownShares.parse(share);
  return {
    ownId,
    facts: {
      audience,
      clusterName: cluster.name,
      isDemonstration: cluster.is_demonstration,
      groupName: group.name === '' ? null : group.name,
      groupNumber: group.ordinal,
      madeOn: new Date().toISOString().slice(0, 10),
      members: group.members.map((member) => memberOf(member, known.get(member.id) ?? [])),
      commonMarkets: shared.data?.commonMarkets ?? [],
      terms: groupTerms.parse(terms?.terms ?? {}),
      ownShares: own ?? [],
      ...(await readAgreement(session, place, own)),
      ...(team ?? {
        assessment: null,
        budget: null,
        shares: [],
        days: {},
        findings: {},
        outcome: null,
        diameterKm: null,
        reasons: shared.data?.reasons ?? [],
      }),
    },
  };
}

async function readTeamFacts(session: Session, place: GroupPlace): Promise<TeamFacts | undefined> {
  const found = await getGroup(session, place.clusterId, place.groupId);
  if (found === undefined) return undefined;
  const { group: computed, pairs, reasons } = groupExplanation.parse(found.group.explanation);
  return {
    assessment: { quality: computed.quality, criteria: computed.criteria, pairs },
    diameterKm: computed.diameterKm,
    reasons,
    ...(await readFindings(session, place)),
    ...(await readMoney(session, place, found.group)),
  };
}

/**
 * What was chosen for the group, which its members may read as it stands (ADR 20): by which rule costs are shared, once somebody
 * chose one, and how the bonus of the shared manager is made.
 */
async function readAgreement(
  session: Session,
  place: GroupPlace,
  own: GroupFacts['ownShares'] | null,
): Promise<Pick<GroupFacts, 'rule' | 'bonus'>> {
  const { rule, isChosen } = await currentRule(session, place);
  const stored = await getGainScheme(session, place);
  const bonus = stored === undefined ? null : gainScheme.parse(stored.scheme).bonus;
  const currency = await currencyOf(session, place, own);
  return {
    rule: isChosen ? rule : null,
    bonus: bonus === null || currency === null ? null : { ...bonus, currency },
  };
}

/** That of the budget, which a member knows by what it pays; null: there is a budget and the member was told no amount of it. */
async function currencyOf(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  own: GroupFacts['ownShares'] | null,
): Promise<string | null> {
  if (own !== null) return own[0]?.currency ?? null;
  const found = await getGroup(session, clusterId, groupId);
  return (found === undefined ? null : keptBudget(found.group))?.currency ?? 'EUR';
}

const states = { good: 'satisfied', watch: 'reserved', bad: 'unsatisfied' } as const;

/** What the team answered of the checklist. */
async function readFindings(
  session: Session,
  { groupId }: GroupPlace,
): Promise<Pick<TeamFacts, 'findings' | 'outcome'>> {
  const findings: Partial<Record<FeasibilityPoint, PointFinding>> = {};
  let outcome: TeamFacts['outcome'] = null;
  for (const { item, verdict, note } of await listFeasibility(session, groupId)) {
    if (item === 'outcome') {
      if (verdict === 'go' || verdict === 'conditions' || verdict === 'no') outcome = { verdict, note };
    } else if (verdict === 'good' || verdict === 'watch' || verdict === 'bad') {
      findings[item === 'size_balance' ? 'balance' : item] = { state: states[verdict], note };
    }
  }
  return { findings, outcome };
}

async function readMoney(
  session: Session,
  { clusterId }: GroupPlace,
  group: GroupRow,
): Promise<Pick<TeamFacts, 'budget' | 'shares' | 'days'>> {
  const budget = keptBudget(group);
  if (budget === null) return { budget: null, shares: [], days: {} };
  const organisationIds = group.members.map(({ id }) => id);
  const on = new Date().toISOString().slice(0, 10);
  const { organisations } = await readProfileInput(session, clusterId, { on, organisationIds });
  const shares = computeShares(budget, organisations).flatMap(({ result }) =>
    result.kind === 'not_agreed' ? [] : [result],
  );
  return { budget: engineBudget(budget), shares, days: budget.days };
}

function memberOf(row: GroupMemberRow, facts: readonly FactDraft[]): MemberFacts {
  const value = (key: FactKey) => facts.find((fact) => fact.key === key)?.value;
  const text = (key: FactKey): string | null => {
    const said = value(key);
    return typeof said === 'string' ? said : null;
  };
  const [number] = registrations.flatMap((kind) => {
    const said = text(kind);
    return said === null ? [] : [{ kind, value: said }];
  });
  const headcount = value('headcount');
  const served = facts.filter(({ key }) => key === 'served_market').map(({ item }) => item);
  const { id, name, kind, country, town, postcode } = row;
  return {
    id,
    name,
    kind,
    country,
    town,
    postcode,
    legalForm: text('legal_form'),
    registration: number ?? null,
    headcount: typeof headcount === 'number' && headcount > 0 ? headcount : null,
    servedMarkets: served.length === 0 ? null : served,
  };
}

/** Another one whenever what the documents say changes; the day when they are written says nothing. */
export const factsVersion = (facts: GroupFacts): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...facts, madeOn: '' }))
    .digest('hex');
