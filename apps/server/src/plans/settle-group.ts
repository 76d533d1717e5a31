import type { GroupBudget, SharingRuleName } from '@grappe/contracts/api';
import type { ProfileOrganisation } from '@grappe/contracts/profiles';
import type { GroupCostRow } from '@grappe/database';
import {
  roundShares,
  settleCosts,
  type Budget,
  type BudgetLine,
  type Partner,
  type SettlementResult,
} from '@grappe/engine/shares';
import { agreedOptions, budgetPartners, notAgreed, type NotAgreed } from './group-shares.ts';

export interface CostsToSettle {
  /** What was recorded and not yet counted in accounts. */
  readonly costs: readonly Pick<GroupCostRow, 'kind' | 'lineId' | 'amountCents' | 'paidBy'>[];
  /** Lines, and what the members agreed: markets of each, weights, sub-groups, firms that a line concerns. */
  readonly budget: GroupBudget;
  readonly members: readonly ProfileOrganisation[];
  /** Days of the shared manager that each member used since the last accounts; those of the budget when nobody did. */
  readonly usedDays: ReadonlyMap<string, number>;
  readonly rule: SharingRuleName;
}

/** What was recorded for a line came to less than nothing: it belongs to another line. */
export interface NegativeLine {
  readonly kind: 'negative_line';
  readonly lineId: string;
}

/**
 * Shares what was really spent by a rule and says who owes whom, by what the members agreed, as their shares of the budget are.
 * Lines per day follow the days that each used; what was spent per market without a market named is spread evenly over those
 * that are visited; a line that the budget does not know is shared like a fixed one. Support that came back is counted on its
 * line. Two solutions of the rule.
 */
export function settleGroup(asked: CostsToSettle): SettlementResult | NegativeLine | NotAgreed {
  const { costs, budget, members, usedDays, rule } = asked;
  const days = usedDays.size > 0 ? daysOf(members, usedDays) : budget.days;
  const partners = budgetPartners({ ...budget, days }, members);
  const missing = notAgreed(partners, rule, budget);
  if (missing !== null) return missing;
  const spent = amountsByLine(costs);
  const negative = [...spent].find(([, cents]) => cents < 0);
  if (negative !== undefined) return { kind: 'negative_line', lineId: negative[0] };
  const lines = [...spent].flatMap(([lineId, cents]) =>
    actualLines(
      budget.lines.find(({ id }) => id === lineId),
      { lineId, cents },
      partners,
    ),
  );
  const actual: Budget = { currency: budget.currency, lines };
  return settleCosts({
    budget: actual,
    actual,
    partners,
    rule,
    options: agreedOptions(partners, budget),
    paidCents: paidBy(costs, members),
  });
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

interface Spent {
  readonly lineId: string;
  readonly cents: number;
}

function actualLines(
  line: GroupBudget['lines'][number] | undefined,
  { lineId, cents }: Spent,
  partners: readonly Partner[],
): BudgetLine[] {
  const concerned = concernedOf(line, partners);
  const only = concerned.length < partners.length ? { partners: concerned.map(({ id }) => id) } : {};
  const fixed: BudgetLine = { id: lineId, kind: 'fixed', amountCents: cents, ...only };
  if (line?.kind === 'per_day') return perDay(fixed, concerned);
  if (line?.kind !== 'per_market') return [fixed];
  const visited = [...new Set(concerned.flatMap(({ markets }) => markets ?? []))].toSorted();
  const among = line.market === undefined ? visited : [line.market];
  // Whoever wants none of the markets of a line is not asked to pay for it; that nobody does is not the line's fault.
  if (!among.some((market) => visited.includes(market))) return [fixed];
  const amounts = roundShares(
    among.map(() => cents / among.length),
    cents,
    among,
  );
  return among.map((market, rank) => ({
    id: among.length === 1 ? lineId : `${lineId}:${market}`,
    kind: 'per_market' as const,
    amountCents: amounts[rank] ?? 0,
    market,
    ...only,
  }));
}

/** Members that the line concerns; what is spent on a line of firms that left concerns everybody. */
function concernedOf(
  line: GroupBudget['lines'][number] | undefined,
  partners: readonly Partner[],
): readonly Partner[] {
  const named = partners.filter(({ id }) => line?.partners?.includes(id) ?? true);
  return named.length === 0 ? partners : named;
}

/** In proportion to the days that each used; like a fixed line where they are not known. */
function perDay(fixed: BudgetLine, partners: readonly Partner[]): BudgetLine[] {
  const days = partners.map((partner) => partner.days);
  const total = days.reduce((sum: number, each) => sum + (each ?? 0), 0);
  if (days.includes(null) || total === 0) return [fixed];
  const parts = roundShares(
    days.map((each) => (fixed.amountCents * (each ?? 0)) / total),
    fixed.amountCents,
    partners.map(({ id }) => id),
  );
  return partners.flatMap(({ id }, rank) => {
    const part = parts[rank] ?? 0;
    return part === 0
      ? []
      : [{ id: `${fixed.id}:${id}`, kind: 'fixed' as const, amountCents: part, partners: [id] }];
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
