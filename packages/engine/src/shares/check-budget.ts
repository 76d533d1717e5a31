import type { ShareOptions, ShareProblem, ShareProblemCode, SharingRule } from './types.ts';
import { BUDGET_PURPOSES, SHARING_RULES } from './types.ts';

type Params = ShareProblem['params'];
type Fields = Readonly<Record<string, unknown>>;

/** Largest amount of one line, in cents: sums of 20 partners stay exact in double precision. */
const MAX_CENTS = 1e12;
const LINE_KINDS = ['fixed', 'per_market', 'per_firm', 'per_day'];

/** Collects problems with their place. */
interface Report {
  readonly problems: ShareProblem[];
  add(path: string, code: ShareProblemCode, params?: Params): void;
}

function newReport(): Report {
  const problems: ShareProblem[] = [];
  return { problems, add: (path, code, params = {}) => problems.push({ code, path, params }) };
}

/**
 * Problems of a request, from a form or a file: every amount, id and reference, with its place. Empty when the request can
 * be computed, facts that were not given (null) aside. `rule` null checks the budget and partners only.
 */
export function checkShareRequest(
  budget: unknown,
  partners: unknown,
  rule: string | null,
  options: ShareOptions,
): ShareProblem[] {
  const report = newReport();
  const ids = checkPartners(partners, 'partners', report);
  const joining = options.candidates === undefined ? [] : checkCandidates(options.candidates, ids, report);
  checkBudget(budget, [...ids, ...joining], report);
  checkOptions(options, report);
  if (rule !== null) checkRule(rule, ids, joining, options, report);
  return report.problems;
}

/** Options of the right form, whatever the rule: those that do not use them leave them alone. */
function checkOptions({ weights, unions }: { weights?: unknown; unions?: unknown }, report: Report): void {
  if (weights !== undefined && !isFields(weights))
    report.add('weights', 'wrong_type', { expected: 'object of numbers' });
  const fits = unions === undefined || (Array.isArray(unions) && unions.every(isListOfTexts));
  if (!fits) report.add('unions', 'wrong_type', { expected: 'list of lists of texts' });
}

/** The rule's name, and the options that it needs. */
function checkRule(
  rule: string,
  ids: readonly string[],
  joining: readonly string[],
  options: ShareOptions,
  report: Report,
): void {
  if (!SHARING_RULES.some((known) => known === rule)) {
    report.add('rule', 'unknown_rule', { rule });
    return;
  }
  if ((rule as SharingRule) === 'weighted_shapley')
    checkWeights([...ids, ...joining], options.weights, report);
  if ((rule as SharingRule) === 'owen') checkUnions(ids, joining, options.unions, report);
}

function checkWeights(ids: readonly string[], weights: unknown, report: Report): void {
  if (!isFields(weights)) {
    report.add('weights', 'rule_needs_option', { rule: 'weighted_shapley', option: 'weights' });
    return;
  }
  for (const id of ids) {
    const weight = weights[id];
    if (typeof weight !== 'number') report.add(`weights.${id}`, 'required');
    else if (!(weight > 0) || !Number.isFinite(weight)) report.add(`weights.${id}`, 'weight_not_positive');
  }
}

function checkUnions(
  ids: readonly string[],
  joining: readonly string[],
  unions: unknown,
  report: Report,
): void {
  if (!Array.isArray(unions)) {
    report.add('unions', 'rule_needs_option', { rule: 'owen', option: 'unions' });
    return;
  }
  const named = unions.flat().map(String);
  for (const id of new Set(named)) {
    if (!ids.includes(id) && !joining.includes(id)) report.add('unions', 'unknown_id', { id });
    else if (named.filter((one) => one === id).length > 1) report.add('unions', 'not_a_partition', { id });
  }
  for (const id of ids) {
    if (!named.includes(id)) report.add('unions', 'not_a_partition', { id });
  }
}

