import type { ShareRequest } from './rule-shares.ts';
import type { Budget, CostRiseWitness } from './types.ts';
import { requestFor } from './share-request.ts';
import { ruleShares } from './rule-shares.ts';

/** By how much each line is raised, one after the other. */
const RISE = 0.1;
const HALF_CENT = 0.5;

/**
 * Who would pay less if a line cost more: each line is raised by 10 % (one cent at least) and shared again by the same
 * rule. Judged before rounding, to half a cent. Nobody should; it happens with a support that only the whole group opens,
 * which grows with the cost and is shared by all, and with the nucleolus. One more solution of the rule for each line.
 */
export function paysLessWhenCostRises(
  budget: Budget,
  request: ShareRequest,
  before: readonly number[],
): CostRiseWitness[] {
  const { partners, rule, options } = request;
  return budget.lines.flatMap((line): CostRiseWitness[] => {
    const riseCents = Math.max(1, Math.round(line.amountCents * RISE));
    const lines = budget.lines.map((one) =>
      one === line ? { ...one, amountCents: one.amountCents + riseCents } : one,
    );
    const result = ruleShares(requestFor({ ...budget, lines }, partners, rule, options));
    if (result.kind === 'undefined') return [];
    return partners.flatMap(({ id }, i) => {
      const change = (result.shares[i] as number) - (before[i] as number);
      return change < -HALF_CENT ? [{ lineId: line.id, id, riseCents, changeCents: Math.round(change) }] : [];
    });
  });
}
