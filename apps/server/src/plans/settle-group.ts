import type { GroupBudget } from '@grappe/contracts/api';
import { sharePartners, type ProfileOrganisation } from '@grappe/contracts/profiles';
import type { GroupCostRow } from '@grappe/database';
import {
  roundShares,
  settleCosts,
  type Budget,
  type BudgetLine,
  type SettlementResult,
  type SharingRule,
} from '@grappe/engine/shares';

export interface CostsToSettle {
  /** What was recorded and not yet counted in accounts. */
  readonly costs: readonly Pick<GroupCostRow, 'kind' | 'lineId' | 'amountCents' | 'paidBy'>[];
  readonly budget: GroupBudget;
  readonly members: readonly ProfileOrganisation[];
  /** Days of the shared manager that each member used since the last accounts; those of the budget when nobody did. */
  readonly usedDays: ReadonlyMap<string, number>;
  readonly rule: SharingRule;
}

/** What was recorded for a line came to less than nothing: it belongs to another line. */
export interface NegativeLine {
  readonly kind: 'negative_line';
  readonly lineId: string;
}

/**
 * Shares what was really spent by a rule and says who owes whom. Lines per day follow the days that each used; a line that
 * the budget does not know is shared like a fixed one. Support that came back is counted on its line. Two solutions of the rule.
 */
export function settleGroup(asked: CostsToSettle): SettlementResult | NegativeLine {
  const { costs, budget, members, usedDays, rule } = asked;
  const days = usedDays.size > 0 ? daysOf(members, usedDays) : budget.days;
  const partners = sharePartners(members, { currency: budget.currency, days });
  const spent = amountsByLine(costs);
  const negative = [...spent].find(([, cents]) => cents < 0);
  if (negative !== undefined) return { kind: 'negative_line', lineId: negative[0] };
  const lines = [...spent].flatMap(([lineId, cents]) => actualLines(budget, lineId, cents, partners));
  const actual: Budget = { currency: budget.currency, lines };
  return settleCosts({ budget: actual, actual, partners, rule, paidCents: paidBy(costs, members) });
}

/** A member that used no day used zero of them: the calendar is whole. */
const daysOf = (
  members: readonly ProfileOrganisation[],
  used: ReadonlyMap<string, number>,
): Record<string, number> => Object.fromEntries(members.map(({ id }) => [id, used.get(id) ?? 0]));

function amountsByLine(costs: CostsToSettle['costs']): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const { kind, lineId, amountCents } of costs)
    if (kind === 'cost') amounts.set(lineId, (amounts.get(lineId) ?? 0) + amountCents);
  return amounts;
}

function actualLines(
  budget: GroupBudget,
  lineId: string,
  amountCents: number,
  partners: readonly { readonly id: string; readonly days: number | null }[],
): BudgetLine[] {
  const line = budget.lines.find(({ id }) => id === lineId);
  if (line?.kind === 'per_market' && line.market !== undefined)
    return [{ id: lineId, kind: 'per_market', amountCents, market: line.market }];
  const days = partners.map((partner) => partner.days);
  const total = days.reduce((sum: number, each) => sum + (each ?? 0), 0);
  if (line?.kind !== 'per_day' || days.includes(null) || total === 0)
    return [{ id: lineId, kind: 'fixed', amountCents }];
  const parts = roundShares(
    days.map((each) => (amountCents * (each ?? 0)) / total),
    amountCents,
    partners.map(({ id }) => id),
  );
  return partners.flatMap(({ id }, rank) => {
    const part = parts[rank] ?? 0;
    return part === 0
      ? []
      : [{ id: `${lineId}:${id}`, kind: 'fixed' as const, amountCents: part, partners: [id] }];
  });
}

/** Every payment is recorded here: who paid nothing paid zero. */
function paidBy(
  costs: CostsToSettle['costs'],
  members: readonly ProfileOrganisation[],
): Record<string, number> {
  const paid = Object.fromEntries(members.map(({ id }) => [id, 0]));
  for (const { amountCents, paidBy: payer } of costs)
    if (payer !== null && payer in paid) paid[payer] = (paid[payer] ?? 0) + amountCents;
  return paid;
}
