import type { PlanParameters } from '@grappe/contracts/api';
import { firmProfiles, groupTies } from '@grappe/contracts/profiles';
import {
  dataVersion,
  listVetoes,
  livingGroups,
  pairConstraints,
  readSharedProfiles,
  type Session,
} from '@grappe/database';
import type { FirmProfile, GroupTie } from '@grappe/engine/groups';
import { besideLiving } from './beside-living.ts';
import { planProblem, type PlanProblem } from './plan-problem.ts';
import { profileInputOf, readProfileInput, type ClusterInput } from './read-profile-input.ts';

export interface ReadProblem extends PlanProblem {
  readonly input: ClusterInput;
  /** The same firms and ties as anybody in the cluster may read them. */
  readonly shared: { readonly firms: readonly FirmProfile[]; readonly ties: readonly GroupTie[] | null };
  readonly inputVersion: string;
  /** When it was read: whoever shows less from then on takes it out of what others are told. */
  readonly readAt: string;
}

/**
 * Everything that grouping needs of a cluster on a day, as the asker reads it; refusals come in as pairs only. A new plan is made
 * beside the groups that live.
 */
export async function readPlanProblem(
  session: Session,
  clusterId: string,
  {
    parameters,
    on,
    isNew = false,
  }: { readonly parameters: PlanParameters; readonly on: string; readonly isNew?: boolean },
): Promise<ReadProblem> {
  const readAt = new Date().toISOString();
  const inputVersion = await dataVersion(session, clusterId);
  const whole = await readProfileInput(session, clusterId, { on });
  const shared = profileInputOf(await readSharedProfiles(session, clusterId, on));
  const living = isNew ? await livingGroups(session, clusterId) : [];
  const { input, constraints } = besideLiving(whole, await pairConstraints(session, clusterId), living);
  const vetoes = await listVetoes(session, clusterId);
  const read = planProblem(input, constraints, vetoes, parameters);
  const ids = new Set(read.problem.firms.map(({ id }) => id));
  return {
    ...read,
    input,
    shared: { firms: firmProfiles(shared.organisations).firms, ties: groupTies(shared, ids) },
    inputVersion,
    readAt,
  };
}
