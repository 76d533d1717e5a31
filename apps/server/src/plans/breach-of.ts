import type { GroupBreach } from '@grappe/contracts/api';
import type { GroupViolation } from '@grappe/engine/groups';

/** A condition that a group breaks, for a sentence to say: which, who is concerned, and its limit where it has one. */
export function breachOf(violation: GroupViolation): GroupBreach {
  switch (violation.code) {
    case 'pair_blocked':
      return { code: violation.block.code, firms: [...violation.pair], params: {} };
    case 'lock_broken':
      return { code: violation.code, firms: [...violation.pair], params: {} };
    case 'too_few':
      return { code: violation.code, firms: [], params: { limit: violation.min } };
    case 'too_many':
      return { code: violation.code, firms: [], params: { limit: violation.max } };
    case 'quality_floor':
      return { code: violation.code, firms: [], params: { limit: violation.minQuality } };
    case 'no_common_market':
      return { code: violation.code, firms: [], params: {} };
    default:
      return { code: violation.code, firms: [violation.firm], params: {} };
  }
}