/** Ids of the partners that have one. */
function checkPartners(partners: unknown, path: string, report: Report): string[] {
  if (!Array.isArray(partners)) {
    report.add(path, partners === undefined ? 'required' : 'wrong_type', { expected: 'list' });
    return [];
  }
  if (partners.length === 0 && path === 'partners') report.add(path, 'no_partners');
  const ids = checkIds(partners, path, report);
  partners.forEach((partner: unknown, index) => {
    if (isFields(partner))
      checkPartner(partner, `${path}[${index}]`, naming(report, 'partner', partner['id']));
  });
  return ids;
}

/** Ids of the firms that could join: none of them a partner already. */
function checkCandidates(candidates: unknown, ids: readonly string[], report: Report): string[] {
  const joining = checkPartners(candidates, 'candidates', report);
  joining.forEach((id, index) => {
    if (ids.includes(id)) report.add(`candidates[${index}].id`, 'duplicate_id', { id });
  });
  return joining;
}

/** Adds the id of the line, the subsidy or the partner to every problem found in it. */
function naming(report: Report, what: 'line' | 'subsidy' | 'partner', id: unknown): Report {
  if (typeof id !== 'string') return report;
  return {
    problems: report.problems,
    add: (path, code, params = {}) => report.add(path, code, { ...params, [what]: id }),
  };
}

function checkPartner(partner: Fields, path: string, report: Report): void {
  for (const key of ['headcount', 'turnoverCents', 'days']) {
    if (partner[key] !== null) checkNumber(partner[key], `${path}.${key}`, report, { min: 0 });
  }
  if (partner['markets'] !== null) checkTexts(partner['markets'], `${path}.markets`, report);
}

function checkBudget(budget: unknown, partnerIds: readonly string[], report: Report): void {
  if (!isFields(budget)) {
    report.add('budget', budget === undefined ? 'required' : 'not_an_object');
    return;
  }
  checkCurrency(budget['currency'], 'budget.currency', report);
  const lines = budget['lines'];
  if (!Array.isArray(lines)) {
    report.add('budget.lines', lines === undefined ? 'required' : 'wrong_type', { expected: 'list' });
    return;
  }
  if (lines.length === 0) report.add('budget.lines', 'no_lines');
  const lineIds = checkIds(lines, 'budget.lines', report);
  lines.forEach((line: unknown, index) => {
    if (!isFields(line)) return;
    const own = naming(report, 'line', line['id']);
    checkLine(line, `budget.lines[${index}]`, partnerIds, own);
    checkSameCurrency(line['currency'], `budget.lines[${index}].currency`, budget['currency'], own);
  });
  checkSubsidies(budget['subsidies'], lineIds, report);
  if (report.problems.length === 0) checkRates(lines as Fields[], budget['subsidies'], report);
}

function checkLine(line: Fields, path: string, partnerIds: readonly string[], report: Report): void {
  const kind = line['kind'];
  if (!LINE_KINDS.some((known) => known === kind))
    report.add(`${path}.kind`, 'unknown_kind', { kind: String(kind) });
  const purpose = line['purpose'];
  if (purpose !== undefined && !BUDGET_PURPOSES.some((known) => known === purpose))
    report.add(`${path}.purpose`, 'unknown_kind', { kind: String(purpose) });
  checkCents(line['amountCents'], `${path}.amountCents`, report);
  if (line['market'] !== undefined) checkText(line['market'], `${path}.market`, report);
  if (line['partners'] !== undefined)
    checkReferences(line['partners'], `${path}.partners`, partnerIds, report);
  if (line['subsidy'] !== undefined) checkTerms(line['subsidy'], `${path}.subsidy`, report);
}

function checkSubsidies(subsidies: unknown, lineIds: readonly string[], report: Report): void {
  if (subsidies === undefined) return;
  if (!Array.isArray(subsidies)) {
    report.add('budget.subsidies', 'wrong_type', { expected: 'list' });
    return;
  }
  checkIds(subsidies, 'budget.subsidies', report);
  subsidies.forEach((subsidy: unknown, index) => {
    const path = `budget.subsidies[${index}]`;
    if (!isFields(subsidy)) return;
    const own = naming(report, 'subsidy', subsidy['id']);
    checkTerms(subsidy, path, own);
    if (subsidy['lines'] !== undefined) checkReferences(subsidy['lines'], `${path}.lines`, lineIds, own);
  });
}

