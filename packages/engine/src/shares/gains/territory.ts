import type { AddProblem } from './check-gains.ts';
import type { PlayedPartner } from './net-gains.ts';
import type { SharedCosts } from '../types.ts';
import type { MissingGainFact, TerritoryAssumptions, TerritoryOutlook, Verdict } from './types.ts';
import { checkAmount, checkRatio } from './check-gains.ts';
import { meanOf, rangeOf, verdictOf } from './ranges.ts';
import { sumOf } from './net-gains.ts';

/** Problems of the assumptions: unknown firms, ratios outside 0..1, a turnover of zero per job. */
export function checkTerritory(
  { partners, groupJobs }: TerritoryAssumptions,
  ids: readonly string[],
  add: AddProblem,
): void {
  partners.forEach(({ id, keptRatio, turnoverPerJobCents }, index) => {
    const at = `territory.partners[${index}]`;
    const own: AddProblem = (path, code, params = {}) => add(path, code, { ...params, partner: id });
    if (!ids.includes(id)) own(`${at}.id`, 'unknown_id', { id });
    if (keptRatio !== null) checkRatio(keptRatio, `${at}.keptRatio`, own);
    if (turnoverPerJobCents === null) return;
    if (checkAmount(turnoverPerJobCents, `${at}.turnoverPerJobCents`, own) && turnoverPerJobCents === 0)
      own(`${at}.turnoverPerJobCents`, 'out_of_range', { value: 0, min: 1 });
  });
  if (groupJobs !== null) checkAmount(groupJobs, 'territory.groupJobs', add);
}

/**
 * Turnover kept in the territory, Σ keptRatio · turnover, and jobs that it supports, groupJobs + Σ turnover / turnoverPerJob, with the
 * group and without. Without it, each firm exports alone, or stays at home when it would expect a loss (`aloneGoes`). An
 * assumption that somebody did not give leaves the figure unknown, and is named.
 */
export function territoryOutlook(
  assumptions: TerritoryAssumptions,
  played: readonly PlayedPartner[],
  costs: SharedCosts,
): TerritoryOutlook {
  const aloneGoes = assumptions.aloneGoes ?? 'those_who_gain';
  const goesAlone = (one: PlayedPartner) => aloneGoes === 'all' || one.meanAlone > 0;
  const missing = missingAssumptions(assumptions, played, costs);
  const hasAll = (fact: 'kept_ratio' | 'turnover_per_job') =>
    !missing.some((one) => one.fact === fact || one.fact === 'prospects');
  const kept = hasAll('kept_ratio')
    ? effect(played, goesAlone, (id) => assumptionOf(assumptions, id)?.keptRatio ?? 0)
    : null;
  const perJob = (id: string) => 1 / (assumptionOf(assumptions, id)?.turnoverPerJobCents ?? Infinity);
  const hasJobs = hasAll('turnover_per_job') && assumptions.groupJobs !== null;
  const jobs = hasJobs ? effect(played, goesAlone, perJob, assumptions.groupJobs ?? 0) : null;
  return {
    keptCents: kept && rangeOf(kept.together),
    keptAloneCents: kept && rangeOf(kept.alone),
    jobs: jobs && rangeOf(jobs.together),
    jobsAlone: jobs && rangeOf(jobs.alone),
    aloneGoes,
    stayHomeAlone: played.filter((one) => !goesAlone(one)).map(({ id }) => id),
    missing,
    verdict: territoryVerdict([kept, jobs]),
  };
}

interface Effect {
  readonly together: Float64Array;
  readonly alone: Float64Array;
}

/** Σ ratio · turnover over the partners, draw by draw; `more` only with the group. */
function effect(
  played: readonly PlayedPartner[],
  goesAlone: (one: PlayedPartner) => boolean,
  ratioOf: (id: string) => number,
  more = 0,
): Effect {
  const scaled = (turnover: Float64Array, ratio: number) => turnover.map((cents) => cents * ratio);
  const together = sumOf(played.map(({ id, drawn }) => scaled(drawn.together.turnover, ratioOf(id))));
  const alone = sumOf(
    played.map((one) => scaled(one.drawn.alone.turnover, goesAlone(one) ? ratioOf(one.id) : 0)),
  );
  return { together: together.map((amount) => amount + more), alone };
}

function assumptionOf({ partners }: TerritoryAssumptions, id: string) {
  return partners.find((one) => one.id === id);
}

function missingAssumptions(
  assumptions: TerritoryAssumptions,
  played: readonly PlayedPartner[],
  costs: SharedCosts,
): MissingGainFact[] {
  return costs.partners.flatMap(({ id }): MissingGainFact[] => {
    const own = assumptionOf(assumptions, id);
    const facts = [
      ...(played.some((one) => one.id === id) ? [] : (['prospects'] as const)),
      ...((own?.keptRatio ?? null) === null ? (['kept_ratio'] as const) : []),
      ...((own?.turnoverPerJobCents ?? null) === null ? (['turnover_per_job'] as const) : []),
    ];
    return facts.map((fact) => ({ partnerId: id, contractId: null, fact }));
  });
}

/** The territory wins when what is known of it grows and nothing of it shrinks; unknown when nothing is known. */
function territoryVerdict(effects: readonly (Effect | null)[]): Verdict {
  const verdicts = effects.flatMap((one) => {
    if (one === null) return [];
    const { mean, halfWidth } = meanOf(
      one.together.map((amount, draw) => amount - (one.alone[draw] as number)),
    );
    return [verdictOf(mean, halfWidth)];
  });
  if (verdicts.includes('loses')) return 'loses';
  if (verdicts.includes('wins')) return 'wins';
  return verdicts.length === 0 ? 'unknown' : 'even';
}
