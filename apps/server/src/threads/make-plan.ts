import { computePlan, type ComputedPlan, type PlanToCompute } from '../plans/compute-plan.ts';
import type { ThreadWork } from './thread.ts';

/** Forms export groups, beside the thread that answers HTTP. */
export const work: ThreadWork<PlanToCompute, ComputedPlan> = (input, progress, surroundings) =>
  computePlan(input, {
    onProgress: ({ stage, incumbent, bound, gap, columns, groups }) =>
      progress({
        ratio: null,
        code: stage,
        params: { columns, ...(gap === null ? {} : { gap }) },
        found: { stage, incumbent, bound, gap, columns, groups },
      }),
    onCheckpoint: surroundings.checkpoint,
    shouldFinish: surroundings.shouldFinish,
  });