function checkTerms(terms: unknown, path: string, report: Report): void {
  if (!isFields(terms)) {
    report.add(path, 'not_an_object');
    return;
  }
  if (checkNumber(terms['rateRatio'], `${path}.rateRatio`, report)) {
    const rate = terms['rateRatio'] as number;
    if (rate < 0 || rate > 1) report.add(`${path}.rateRatio`, 'ratio_out_of_range', { value: rate });
  }
  if (terms['ceilingCents'] !== null) checkCents(terms['ceilingCents'], `${path}.ceilingCents`, report);
  if (terms['minPartners'] !== undefined)
    checkNumber(terms['minPartners'], `${path}.minPartners`, report, { min: 1 });
}

/** All support on one line together cannot exceed the line. */
function checkRates(lines: readonly Fields[], subsidies: unknown, report: Report): void {
  const shared = (Array.isArray(subsidies) ? subsidies : []) as { rateRatio: number; lines?: string[] }[];
  lines.forEach((line, index) => {
    const own = (line['subsidy'] as { rateRatio: number } | undefined)?.rateRatio ?? 0;
    const rate = shared
      .filter(({ lines: eligible }) => eligible === undefined || eligible.includes(line['id'] as string))
      .reduce((sum, { rateRatio }) => sum + rateRatio, own);
    if (rate > 1 + 1e-9)
      report.add(`budget.lines[${index}]`, 'ratio_out_of_range', { value: rate, line: line['id'] as string });
  });
}

function checkIds(items: readonly unknown[], path: string, report: Report): string[] {
  const ids: string[] = [];
  items.forEach((item, index) => {
    if (!isFields(item)) {
      report.add(`${path}[${index}]`, 'not_an_object');
    } else if (checkText(item['id'], `${path}[${index}].id`, report)) {
      const id = item['id'] as string;
      if (ids.includes(id)) report.add(`${path}[${index}].id`, 'duplicate_id', { id });
      ids.push(id);
    }
  });
  return ids;
}

function checkReferences(value: unknown, path: string, ids: readonly string[], report: Report): void {
  if (!checkTexts(value, path, report)) return;
  for (const id of value as string[]) {
    if (!ids.includes(id)) report.add(path, 'unknown_id', { id });
  }
}

function checkCurrency(value: unknown, path: string, report: Report): void {
  if (!checkText(value, path, report)) return;
  if (!/^[A-Z]{3}$/.test(value as string)) report.add(path, 'not_a_currency', { value: value as string });
}

/** Amounts of two currencies are never added: a line in another one is refused. */
function checkSameCurrency(own: unknown, path: string, budget: unknown, report: Report): void {
  if (own === undefined || own === budget) return;
  if (typeof own !== 'string') report.add(path, 'wrong_type', { expected: 'text' });
  else report.add(path, 'two_currencies', { currency: own, expected: String(budget) });
}

function checkTexts(value: unknown, path: string, report: Report): boolean {
  const fits = isListOfTexts(value);
  if (!fits) report.add(path, value === undefined ? 'required' : 'wrong_type', { expected: 'list of texts' });
  return fits;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function checkText(value: unknown, path: string, report: Report): boolean {
  const fits = typeof value === 'string' && value !== '';
  if (!fits) report.add(path, value === undefined ? 'required' : 'wrong_type', { expected: 'text' });
  return fits;
}

function checkCents(value: unknown, path: string, report: Report): void {
  if (!checkNumber(value, path, report, { min: 0 })) return;
  if (!Number.isInteger(value)) report.add(path, 'not_integer_cents', { value: value as number });
  else if ((value as number) > MAX_CENTS)
    report.add(path, 'too_large', { value: value as number, max: MAX_CENTS });
}

function checkNumber(value: unknown, path: string, report: Report, limits: { min?: number } = {}): boolean {
  if (typeof value !== 'number') {
    report.add(path, value === undefined ? 'required' : 'wrong_type', { expected: 'number' });
    return false;
  }
  if (!Number.isFinite(value)) {
    report.add(path, 'not_finite');
    return false;
  }
  if (limits.min === undefined || value >= limits.min) return true;
  report.add(path, 'negative_amount', { value, min: limits.min });
  return false;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
