import type { GroupLife } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import {
  entryCandidates,
  getGroup,
  getGroupLife,
  listFeasibility,
  listGroupAnswers,
  listGroupCosts,
  listGroupDecisions,
  listGroupLessons,
  listGroupMemberships,
  roomOfGroup,
  type GroupRow,
  type PlanRow,
  type Session,
} from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import { groupExplanation } from '../../plans/stored-plan.ts';
import { readNaming } from '../groups/naming.ts';
import { keptBudget } from '../groups/present.ts';
import { conditionsOf, type LifeFacts } from './conditions.ts';
import { feasibilityFacts } from './feasibility-facts.ts';
import { presentLife, unbegunLife } from './present.ts';

export interface GroupPlace {
  readonly clusterId: string;
  readonly groupId: string;
}

export interface WholeGroup {
  readonly plan: PlanRow;
  readonly group: GroupRow;
}

export const todayIs = (): string => new Date().toISOString().slice(0, 10);

/** A group of the caller's cluster; one that is not there is not found. */
export async function requireGroup(tx: Session, { clusterId, groupId }: GroupPlace): Promise<WholeGroup> {
  const found = await getGroup(tx, clusterId, groupId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

/** What the next step of a group waits for. */
export async function readLifeFacts(tx: Session, { plan, group }: WholeGroup): Promise<LifeFacts> {
  const life = (await getGroupLife(tx, group.id)) ?? unbegunLife;
  const costs = await listGroupCosts(tx, group.id);
  const lessons = await listGroupLessons(tx, plan.cluster_id, group.id);
  return {
    state: life.state,
    planProposed: plan.status === 'proposed',
    memberIds: group.members.map(({ id }) => id),
    answers: await listGroupAnswers(tx, [group.id]),
    feasibility: await listFeasibility(tx, group.id),
    hasBudget: group.budget !== null,
    startsOn: life.starts_on,
    endsOn: life.ends_on,
    unsettledCosts: costs.filter(({ settlementId }) => settlementId === null).length,
    lessons: lessons.length,
    today: todayIs(),
  };
}

/** All that the team reads of the life of a group. */
export async function readLife(tx: Session, place: GroupPlace, language: Language): Promise<GroupLife> {
  const whole = await requireGroup(tx, place);
  const { group } = whole;
  const facts = await readLifeFacts(tx, whole);
  const naming = await readNaming(tx, place.clusterId, language);
  const { group: figures, pairs } = groupExplanation.parse(group.explanation);
  const ids = new Set(group.members.map(({ id }) => id));
  const filled = feasibilityFacts({
    members: group.members,
    headcount: naming.headcount,
    group: figures,
    pairs: pairs.filter(({ a, b }) => ids.has(a) && ids.has(b)),
    answers: facts.answers,
  });
  return presentLife({
    life: (await getGroupLife(tx, group.id)) ?? { ...unbegunLife, group_id: group.id },
    group,
    facts,
    conditions: conditionsOf(facts),
    filled,
    memberships: await listGroupMemberships(tx, [group.id]),
    candidates: await entryCandidates(tx, place.clusterId),
    decisions: await listGroupDecisions(tx, [group.id]),
    currency: keptBudget(group)?.currency ?? 'EUR',
    roomId: await roomOfGroup(tx, group.id),
  });
}
