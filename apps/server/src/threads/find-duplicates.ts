import { parentPort, workerData } from 'node:worker_threads';
import { findDuplicates, type DuplicateCandidate, type KnownOrganisation } from '@grappe/contracts/files';
import { say } from './say.ts';

/** Looks for organisations that may be one, beside the thread that answers HTTP. */
const found: readonly DuplicateCandidate[] = findDuplicates(workerData as readonly KnownOrganisation[]);
say(parentPort, { kind: 'result', output: found });
