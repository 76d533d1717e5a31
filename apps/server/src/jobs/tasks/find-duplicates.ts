import type { DuplicateCandidate } from '@grappe/contracts/files';
import { readMatchKeys, recordDuplicates } from '@grappe/database';
import { knownOrganisations } from '../../imports/known-organisations.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

/** More pairs than a person would ever look at say that the threshold, not the directory, is wrong. */
const mostPairs = 2000;

/** Looks for probable duplicates in the whole directory. Idempotent: a pair that was decided keeps its decision. */
export const findDuplicateOrganisations: Task = async ({ job, asker, connection, progress, signal }) => {
  progress({ ratio: null, code: 'comparing', params: {} });
  const rows = await connection.asPerson(asker, (session) => readMatchKeys(session, job.cluster_id));
  const survivors = new Map(knownOrganisations(rows).map((known) => [known.id, known]));
  const found = await runInThread<readonly DuplicateCandidate[]>({
    script: new URL('../../threads/find-duplicates.ts', import.meta.url),
    input: [...survivors.values()],
    signal,
  });
  const findings = found
    .slice(0, mostPairs)
    .map(({ a, b, score, reasons }) => ({ firstId: a, secondId: b, score, reasons }));
  const waiting = await connection.asPerson(asker, (session) =>
    recordDuplicates(session, job.cluster_id, findings),
  );
  return { href: '/imports?tab=duplicates', waiting };
};
