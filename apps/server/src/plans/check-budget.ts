import type { GroupBudget } from '@grappe/contracts/api';
import { refuse } from '../app/refusal.ts';

/** Sums of twenty partners stay exact below it (one line of ten thousand million). */
const mostCents = 1e12;

interface Entry {
  readonly label: string;
  readonly amountCents?: number | undefined;
  readonly subsidy?: { readonly rateRatio: number; readonly ceilingCents: number | null } | undefined;
}

/** Refuses a budget with the line that is wrong and what is wrong with it; nothing of it is kept. */
export function checkBudget(budget: GroupBudget, memberIds: readonly string[]): void {
  checkLines(budget.lines);
  budget.subsidies.forEach((aid, rank) => {
    checkEntry({ label: aid.label, subsidy: aid }, budget.lines.length + rank);
    const fault = aidFault(aid, budget);
    if (fault !== null) throw refusedLine(aid, budget.lines.length + rank, fault);
  });
  requireDifferent(budget.subsidies, budget.lines.length);
  checkMembers(budget, new Set(memberIds));
}

/** Lines of a group's or of an incubator's budget. */
export function checkLines(lines: readonly (Entry & { readonly id: string })[]): void {
  if (lines.length === 0) throw refuse('budget_without_lines');
  lines.forEach(checkEntry);
  requireDifferent(lines, 0);
}

function requireDifferent(entries: readonly (Entry & { readonly id: string })[], before: number): void {
  const twice = entries.findIndex((entry, rank) => entries.findIndex(({ id }) => id === entry.id) < rank);
  const entry = entries[twice];
  if (entry !== undefined) throw refusedLine(entry, before + twice, 'same_id');
}

function checkEntry(entry: Entry, rank: number): void {
  const fault = faultOf(entry);
  if (fault !== null) throw refusedLine(entry, rank, fault);
}

function faultOf({ amountCents = 0, subsidy }: Entry): string | null {
  if (amountCents < 0) return 'negative';
  if (amountCents > mostCents) return 'too_large';
  if (subsidy === undefined) return null;
  if (!(subsidy.rateRatio >= 0 && subsidy.rateRatio <= 1)) return 'rate';
  return subsidy.ceilingCents !== null && subsidy.ceilingCents < 0 ? 'ceiling' : null;
}

function aidFault(aid: GroupBudget['subsidies'][number], { lines }: GroupBudget): string | null {
  if (aid.minPartners !== undefined && aid.minPartners < 1) return 'min_partners';
  if (aid.lines === undefined) return null;
  return aid.lines.every((id) => lines.some((line) => line.id === id)) ? null : 'unknown_lines';
}

/** The rank as people count, with the label when there is one. */
const refusedLine = ({ label }: Entry, rank: number, fault: string) =>
  refuse('budget_line_refused', { line: label === '' ? String(rank + 1) : `${rank + 1} (${label})`, fault });

/** Firms that lines concern, days, markets, weights and sub-groups are those of members, and make sense. */
function checkMembers(
  { lines, days, markets, weights, unions }: GroupBudget,
  members: ReadonlySet<string>,
): void {
  const named = unions.flat();
  const fields = {
    days: Object.keys(days),
    markets: Object.keys(markets),
    weights: Object.keys(weights),
    unions: named,
    lines: lines.flatMap(({ partners }) => partners ?? []),
  };
  for (const [field, ids] of Object.entries(fields))
    if (ids.some((id) => !members.has(id))) throw refuse('budget_firm_not_member', { part: field });
  if (Object.values(days).some((count) => !(count >= 0 && count <= 366)))
    throw refuse('scheme_refused', { part: 'days', fault: 'days' });
  if (Object.values(weights).some((weight) => !(weight > 0)))
    throw refuse('scheme_refused', { part: 'weights', fault: 'weight' });
  lines.forEach((line, rank) => {
    const { partners = [] } = line;
    if (new Set(partners).size < partners.length) throw refusedLine(line, rank, 'twice');
  });
  if (new Set(named).size < named.length) throw refuse('scheme_refused', { part: 'unions', fault: 'twice' });
}
