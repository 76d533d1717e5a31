import { tieKindSchema } from '@grappe/contracts/facts';
import { forgetOldResults } from '@grappe/database';
import type { networkReport } from '@grappe/engine/network';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { graphOf, readNetwork } from '../../resources/network/read-network.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

const payload = z.object({ key: z.string(), on: z.iso.date(), kinds: z.array(tieKindSchema).nullable() });
const kept = 12;

/**
 * Measures the network that the asker sees. Idempotent: reads, computes, keeps the result with the job. If the network
 * changed since it was asked for, the result would bear the wrong key: the job fails and the page asks anew.
 */
export const measureNetwork: Task = async ({ job, asker, connection, progress, signal }) => {
  const { key, on, kinds } = payload.parse(job.payload);
  const visible = await connection.asPerson(asker, (session) =>
    readNetwork(session, job.cluster_id, { on, kinds: kinds ?? undefined }),
  );
  if (visible.key !== key) throw refuse('conflict_changed_meanwhile');
  const report = await runInThread<ReturnType<typeof networkReport>>({
    script: new URL('../../threads/measure-network.ts', import.meta.url),
    input: graphOf(visible),
    onProgress: progress,
    signal,
  });
  const which = { clusterId: job.cluster_id, kind: job.kind, keep: kept };
  await connection.asPerson(asker, (session) => forgetOldResults(session, which));
  return JSON.parse(JSON.stringify({ href: '/network', ...report }));
};
