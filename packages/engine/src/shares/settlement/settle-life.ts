import type { MissingFact, ShareOptions, ShareProblem, ShareResult, SharedCosts } from '../types.ts';
import type { StageBudget } from './life-stages.ts';
import type { LifeRequest, LifeResult, LifeStage } from './types.ts';
import { concerns } from '../cost-model.ts';
import { lifeProblems } from './check-life.ts';
import { lifeStages } from './life-stages.ts';
import { missingFacts } from '../missing-facts.ts';
import { settledPartner, settlementOf, withoutPayments } from './settle-costs.ts';
import { shareCosts } from '../share-costs.ts';

/**
 * Settlement of a group at a date, whoever came and left before: the life is cut into stretches with the same members, each
 * stretch is shared by the rule among those present, and what each has paid gives who owes whom, with as few payments as
 * possible. Costs spread over time are counted up to the date; a leaver pays for its presence only, and who joins pays its part
 * of what is still in use. Whole cents that add up. Cost: one solution of the rule by stretch.
 */
export function settleLife(request: LifeRequest): LifeResult {
  const problems = lifeProblems(request);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { rule, partners, paidCents } = request;
  const stages = lifeStages(request);
  const unpaid = stages.flatMap((stage) => linesOfNobody(stage, request));
  if (unpaid.length > 0) return { kind: 'invalid', problems: unpaid };
  const missing = stages.flatMap((stage) => missingFacts(stage.budget, stage.partners, rule));
  if (missing.length > 0) return { kind: 'missing_data', rule, missing: onlyOnce(missing) };
  const shared = stages.filter(hasCosts).map((stage) => ({ stage, result: shareStage(stage, request) }));
  const stopped = shared.find(({ result }) => result.kind !== 'shared')?.result;
  if (stopped && stopped.kind !== 'shared') return stopped;
  const unknown = withoutPayments(
    partners.filter(({ id }) => isConcerned(id, stages, paidCents)),
    paidCents,
  );
  if (unknown.length > 0) return { kind: 'missing_payments', partnerIds: unknown };
  const lived = shared.map(({ stage, result }) => lifeStage(stage, result as SharedCosts));
  const isEstimated = shared.some(({ result }) => result.kind === 'shared' && result.estimated !== null);
  return settled(request, stages, lived, isEstimated);
}

function hasCosts({ budget, partners }: StageBudget): boolean {
  return budget.lines.length > 0 && partners.length > 0;
}

function isIn({ partners }: StageBudget, id: string): boolean {
  return partners.some((one) => one.id === id);
}

/** Present before the date, or having paid in advance. */
function isConcerned(
  id: string,
  stages: readonly StageBudget[],
  paidCents: LifeRequest['paidCents'],
): boolean {
  return stages.some((stage) => isIn(stage, id)) || (paidCents[id] ?? 0) > 0;
}

/** Costs that fall on days when nobody whom they concern is there: they would be paid by nobody. */
function linesOfNobody({ budget, partners, from, to }: StageBudget, request: LifeRequest): ShareProblem[] {
  const unpaid = budget.lines.filter(
    (line) => line.kind === 'fixed' && !partners.some((partner) => concerns(line, partner)),
  );
  const others = partners.length === 0 ? budget.lines : unpaid;
  return others.map(({ id }) => ({
    code: 'nobody_present',
    path: `lines[${request.lines.findIndex((line) => line.id === id)}]`,
    params: { line: id, from, to },
  }));
}

/** One missing fact for each partner and place, however many stretches need it. */
function onlyOnce(missing: readonly MissingFact[]): MissingFact[] {
  return [...new Map(missing.map((one) => [JSON.stringify(one), one])).values()];
}

function shareStage({ budget, partners }: StageBudget, { rule, options }: LifeRequest): ShareResult {
  const present = new Set(partners.map(({ id }) => id));
  const lines = budget.lines.map((line) =>
    line.partners ? { ...line, partners: line.partners.filter((id) => present.has(id)) } : line,
  );
  return shareCosts({ ...budget, lines }, partners, rule, optionsAmong(options ?? {}, present));
}

/** The options among those present. */
function optionsAmong(options: ShareOptions, present: ReadonlySet<string>): ShareOptions {
  const { unions, candidates: _nobody, ...rest } = options;
  const among = unions
    ?.map((union) => union.filter((id) => present.has(id)))
    .filter((union) => union.length > 0);
  return { ...rest, leaving: false, ...(among === undefined ? {} : { unions: among }) };
}

function lifeStage({ from, to, partners }: StageBudget, shares: SharedCosts): LifeStage {
  return {
    from,
    to,
    members: partners.map(({ id }) => id),
    totalCents: shares.totalCents,
    partners: shares.partners.map(({ id, paysCents }) => ({ id, paysCents })),
  };
}

function settled(
  request: LifeRequest,
  stages: readonly StageBudget[],
  shared: readonly LifeStage[],
  isEstimated: boolean,
): LifeResult {
  const last = stages.at(-1);
  const partners = request.partners
    .filter(({ id }) => isConcerned(id, stages, request.paidCents))
    .map(({ id }) => ({
      ...settledPartner(id, duesOf(id, shared), request.paidCents),
      present: last !== undefined && isIn(last, id),
    }));
  const readsDays = request.rule === 'days' || request.lines.some(({ kind }) => kind === 'per_day');
  return {
    kind: 'life_settled',
    rule: request.rule,
    currency: request.currency,
    at: request.at ?? request.to,
    stages: shared,
    totalCents: shared.reduce((sum, { totalCents }) => sum + totalCents, 0),
    ...settlementOf(partners),
    partners,
    assumes: [
      ...(readsDays && !request.usage ? (['days_spread_evenly'] as const) : []),
      ...(isEstimated ? (['estimated_costs'] as const) : []),
    ],
  };
}

function duesOf(id: string, stages: readonly LifeStage[]): number {
  return stages
    .flatMap(({ partners }) => partners)
    .reduce((sum, partner) => (partner.id === id ? sum + partner.paysCents : sum), 0);
}
