import type { GroupAccounts, GroupBudget } from '@grappe/contracts/api';
import {
  getGroupLife,
  listGroupCosts,
  listSettlementLines,
  listSettlements,
  type GroupCostRow,
  type Session,
} from '@grappe/database';
import { shareCosts } from '@grappe/engine/shares';
import { engineBudget } from '../../plans/group-shares.ts';
import { presentSettlementLine } from '../group-life/present.ts';
import { requireGroup, type GroupPlace } from '../group-life/read-life.ts';
import { budgetOf, lastRule } from './settle.ts';

/** What was foreseen, what was paid and by whom, and the accounts that were drawn up. */
export async function readAccounts(tx: Session, place: GroupPlace): Promise<GroupAccounts> {
  const whole = await requireGroup(tx, place);
  const { group } = whole;
  const budget = budgetOf(whole);
  const foreseen = { budget, memberIds: group.members.map(({ id }) => id) };
  const rows = await listGroupCosts(tx, group.id);
  const costs = rows.filter(({ kind }) => kind === 'cost');
  const lines = await listSettlementLines(tx, [group.id]);
  return {
    groupId: group.id,
    version: (await getGroupLife(tx, group.id))?.version ?? 0,
    currency: budget.currency,
    rule: await lastRule(tx, place),
    lines: linesOf(foreseen, costs),
    budgetCents: group.budget === null ? null : totalOf(foreseen),
    actualCents: sumOf(costs),
    contributionCents: sumOf(rows.filter(({ kind }) => kind === 'contribution')),
    costs: rows.map(presentCost),
    members: group.members.map(({ id, name }) => ({ id, name })),
    settlements: (await listSettlements(tx, group.id)).map((row) => ({
      ...row,
      madeAt: row.madeAt.toISOString(),
      lines: lines.filter(({ settlementId }) => settlementId === row.id).map(presentSettlementLine),
    })),
  };
}

type Line = GroupBudget['lines'][number];

interface Foreseen {
  readonly budget: GroupBudget;
  readonly memberIds: readonly string[];
}

/** What a line is expected to cost the group before any support; null where the days or the markets of a member are not agreed. */
function expectedCents(line: Line, { budget, memberIds }: Foreseen): number | null {
  if (line.partners?.length === 0) return 0;
  const { subsidy: _support, ...bare } = line;
  const partners = memberIds.map((id) => ({
    id,
    headcount: null,
    turnoverCents: null,
    days: budget.days[id] ?? null,
    markets: budget.markets[id] ?? null,
  }));
  const result = shareCosts(engineBudget({ ...budget, lines: [bare], subsidies: [] }), partners, 'equal');
  return result.kind === 'shared' ? result.totalCents : null;
}

/** Null as soon as one line is not known: a sum without it would be taken for the whole. */
function totalOf(foreseen: Foreseen): number | null {
  const amounts = foreseen.budget.lines.map((line) => expectedCents(line, foreseen));
  return amounts.includes(null) ? null : amounts.reduce((sum: number, each) => sum + (each ?? 0), 0);
}

function linesOf(foreseen: Foreseen, costs: readonly GroupCostRow[]): GroupAccounts['lines'] {
  const { lines } = foreseen.budget;
  const known = new Set(lines.map(({ id }) => id));
  const others = [...new Set(costs.map(({ lineId }) => lineId))].filter((id) => !known.has(id));
  const actual = (lineId: string): number | null => {
    const found = costs.filter((cost) => cost.lineId === lineId);
    return found.length === 0 ? null : sumOf(found);
  };
  return [
    ...lines.map((line) => ({
      lineId: line.id,
      label: line.label,
      purpose: line.purpose ?? null,
      market: line.market ?? null,
      budgetCents: expectedCents(line, foreseen),
      actualCents: actual(line.id),
    })),
    ...others.map((lineId) => ({
      lineId,
      label: '',
      purpose: null,
      market: null,
      budgetCents: null,
      actualCents: actual(lineId),
    })),
  ];
}

const sumOf = (rows: readonly GroupCostRow[]): number =>
  rows.reduce((sum, { amountCents }) => sum + amountCents, 0);

const presentCost = ({ paidBy, settlementId, ...row }: GroupCostRow): GroupAccounts['costs'][number] => ({
  ...row,
  paidById: paidBy,
  settled: settlementId !== null,
});
