import { parentPort, workerData } from 'node:worker_threads';
import { computePlan, type PlanToCompute } from '../plans/compute-plan.ts';
import { say } from './say.ts';

/** Forms export groups, beside the thread that answers HTTP. */
const computed = await computePlan(workerData as PlanToCompute, ({ stage, gap, columns }) =>
  say(parentPort, {
    kind: 'progress',
    progress: {
      ratio: null,
      code: stage,
      params: { columns, ...(gap === null ? {} : { gap }) },
    },
  }),
);
say(parentPort, { kind: 'result', output: computed });
