import type { Budget, Partner, ShareProblem } from '../types.ts';
import type {
  Balance,
  SettledLine,
  SettledPartner,
  SettlementRequest,
  SettlementResult,
  TransferPlan,
} from './types.ts';
import { checkCents, type AddProblem } from '../gains/check-gains.ts';
import { fewestTransfers } from './fewest-transfers.ts';
import { shareCosts } from '../share-costs.ts';

/**
 * Actual costs against the budget: the chosen rule shares what was really spent, and what each has paid so far gives who owes whom. When
 * more was paid than was spent the group's account gives back, and when less was paid it is owed (`from` or `to` null).
 * Balances and the account add up to zero to the cent, with as few payments as possible. Cost: two solutions of the rule.
 */
export function settleCosts(request: SettlementRequest): SettlementResult {
  const { budget, actual, partners, rule, options, paidCents } = request;
  const quiet = { ...options, leaving: false };
  const planned = shareCosts(budget, partners, rule, quiet);
  const spent = shareCosts(actual, partners, rule, quiet);
  const problems = [
    ...(planned.kind === 'invalid' ? planned.problems : []),
    ...(spent.kind === 'invalid' ? inActual(spent.problems, planned.kind === 'invalid') : []),
    ...settlementProblems(budget, actual, partners, paidCents),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (planned.kind !== 'shared') return planned;
  if (spent.kind !== 'shared') return spent;
  const unknown = withoutPayments(partners, paidCents);
  if (unknown.length > 0) return { kind: 'missing_payments', partnerIds: unknown };
  const settled = spent.partners.map(({ id, paysCents }) => settledPartner(id, paysCents, paidCents));
  return {
    kind: 'settled',
    rule,
    currency: budget.currency,
    plannedTotalCents: planned.totalCents,
    actualTotalCents: spent.totalCents,
    lines: comparedLines(budget, actual),
    estimated: spent.estimated !== null || planned.estimated !== null,
    ...settlementOf(settled),
    partners: settled.map((partner, i) => {
      const plannedCents = planned.partners[i]?.paysCents as number;
      return { ...partner, plannedCents, changeCents: partner.dueCents - plannedCents };
    }),
  };
}

/** Problems of the actual costs under their own place; those of the partners are told once. */
function inActual(problems: readonly ShareProblem[], toldOnce: boolean): ShareProblem[] {
  return problems.flatMap((problem) => {
    if (problem.path.startsWith('budget'))
      return [{ ...problem, path: problem.path.replace('budget', 'actual') }];
    return toldOnce ? [] : [problem];
  });
}

function settlementProblems(
  budget: Budget,
  actual: Budget,
  partners: readonly Partner[],
  paidCents: SettlementRequest['paidCents'],
): ShareProblem[] {
  const problems: ShareProblem[] = [];
  const add: AddProblem = (path, code, params = {}) => problems.push({ code, path, params });
  if (budget?.currency !== actual?.currency)
    add('actual.currency', 'two_currencies', {
      currency: String(actual?.currency),
      expected: String(budget?.currency),
    });
  checkPayments(
    paidCents,
    partners.map(({ id }) => id),
    add,
  );
  return problems;
}

/** Payments: known partners, whole cents, none negative. */
export function checkPayments(
  paidCents: Readonly<Record<string, number>>,
  ids: readonly string[],
  add: AddProblem,
): void {
  for (const [id, cents] of Object.entries(paidCents)) {
    if (!ids.includes(id)) add(`paidCents.${id}`, 'unknown_id', { id });
    checkCents(cents, `paidCents.${id}`, (path, code, params = {}) =>
      add(path, code, { ...params, partner: id }),
    );
  }
}

/** Partners whose payments nobody wrote down. */
export function withoutPayments(
  partners: readonly { readonly id: string }[],
  paidCents: Readonly<Record<string, number>>,
): string[] {
  return partners.flatMap(({ id }) => (paidCents[id] === undefined ? [id] : []));
}

/** What a partner has paid against what it owes. */
export function settledPartner(
  id: string,
  dueCents: number,
  paidCents: Readonly<Record<string, number>>,
): SettledPartner {
  const paid = paidCents[id] as number;
  return { id, dueCents, paidCents: paid, balanceCents: paid - dueCents };
}

/** Account and payments that bring every balance to zero. */
export function settlementOf(
  partners: readonly SettledPartner[],
): TransferPlan & { readonly accountCents: number; readonly paidTotalCents: number } {
  const accountCents = partners.reduce((sum, { balanceCents }) => sum + balanceCents, 0);
  const balances: Balance[] = [
    ...partners.map(({ id, balanceCents }) => ({ id, cents: balanceCents })),
    { id: null, cents: 0 - accountCents },
  ];
  const paidTotalCents = partners.reduce((sum, { paidCents }) => sum + paidCents, 0);
  return { accountCents, paidTotalCents, ...fewestTransfers(balances) };
}

function comparedLines(budget: Budget, actual: Budget): SettledLine[] {
  const amountIn = ({ lines }: Budget, id: string) =>
    lines.find((line) => line.id === id)?.amountCents ?? null;
  const ids = new Set([...budget.lines, ...actual.lines].map(({ id }) => id));
  return [...ids].map((lineId) => {
    const plannedCents = amountIn(budget, lineId);
    const actualCents = amountIn(actual, lineId);
    const isBoth = plannedCents !== null && actualCents !== null;
    return { lineId, plannedCents, actualCents, differenceCents: isBoth ? actualCents - plannedCents : null };
  });
}
