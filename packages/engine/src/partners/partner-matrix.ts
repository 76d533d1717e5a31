import type { PartnerPurpose } from './partner-aspects.ts';
import type { PreparedProfiles } from './prepare-profiles.ts';
import { scoreCandidates } from './score-candidates.ts';

/** Scores of everybody for everybody: row of the seeker, column of the candidate, NaN on the diagonal. */
export interface PartnerMatrix {
  readonly ids: readonly string[];
  readonly scores: Float64Array;
}

/** The full matrix, without what one team alone knows (past exchanges). O(n² × lists); 8 n² bytes. */
export function partnerMatrix(prepared: PreparedProfiles, purpose: PartnerPurpose): PartnerMatrix {
  const count = prepared.all.length;
  const scores = new Float64Array(count * count);
  for (let at = 0; at < count; at += 1) {
    scores.set(scoreCandidates(prepared, at, purpose).scores, at * count);
  }
  return { ids: prepared.all.map(({ profile }) => profile.id), scores };
}
