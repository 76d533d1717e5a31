import type { DatedLine, LifeRequest } from './types.ts';
import type { ShareProblem } from '../types.ts';
import type { AddProblem } from '../gains/check-gains.ts';
import { checkAmount } from '../gains/check-gains.ts';
import { checkPayments } from './settle-costs.ts';
import { checkShareRequest } from '../check-budget.ts';
import { dayOf } from './calendar-days.ts';

/** Problems of a life: those of its budget and partners, then dates that are not dates, upside down or out of the life. */
export function lifeProblems(request: LifeRequest): ShareProblem[] {
  const { currency, lines, subsidies, partners, rule, options } = request;
  const budget = { currency, lines, ...(subsidies === undefined ? {} : { subsidies }) };
  const found = checkShareRequest(budget, partners, rule, options ?? {});
  const problems = found.map((one) => ({ ...one, path: one.path.replace(/^budget\./, '') }));
  const add: AddProblem = (path, code, params = {}) => problems.push({ code, path, params });
  if (problems.length > 0) return problems;
  const life = checkStretch(request.from, request.to, '', add);
  if (life === null) return problems;
  const inLife = (date: string | null | undefined, path: string, own: AddProblem) => {
    if (date === null || date === undefined) return;
    const day = dayOf(date);
    if (day === null) own(path, 'not_a_date', { value: String(date) });
    else if (day < life.from || day > life.to)
      own(path, 'dates_out_of_order', { date, from: request.from, to: request.to });
  };
  inLife(request.at, 'at', add);
  lines.forEach((line, index) => checkLineDates(line, `lines[${index}]`, inLife, add));
  partners.forEach(({ id, joinsOn, leavesOn }, index) => {
    const own: AddProblem = (path, code, params = {}) => add(path, code, { ...params, partner: id });
    inLife(joinsOn, `partners[${index}].joinsOn`, own);
    inLife(leavesOn, `partners[${index}].leavesOn`, own);
    checkStretch(joinsOn ?? request.from, leavesOn ?? request.to, `partners[${index}].`, own);
  });
  checkUsage(request, inLife, add);
  const ids = partners.map(({ id }) => id);
  checkPayments(request.paidCents, ids, add);
  return problems;
}

type InLife = (date: string | null | undefined, path: string, own: AddProblem) => void;

function checkStretch(
  from: string,
  to: string,
  at: string,
  add: AddProblem,
): { from: number; to: number } | null {
  const [first, after] = [dayOf(from), dayOf(to)];
  const names = at.startsWith('partners') ? ['joinsOn', 'leavesOn'] : ['from', 'to'];
  if (first === null) add(`${at}${names[0]}`, 'not_a_date', { value: String(from) });
  if (after === null) add(`${at}${names[1]}`, 'not_a_date', { value: String(to) });
  if (first === null || after === null) return null;
  if (after > first) return { from: first, to: after };
  add(`${at}${names[1]}`, 'dates_out_of_order', { date: to, from, to });
  return null;
}

function checkLineDates(line: DatedLine, at: string, inLife: InLife, add: AddProblem): void {
  const own: AddProblem = (path, code, params = {}) => add(path, code, { ...params, line: line.id });
  inLife(line.on, `${at}.on`, own);
  inLife(line.from, `${at}.from`, own);
  inLife(line.to, `${at}.to`, own);
  if (line.from !== undefined && line.to !== undefined) checkStretch(line.from, line.to, `${at}.`, own);
}

function checkUsage({ usage, partners }: LifeRequest, inLife: InLife, add: AddProblem): void {
  usage?.forEach(({ partnerId, on, days }, index) => {
    const own: AddProblem = (path, code, params = {}) => add(path, code, { ...params, partner: partnerId });
    const partner = partners.find(({ id }) => id === partnerId);
    if (!partner) own(`usage[${index}].partnerId`, 'unknown_id', { id: partnerId });
    inLife(on, `usage[${index}].on`, own);
    checkAmount(days, `usage[${index}].days`, own);
  });
}
