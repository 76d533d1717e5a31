import { composePlan, type ComposedPlan, type PlanToCompose } from '../plans/compose-plan.ts';
import type { ThreadWork } from './thread.ts';

/** Measures a plan composed by hand, beside the thread that answers HTTP. */
export const work: ThreadWork<PlanToCompose, ComposedPlan> = composePlan;
