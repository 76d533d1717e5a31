import type { GroupAccounts } from '@grappe/contracts/api';
import {
  getGroupLife,
  listGroupCosts,
  listSettlementLines,
  listSettlements,
  type GroupCostRow,
  type Session,
} from '@grappe/database';
import { presentSettlementLine } from '../group-life/present.ts';
import { requireGroup, type GroupPlace } from '../group-life/read-life.ts';
import { budgetOf, lastRule } from './settle.ts';

/** What was foreseen, what was paid and by whom, and the accounts that were drawn up. */
export async function readAccounts(tx: Session, place: GroupPlace): Promise<GroupAccounts> {
  const whole = await requireGroup(tx, place);
  const { group } = whole;
  const budget = budgetOf(whole);
  const rows = await listGroupCosts(tx, group.id);
  const costs = rows.filter(({ kind }) => kind === 'cost');
  const lines = await listSettlementLines(tx, [group.id]);
  return {
    groupId: group.id,
    version: (await getGroupLife(tx, group.id))?.version ?? 0,
    currency: budget.currency,
    rule: await lastRule(tx, place),
    lines: linesOf(budget.lines, costs, group.members.length),
    budgetCents: group.budget === null ? null : totalOf(budget.lines, group.members.length),
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

type Line = ReturnType<typeof budgetOf>['lines'][number];

/** What a line is expected to cost the group; null where days are not agreed or markets not named. */
function expectedCents(line: Line, members: number): number | null {
  if (line.partners?.length === 0) return 0;
  switch (line.kind) {
    case 'fixed':
      return line.amountCents;
    case 'per_firm':
      return line.amountCents * (line.partners?.length ?? members);
    case 'per_market':
      return line.market === undefined ? null : line.amountCents;
    case 'per_day':
      return null;
  }
}

/** Null as soon as one line is not known: a sum without it would be taken for the whole. */
function totalOf(lines: readonly Line[], members: number): number | null {
  const amounts = lines.map((line) => expectedCents(line, members));
  return amounts.includes(null) ? null : amounts.reduce((sum: number, each) => sum + (each ?? 0), 0);
}

function linesOf(
  lines: readonly Line[],
  costs: readonly GroupCostRow[],
  members: number,
): GroupAccounts['lines'] {
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
      budgetCents: expectedCents(line, members),
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
