import { problem, type ErrorCode, type Problem } from '@grappe/contracts/errors';
import { keptRuleOf, type KeptRule } from '@grappe/database';

const codes: Readonly<Record<KeptRule['kind'], ErrorCode>> = {
  among_rivals: 'sensitive_among_rivals',
  has_begun: 'meeting_has_begun',
  not_begun: 'meeting_not_begun',
  without_agenda: 'meeting_without_agenda',
  called_off: 'meeting_cancelled',
  minutes_approved: 'minutes_approved',
  minutes_being_written: 'minutes_being_written',
  known_rivals: 'clearance_with_rivals',
  collection_closed: 'collection_closed',
  group_living: 'group_living',
  group_ended: 'life_not_living',
};

/** The answer to a change that the database refused because of a rule of meetings or of what is sensitive. */
export function answerOfRule(error: unknown): Problem | undefined {
  const rule = keptRuleOf(error);
  if (rule === undefined) return undefined;
  return problem(codes[rule.kind], rule.kind === 'among_rivals' ? { category: rule.category } : {});
}
