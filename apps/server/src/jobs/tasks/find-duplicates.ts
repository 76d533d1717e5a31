import type { DuplicateSearch } from '../../threads/find-duplicates.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

/** Looks for probable duplicates in the whole directory. Idempotent: a pair that was decided keeps its decision. */
export const findDuplicateOrganisations: Task = async ({ job, asker, adminUrl, progress, signal }) => {
  progress({ ratio: null, code: 'comparing', params: {} });
  const input: DuplicateSearch = { adminUrl, personId: asker, clusterId: job.cluster_id };
  const waiting = await runInThread<number>({
    script: new URL('../../threads/find-duplicates.ts', import.meta.url),
    input,
    signal,
  });
  return { href: '/imports?tab=duplicates', waiting };
};
