import type { PlanCheck } from '@grappe/contracts/api';
import { checkConditions, type CheckRequest } from '../plans/plan-conflicts.ts';
import type { ThreadWork } from './thread.ts';

/** Looks for conditions that contradict each other, beside the thread that answers HTTP. */
export const work: ThreadWork<CheckRequest, PlanCheck> = checkConditions;
