import { findDuplicates, type DuplicateCandidate, type KnownOrganisation } from '@grappe/contracts/files';
import type { ThreadWork } from './thread.ts';

/** Looks for organisations that may be one, beside the thread that answers HTTP. */
export const work: ThreadWork<readonly KnownOrganisation[], readonly DuplicateCandidate[]> = (
  organisations,
) => findDuplicates(organisations);
