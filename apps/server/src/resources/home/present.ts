import type { Home, HomeItem } from '@grappe/contracts/api';
import type {
  ClusterRow,
  HomeFacts,
  OwnWaiting,
  PlanToContact,
  WaitingIntroductions,
} from '@grappe/database';
import type { NamedGroup } from './named-groups.ts';

export interface TeamFacts {
  readonly facts: HomeFacts;
  readonly openDuplicates: number;
  /** Waiting for an answer of the reader. */
  readonly joinRequests: number;
  readonly alliances: number;
  /** What waits in alliances and handovers. */
  readonly relations: readonly HomeItem[];
  /** Groups that live, with what waits there. */
  readonly waiting: readonly NamedGroup[];
  /** Proposed plans with groups that nobody has contacted. */
  readonly toContact: readonly PlanToContact[];
}

export interface FirmFacts {
  readonly facts: HomeFacts;
  readonly groupsProposed: number;
  /** Facts that grouping needs and that the firm has not told. */
  readonly missing: number;
  readonly vetoes: number;
  /** Waiting for an answer of the firm. */
  readonly asks: number;
  readonly interests: number;
  readonly workingGroups: number;
  readonly introductions: WaitingIntroductions;
  readonly own: OwnWaiting;
}

/** Fewer outsiders would say too much of each one: a figure over fewer organisations is not shown to readers. */
const smallestCount = 5;

export const presentTeamHome = (cluster: ClusterRow, team: TeamFacts): Home => ({
  clusterName: cluster.name,
  isDemonstration: cluster.is_demonstration,
  view: 'team',
  items: teamItems(team),
  figures: figuresOf(team.facts),
});

export const presentFirmHome = (cluster: ClusterRow, firm: FirmFacts): Home => ({
  clusterName: cluster.name,
  isDemonstration: cluster.is_demonstration,
  view: 'firm',
  items: firmItems(firm),
  figures: [],
});

export const presentReaderHome = (cluster: ClusterRow, facts: HomeFacts): Home => ({
  clusterName: cluster.name,
  isDemonstration: cluster.is_demonstration,
  view: 'reader',
  items: [],
  figures: facts.members < smallestCount ? [] : figuresOf(facts),
});

const item = (code: HomeItem['code'], href: string, params: HomeItem['params'] = {}): HomeItem => ({
  code,
  href,
  params,
});

/** The most useful first: without members nothing else can be done; a decision that waits goes before a new task. */
function teamItems({
  facts,
  openDuplicates,
  joinRequests,
  alliances,
  relations,
  waiting,
  toContact,
}: TeamFacts): HomeItem[] {
  const items: HomeItem[] = [];
  if (joinRequests > 0)
    items.push(item('answer_join_requests', '/settings/requests', { count: joinRequests }));
  if (alliances > 0) items.push(item('answer_alliances', '/alliances', { count: alliances }));
  items.push(...relations);
  if (facts.members === 0) return [item('import_members_first', '/imports'), ...items];
  items.push(...waiting.flatMap(groupItems).slice(0, mostGroupItems));
  items.push(...toContact.map(contactItem));
  if (facts.ties === 0) items.push(item('import_ties', '/imports'));
  if (openDuplicates > 0)
    items.push(item('decide_duplicates', '/imports?tab=duplicates', { count: openDuplicates }));
  if (facts.lastPlan?.status === 'draft') {
    const { id, title } = facts.lastPlan;
    items.push(item('decide_plan', `/groups?plan=${id}`, { title }));
  }
  if (facts.lastPlan === null && facts.candidates > facts.withoutWantedMarket)
    items.push(item('make_plan', '/groups'));
  if (facts.withoutWantedMarket > 0) {
    items.push(item('complete_data', '/organisations', { count: facts.withoutWantedMarket }));
  }
  if (facts.withoutTie > 0 && facts.ties > 0) {
    items.push(item('peripheral_firms', '/network', { count: facts.withoutTie }));
  }
  if (facts.recentImport !== null) {
    const { id, fileName } = facts.recentImport;
    items.push(item('undo_or_keep_import', `/imports?import=${id}`, { file: fileName }));
  }
  return items;
}

/** Beyond, the list says nothing more of what to do first. */
const mostGroupItems = 5;

/** One group is opened, several are read in their plan. */
const contactItem = ({ planId, title, groups, groupId }: PlanToContact): HomeItem =>
  item('groups_to_contact', groups === 1 ? `/groups/${groupId}/life` : `/groups?plan=${planId}`, {
    count: groups,
    title,
  });

/** What waits in a group that lives, the most pressing only. */
function groupItems({ groupId, called: group, state, ...waits }: NamedGroup): HomeItem[] {
  const life = `/groups/${groupId}/life`;
  if (waits.refused > 0) return [item('group_refused', life, { group })];
  if (waits.clashes > 0)
    return [item('group_clash', `/groups/${groupId}/calendar`, { group, count: waits.clashes })];
  if (waits.late > 0) return [item('group_answers_late', life, { group, count: waits.late })];
  if (waits.unsettled > 0)
    return [item('group_unsettled', `/groups/${groupId}/accounts`, { group, count: waits.unsettled })];
  const ready = waits.allYes && (state === 'contacted' || state === 'feasibility');
  return ready ? [item('group_ready', life, { group })] : [];
}

function firmItems({
  groupsProposed,
  missing,
  vetoes,
  asks,
  interests,
  own,
  ...between
}: FirmFacts): HomeItem[] {
  const items: HomeItem[] = [];
  if (own.answerBy !== null) items.push(item('answer_your_group', '/me/group', { until: own.answerBy }));
  if (own.owes) items.push(item('your_group_balance', '/me/group'));
  if (own.daysSoon > 0) items.push(item('your_manager_days', '/me/group', { count: own.daysSoon }));
  if (groupsProposed > 0 && own.answerBy === null) items.push(item('your_group_proposed', '/me/group'));
  if (asks > 0) items.push(item('answer_asks', '/me/asks', { count: asks }));
  if (interests > 0) items.push(item('answer_interests', '/partnering', { count: interests }));
  items.push(...betweenClusters(between));
  if (missing > 0) items.push(item('complete_your_facts', '/me', { count: missing }));
  items.push(item('check_what_others_see', '/me'));
  if (vetoes === 0) items.push(item('declare_vetoes', '/me/veto'));
  return items;
}

/** What is asked of a firm through the alliances of its cluster. */
function betweenClusters({
  workingGroups,
  introductions: { toAnswer, toTell },
}: Pick<FirmFacts, 'workingGroups' | 'introductions'>): HomeItem[] {
  const items: HomeItem[] = [];
  if (toAnswer > 0) items.push(item('answer_introductions', '/me/opportunities', { count: toAnswer }));
  if (workingGroups > 0) items.push(item('answer_working_groups', '/me/alliances', { count: workingGroups }));
  if (toTell > 0) items.push(item('tell_introductions', '/me/opportunities', { count: toTell }));
  return items;
}

const figuresOf = (facts: HomeFacts): Home['figures'] => [
  { code: 'members', value: facts.members, before: facts.membersYearAgo, of: null },
  { code: 'ties', value: facts.ties, before: null, of: null },
  { code: 'density', value: facts.density, before: null, of: null },
  { code: 'exporting_members', value: facts.exporting, before: null, of: facts.members },
  { code: 'placed_in_plan', value: facts.lastPlan?.placed ?? null, before: null, of: facts.candidates },
];
