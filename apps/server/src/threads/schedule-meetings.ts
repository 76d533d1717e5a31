import {
  scheduleMeetings,
  type EncounterRequest,
  type EncounterSchedule,
  type RefusedEncounters,
} from '@grappe/engine/encounters';
import { loadHighsSolver } from '@grappe/engine/groups';
import type { ThreadWork } from './thread.ts';

export interface MeetingsToSchedule {
  readonly request: EncounterRequest;
  /** Longest search; the best schedule found is kept, with its bound. */
  readonly seconds: number;
}

/** Arranges one-to-one meetings, beside the thread that answers HTTP. */
export const work: ThreadWork<MeetingsToSchedule, EncounterSchedule | RefusedEncounters> = async (
  { request, seconds },
  progress,
  { shouldFinish },
) => {
  const solver = await loadHighsSolver();
  const end = performance.now() + seconds * 1000;
  return scheduleMeetings(request, solver, {
    shouldStop: () => shouldFinish() || performance.now() > end,
    onProgress: ({ meetings, bound }) =>
      progress({ ratio: null, code: 'arranging', params: { meetings, bound } }),
  });
};
