import { readCheckpoint, readPlanGroups } from '@grappe/engine/groups';
import type { PlanCheckpoint, PlanGroups } from '@grappe/engine/groups';
import { commandFailure, readJson } from '../failure.ts';

/** The plan in force: a list of lists of members, or what `grappe groups --json` wrote. */
export async function readStartPlan(fileName: string): Promise<PlanGroups> {
  const content = await readJson(fileName);
  const groups = hasGroups(content) ? content.groups.map((group) => membersOf(group)) : content;
  const plan = readPlanGroups(groups);
  if (plan === null) throw commandFailure('start_plan_invalid', { fileName });
  return plan;
}

/** Where a stopped run had come to, as `--checkpoint` wrote it. */
export async function readResume(fileName: string): Promise<PlanCheckpoint> {
  const checkpoint = readCheckpoint(await readJson(fileName));
  if (checkpoint === null) throw commandFailure('checkpoint_invalid', { fileName });
  return checkpoint;
}

const hasGroups = (value: unknown): value is { readonly groups: readonly unknown[] } =>
  typeof value === 'object' && value !== null && 'groups' in value && Array.isArray(value.groups);

const membersOf = (group: unknown): unknown =>
  typeof group === 'object' && group !== null && 'members' in group ? group.members : group;
