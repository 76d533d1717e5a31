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
import { keptBudget } from '../resources/groups/present.ts';
import { explained } from './compute-plan.ts';
import { computeShares, ownShares } from './group-shares.ts';
import { planProblem } from './plan-problem.ts';
import { profileInputOf, readProfileInput } from './read-profile-input.ts';
import { groupExplanation, storedParameters } from './stored-plan.ts';

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

/** After a firm entered or left: reasons, figures and shares of the group as its members are now. */
export async function reassessGroup(tx: Session, place: Place): Promise<void> {
  const { clusterId, groupId } = place;
  const found = await getGroup(tx, clusterId, groupId);
  if (found === undefined) return;
  const on = new Date().toISOString().slice(0, 10);
  const organisationIds = found.group.members.map(({ id }) => id);
  const input = await readProfileInput(tx, clusterId, { on, organisationIds });
  const [constraints, vetoes] = [await pairConstraints(tx, clusterId), await listVetoes(tx, clusterId)];
  const parameters = storedParameters.parse(found.plan.parameters);
  const { problem } = planProblem(input, constraints, vetoes, parameters);
  const { figures } = evaluateGroup({ ...problem, vetoes: [], forbidden: [], locks: [] }, organisationIds);
  const before = groupExplanation.parse(found.group.explanation);
  const read = profileInputOf(await readSharedProfiles(tx, clusterId, on));
  const shared = {
    firms: firmProfiles(read.organisations).firms,
    ties: groupTies(read, new Set(organisationIds)),
  };
  // Whoever let a firm in may have known better than the rules of the plan: without figures the last ones stay.
  const group = { ...before.group, ...figures, members: organisationIds, bestAlternative: null };
  const { pairs, reasons, sharedReasons } = explained(group, problem, shared);
  await saveAssessment(tx, groupId, {
    quality: group.quality,
    explanation: JSON.parse(JSON.stringify({ group, pairs, reasons })),
    publicExplanation: JSON.parse(
      JSON.stringify({ commonMarkets: group.commonMarkets, reasons: sharedReasons }),
    ),
  });
  const budget = keptBudget(found.group);
  if (budget === null) return;
  const days = Object.fromEntries(Object.entries(budget.days).filter(([id]) => organisationIds.includes(id)));
  const kept = { ...budget, days };
  const computed = computeShares(kept, input.organisations);
  const saved = await saveBudget(
    tx,
    { ...place, version: found.group.budgetVersion },
    JSON.parse(JSON.stringify(kept)),
    organisationIds.map((organisationId) => ({ organisationId, share: ownShares(organisationId, computed) })),
  );
  if (!saved) throw refuse('conflict_changed_meanwhile');
}
