import { matchFirms, type FirmMatch, type MatchingFirm, type MatchingOptions } from '@grappe/engine/matching';
import type { ThreadWork } from './thread.ts';

export interface OffersToMatch {
  readonly own: readonly MatchingFirm[];
  readonly other: readonly MatchingFirm[];
  readonly options: MatchingOptions;
}

/** Matches offers and needs, beside the thread that answers HTTP. */
export const work: ThreadWork<OffersToMatch, FirmMatch[]> = ({ own, other, options }) =>
  matchFirms(own, other, options);
