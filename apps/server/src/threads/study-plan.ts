import { studyPlan, type FoundStudy, type PlanToStudy } from '../plans/study-plan.ts';
import type { ThreadWork } from './thread.ts';

/** Studies a plan, beside the thread that answers HTTP. */
export const work: ThreadWork<PlanToStudy, FoundStudy> = (input, progress, surroundings) =>
  studyPlan(input, {
    onStep: ({ done, of }) =>
      progress({ ratio: Math.min(1, done / Math.max(1, of)), code: 'studying', params: { done, of } }),
    shouldFinish: surroundings.shouldFinish,
  });
