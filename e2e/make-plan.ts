import type { Job, PlanListItem } from '@grappe/contracts/api';
import { clusterAddress } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const limit = 90_000;

/** Makes a plan of groups without the pages, for journeys that begin after it; answers with its id. */
export async function makePlan(manager: Visitor, address: string): Promise<string> {
  const { request } = manager.context;
  const cluster = await clusterAddress(manager);
  const started = await request.post(`${cluster}/plans`, {
    data: { title: 'Plan' },
    headers: { origin: address },
  });
  const { jobId } = (await started.json()) as { jobId: string };
  const end = Date.now() + limit;
  for (;;) {
    const job = (await (await request.get(`${cluster}/jobs/${jobId}`)).json()) as Job;
    if (job.status === 'done') break;
    if (job.status === 'failed' || Date.now() > end) throw new Error(`No plan: ${JSON.stringify(job)}`);
    await new Promise((wait) => {
      setTimeout(wait, 300);
    });
  }
  const [plan] = (await (await request.get(`${cluster}/plans`)).json()) as PlanListItem[];
  if (plan === undefined) throw new Error('The plan is made, and not in the list.');
  return plan.id;
}
