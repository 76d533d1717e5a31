import type { GroupBudget } from '@grappe/contracts/api';
import { firmProfiles, groupTies } from '@grappe/contracts/profiles';
import {
  getGroup,
  listVetoes,
  pairConstraints,
  readSharedProfiles,
  saveAssessment,
  saveBudget,
  type Session,
} from '@grappe/database';
import { evaluateGroup } from '@grappe/engine/groups';
import { refuse } from '../app/refusal.ts';
import { breachOf } from './breach-of.ts';
import { explained } from './compute-plan.ts';
import { knownProblem, planProblem } from './plan-problem.ts';
import { readGroupFacts, withUsualMarkets } from './read-group-facts.ts';
import { profileInputOf, readProfileInput } from './read-profile-input.ts';
import { groupExplanation, storedParameters } from './stored-plan.ts';
import { tellShares } from './tell-shares.ts';

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

/** After a firm entered or left: reasons, figures and shares of the group as its members are now. */
export async function reassessGroup(tx: Session, place: Place): Promise<void> {
  const { clusterId, groupId } = place;
  const found = await getGroup(tx, clusterId, groupId);
  if (found === undefined) return;
  const readAt = new Date().toISOString();
  const on = readAt.slice(0, 10);
  const organisationIds = found.group.members.map(({ id }) => id);
  const input = await readProfileInput(tx, clusterId, { on, organisationIds });
  const [constraints, vetoes] = [await pairConstraints(tx, clusterId), await listVetoes(tx, clusterId)];
  const parameters = storedParameters.parse(found.plan.parameters);
  const asked = planProblem(input, constraints, vetoes, parameters);
  const { problem } = asked;
  const { figures } = evaluateGroup({ ...problem, vetoes: [], forbidden: [], locks: [] }, organisationIds);
  const before = groupExplanation.parse(found.group.explanation);
  const read = profileInputOf(await readSharedProfiles(tx, clusterId, on));
  const shared = {
    firms: firmProfiles(read.organisations).firms,
    ties: groupTies(read, new Set(organisationIds)),
  };
  // Whoever let a firm in may have known better than the rules of the plan: without figures the last ones stay.
  const group = { ...before.group, ...figures, members: organisationIds, bestAlternative: null };
  const breaches = evaluateGroup(knownProblem(asked), organisationIds).violations.map(breachOf);
  const { pairs, reasons, sharedReasons } = explained(group, problem, shared);
  await saveAssessment(tx, groupId, {
    quality: group.quality,
    explanation: JSON.parse(JSON.stringify({ group, pairs, reasons, breaches })),
    publicExplanation: JSON.parse(
      JSON.stringify({ commonMarkets: group.commonMarkets, reasons: sharedReasons, readAt }),
    ),
  });
  await tellAgain(tx, place, found.group.budgetVersion);
}

/** The budget without those who left, and what each member pays of it now. */
async function tellAgain(tx: Session, place: Place, version: number): Promise<void> {
  const facts = await readGroupFacts(tx, place.clusterId, place.groupId);
  if (facts.budget === null) return;
  const kept = withUsualMarkets(ofMembers(facts.budget, facts.memberIds), facts);
  const asJson = JSON.parse(JSON.stringify(kept));
  if (!(await saveBudget(tx, { ...place, version }, asJson, tellShares(facts, kept))))
    throw refuse('conflict_changed_meanwhile');
}

function ofMembers(budget: GroupBudget, memberIds: readonly string[]): GroupBudget {
  const only = <Value>(by: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(by).filter(([id]) => memberIds.includes(id)));
  return {
    ...budget,
    lines: budget.lines.map((line) => lineOfMembers(line, memberIds)),
    days: only(budget.days),
    markets: only(budget.markets),
    weights: only(budget.weights),
    unions: budget.unions
      .map((union) => union.filter((id) => memberIds.includes(id)))
      .filter((union) => union.length > 0),
  };
}

/** A line that concerned only those who left concerns nobody: it stays, counts for nothing and waits for a decision. */
const lineOfMembers = (
  line: GroupBudget['lines'][number],
  memberIds: readonly string[],
): GroupBudget['lines'][number] =>
  line.partners === undefined
    ? line
    : { ...line, partners: line.partners.filter((id) => memberIds.includes(id)) };
