import type { DrawnPartner, DrawSettings, KnownProspect } from './draw-contracts.ts';
import type { PlayedPartner } from './net-gains.ts';
import type { PartnerShare, ShareProblem, SharedCosts } from '../types.ts';
import type {
  ContractProspect,
  GainRange,
  GainScheme,
  GainsOutlook,
  MissingGainFact,
  OutlookRequest,
  OutlookResult,
  PartnerOutlook,
} from './types.ts';
import { chanceOf, meanOf, rangeOf, verdictOf, worstOf } from './ranges.ts';
import { checkAmount, checkProspects, checkRatio, checkScheme, type AddProblem } from './check-gains.ts';
import { drawPartner } from './draw-contracts.ts';
import { netGains, sumOf } from './net-gains.ts';
import { checkTerritory, territoryOutlook } from './territory.ts';
import { shareCosts } from '../share-costs.ts';

const DRAWS = 10_000;
const MOST_DRAWS = 1_000_000;
/** Less than half a cent is no loss. */
const HALF_CENT = 0.5;

/**
 * What each partner may gain, before anything is known: contracts are drawn from the chances, amounts and delays that the firms
 * state, costs are shared by the chosen rule, and the same fortune is played with the group and alone. One draw in ten
 * is below `p10`, one in ten above `p90`; the chance of a loss comes with its 95 % sampling interval. Contracts are drawn
 * independently. Nothing that was not stated is assumed: a partner of which a fact is missing has no figures, and when a
 * pool or a ceiling ties the partners together, nobody has. Same seed, same answer.
 * O(draws × (prospects + partners log draws)).
 */
export function gainsOutlook(request: OutlookRequest): OutlookResult {
  const problems = outlookProblems(request);
  const { budget, partners, rule, options } = request;
  const costs = shareCosts(budget, partners, rule, { ...options, leaving: false });
  if (problems.length > 0 || costs.kind === 'invalid')
    return {
      kind: 'invalid',
      problems: [...problems, ...(costs.kind === 'invalid' ? costs.problems : [])],
    };
  if (costs.kind !== 'shared') return costs;
  const missing = partners.map(({ id }) => missingOf(id, request.prospects));
  const unknown = missing.flat();
  const isCoupled =
    (request.scheme?.pool?.pooledRatio ?? 0) > 0 || (request.scheme?.bonus?.ceilingCents ?? null) !== null;
  const nobody = missing.every((facts) => facts.length > 0);
  if (nobody || (isCoupled && unknown.length > 0)) return { kind: 'missing_gain_data', missing: unknown };
  return outlook(request, costs, missing);
}

function outlookProblems(request: OutlookRequest): ShareProblem[] {
  const problems: ShareProblem[] = [];
  const add: AddProblem = (path, code, params = {}) => problems.push({ code, path, params });
  const ids = request.partners.map(({ id }) => id);
  checkProspects(request.prospects, ids, add);
  if (request.scheme) checkScheme(request.scheme, add);
  if (checkAmount(request.horizonMonths, 'horizonMonths', add) && request.horizonMonths === 0)
    add('horizonMonths', 'out_of_range', { value: 0, min: 1 });
  if (request.yearlyDiscountRatio !== undefined)
    checkRatio(request.yearlyDiscountRatio, 'yearlyDiscountRatio', add);
  const { draws = DRAWS, seed = 1 } = request;
  if (!Number.isInteger(draws) || draws < 100 || draws > MOST_DRAWS)
    add('draws', 'out_of_range', { value: draws, min: 100, max: MOST_DRAWS });
  if (!Number.isInteger(seed)) add('seed', 'wrong_type', { expected: 'whole number' });
  if (request.territory) checkTerritory(request.territory, ids, add);
  return problems;
}

const FACTS = [
  ['probabilityRatio', 'probability'],
  ['lowCents', 'amount'],
  ['highCents', 'amount'],
  ['minDelayMonths', 'delay'],
  ['maxDelayMonths', 'delay'],
  ['marginRatio', 'margin'],
] as const;

function missingOf(partnerId: string, prospects: readonly ContractProspect[]): MissingGainFact[] {
  const own = prospects.filter((prospect) => prospect.partnerId === partnerId);
  if (own.length === 0) return [{ partnerId, contractId: null, fact: 'prospects' }];
  return own.flatMap((prospect) => {
    const facts = new Set(FACTS.flatMap(([field, fact]) => (prospect[field] === null ? [fact] : [])));
    return [...facts].map((fact) => ({ partnerId, contractId: prospect.id, fact }));
  });
}

