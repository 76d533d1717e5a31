import {
  findAlternatives,
  type AlternativesToFind,
  type FoundAlternative,
} from '../plans/plan-alternatives.ts';
import type { ThreadWork } from './thread.ts';

/** Looks for other good plans, beside the thread that answers HTTP. */
export const work: ThreadWork<AlternativesToFind, FoundAlternative[]> = (input, progress, surroundings) =>
  findAlternatives(input, {
    onStep: ({ done, of }) =>
      progress({ ratio: done / Math.max(1, of), code: 'alternatives', params: { done, of } }),
    shouldFinish: surroundings.shouldFinish,
  });