function outlook(
  request: OutlookRequest,
  costs: SharedCosts,
  missing: readonly (readonly MissingGainFact[])[],
): GainsOutlook {
  const settings: DrawSettings = {
    draws: request.draws ?? DRAWS,
    seed: request.seed ?? 1,
    horizonMonths: request.horizonMonths,
    yearlyDiscountRatio: request.yearlyDiscountRatio ?? 0,
  };
  const known = costs.partners.filter((_, i) => missing[i]?.length === 0);
  const played = play(known, costs.partners.length, request, settings);
  const partners = costs.partners.map(({ id }, i): PartnerOutlook => {
    const own = played.find((one) => one.id === id);
    return own ? partnerOutlook(own) : { kind: 'unknown', id, missing: missing[i] ?? [] };
  });
  const isWhole = played.length === costs.partners.length;
  const group = isWhole ? groupOutlook(played, costs.totalCents) : null;
  const territory = request.territory ? territoryOutlook(request.territory, played, costs) : null;
  return {
    kind: 'outlook',
    currency: costs.currency,
    rule: costs.rule,
    draws: settings.draws,
    seed: settings.seed,
    horizonMonths: settings.horizonMonths,
    totalCostCents: costs.totalCents,
    partners,
    group: group?.range ?? null,
    territory,
    winWinWin: {
      partners: worstOf(partners.map((one) => (one.kind === 'known' ? one.verdict : 'unknown'))),
      group: group?.verdict ?? 'unknown',
      territory: territory?.verdict ?? 'unknown',
    },
    assumes: [
      'independent_contracts',
      ...(hasSameChances(request.prospects) ? (['same_chances_alone'] as const) : []),
      ...(costs.estimated === null ? [] : (['estimated_costs'] as const)),
    ],
  };
}

function hasSameChances(prospects: readonly ContractProspect[]): boolean {
  return prospects.some(({ aloneProbabilityRatio }) => aloneProbabilityRatio === undefined);
}

/** Draws of the known partners. With unknown ones nothing ties partners but the equal parts of the fixed bonus. */
function play(
  known: readonly PartnerShare[],
  partners: number,
  request: OutlookRequest,
  settings: DrawSettings,
): PlayedPartner[] {
  const scheme = request.scheme ?? { bonus: null, pool: null };
  const drawn = known.map(({ id }) => drawPartner(ownProspects(id, request.prospects), settings));
  const nets = netGains(
    drawn.map(({ together }) => together),
    known.map(({ paysCents }) => paysCents),
    withEqualPart(scheme, known.length / partners),
  );
  return known.map((costs, i) => {
    const own = drawn[i] as DrawnPartner;
    const alone = netGains([own.alone], [costs.aloneCents], scheme)[0] as Float64Array;
    const together = nets[i] as Float64Array;
    return { id: costs.id, drawn: own, together, alone, meanAlone: meanOf(alone).mean, costs };
  });
}

/** The fixed bonus that falls on this part of the partners. */
function withEqualPart(scheme: GainScheme, part: number): GainScheme {
  if (scheme.bonus === null) return scheme;
  return { ...scheme, bonus: { ...scheme.bonus, fixedCents: scheme.bonus.fixedCents * part } };
}

function ownProspects(id: string, prospects: readonly ContractProspect[]): KnownProspect[] {
  return prospects.filter(({ partnerId }) => partnerId === id) as KnownProspect[];
}

function partnerOutlook({ id, drawn, together, alone, meanAlone, costs }: PlayedPartner): PartnerOutlook {
  const better = together.reduce(
    (count, cents, draw) => count + (cents > (alone[draw] as number) + HALF_CENT ? 1 : 0),
    0,
  );
  const difference =
    meanAlone > 0 ? together.map((cents, draw) => cents - (alone[draw] as number)) : together;
  const { mean, halfWidth } = meanOf(difference);
  return {
    kind: 'known',
    id,
    together: gainRange(together, costs.paysCents),
    alone: gainRange(alone, costs.aloneCents),
    turnover: rangeOf(drawn.together.turnover),
    turnoverAlone: rangeOf(drawn.alone.turnover),
    betterTogether: chanceOf(better, together.length),
    advantageCents: mean,
    advantageHalfWidth: halfWidth,
    verdict: verdictOf(mean, halfWidth),
  };
}

function gainRange(nets: Float64Array, costCents: number): GainRange {
  const losses = nets.reduce((count, cents) => count + (cents < -HALF_CENT ? 1 : 0), 0);
  return { ...rangeOf(nets), costCents, loss: chanceOf(losses, nets.length) };
}

/** The group against each on its own, at home when that would expect a loss. */
function groupOutlook(played: readonly PlayedPartner[], totalCents: number) {
  const together = sumOf(played.map((one) => one.together));
  const going = played.filter(({ meanAlone }) => meanAlone > 0);
  const apart = going.length === 0 ? null : sumOf(going.map(({ alone }) => alone));
  const { mean, halfWidth } = meanOf(
    apart === null ? together : together.map((cents, draw) => cents - (apart[draw] as number)),
  );
  return { range: gainRange(together, totalCents), verdict: verdictOf(mean, halfWidth) };
}
