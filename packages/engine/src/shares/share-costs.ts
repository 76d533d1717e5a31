import type { CostModel } from './cost-model.ts';
import type { RuleShares, ShareRequest } from './rule-shares.ts';
import type {
  Budget,
  Departure,
  Game,
  Grievance,
  Partner,
  PartnerShare,
  ShareOptions,
  ShareResult,
  SharedCosts,
  SharingRule,
} from './types.ts';
import { checkShareRequest } from './check-budget.ts';
import { coalitionCost, costModel } from './cost-model.ts';
import { gameOfModel, ruleShares } from './rule-shares.ts';
import { largestComplaint } from './game-core.ts';
import { missingFacts } from './missing-facts.ts';
import { roundShares } from './round-shares.ts';

/** Departures are computed unasked up to this many partners. */
const LEAVING_UNASKED = 8;
/** Less than half a cent is no reason to complain. */
const HALF_CENT = 0.5;

/**
 * Cost c(S) in cents of each coalition by bitmask (bit i = partner i), each coalition paying only what its own members need.
 * The answer is tagged: a budget that cannot be read, facts that the lines need and that were not given, or more than 20
 * partners. O(n 2^n), and a pass of 2^n more for each subsidy.
 */
export function costGame(
  budget: Budget,
  partners: readonly Partner[],
): { readonly kind: 'game'; readonly game: Game } | Exclude<ShareResult, { kind: 'shared' }> {
  const problems = checkShareRequest(budget, partners, null, {});
  if (problems.length > 0) return { kind: 'invalid', problems };
  const missing = missingFacts(budget, partners, null);
  if (missing.length > 0) return { kind: 'missing_data', rule: null, missing };
  const game = gameOfModel(costModel(budget, partners));
  return game === null
    ? { kind: 'undefined', rule: null, reason: 'too_many_players' }
    : { kind: 'game', game };
}

/**
 * Who pays what of a shared budget, by a rule: what each pays, saves against going alone, whether a sub-group would be better
 * apart, and what changes when one leaves. Integer cents that add up to the total by largest remainder. Individual
 * rationality and the core are judged before rounding, to half a cent. Tagged answers when the request cannot be read, a
 * fact is missing, or the rule is undefined. All rules are exact up to 20 partners; above, equal, proportional and
 * Shapley shares remain (Shapley estimated only for subsidies with a ceiling or a minimum).
 */
export function shareCosts(
  budget: Budget,
  partners: readonly Partner[],
  rule: SharingRule,
  options: ShareOptions = {},
): ShareResult {
  const problems = checkShareRequest(budget, partners, rule, options);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const missing = missingFacts(budget, partners, rule);
  if (missing.length > 0) return { kind: 'missing_data', rule, missing };
  const request = requestFor(budget, partners, rule, options);
  const result = ruleShares(request);
  if (result.kind === 'undefined') return { kind: 'undefined', rule, reason: result.reason };
  return sharedCosts(budget, request, result);
}

function requestFor(
  budget: Budget,
  partners: readonly Partner[],
  rule: SharingRule,
  options: ShareOptions,
): ShareRequest {
  const model = costModel(budget, partners);
  return { model, partners, rule, options, game: gameOfModel(model) };
}

type Shares = Extract<RuleShares, { kind: 'shares' }>;

function sharedCosts(budget: Budget, request: ShareRequest, result: Shares): SharedCosts {
  const { model, partners, rule, options, game } = request;
  const ids = partners.map(({ id }) => id);
  const totalCents = totalOf(model);
  const pays = roundShares(result.shares, totalCents, ids);
  const shares = partners.map(({ id }, i): PartnerShare => {
    const aloneCents = coalitionCost(model, [i]);
    return { id, paysCents: pays[i] as number, aloneCents, savesCents: aloneCents - (pays[i] as number) };
  });
  const leaving = options.leaving ?? partners.length <= LEAVING_UNASKED;
  const departures = leaving ? whenOneLeaves(budget, request, shares) : null;
  return {
    kind: 'shared',
    rule,
    currency: budget.currency,
    totalCents,
    partners: shares,
    individuallyRational: shares.every(
      ({ aloneCents }, i) => (result.shares[i] as number) - aloneCents < HALF_CENT,
    ),
    ...gameCoreFacts(game, result.shares, ids),
    whenOneLeaves: departures,
    someoneGainsFromDeparture:
      departures && departures.some((one) => one.partners.some(({ changeCents }) => changeCents < 0)),
    estimated: result.estimated && {
      samples: result.estimated.samples,
      seed: result.estimated.seed,
      halfWidthCents: result.estimated.halfWidth,
    },
    explanation: result.explanation,
  };
}

function totalOf(model: CostModel): number {
  return coalitionCost(
    model,
    Array.from({ length: model.players }, (_, player) => player),
  );
}

function gameCoreFacts(
  game: Game | null,
  shares: readonly number[],
  ids: readonly string[],
): { inCore: boolean | null; mostAggrieved: Grievance | null } {
  if (game === null) return { inCore: null, mostAggrieved: null };
  const complaint = largestComplaint(game, shares);
  if (complaint === null || complaint.amount < HALF_CENT) return { inCore: true, mostAggrieved: null };
  const paysCents = Math.round(
    complaint.members.reduce((sum, member) => sum + (shares[member] as number), 0),
  );
  const apartCents = game.v[complaint.mask] as number;
  return {
    inCore: false,
    mostAggrieved: {
      members: complaint.members.map((member) => ids[member] as string),
      paysCents,
      apartCents,
      complaintCents: paysCents - apartCents,
    },
  };
}

/** The same rule among those who stay, for each leaver. */
function whenOneLeaves(budget: Budget, request: ShareRequest, before: readonly PartnerShare[]): Departure[] {
  if (request.partners.length < 2) return [];
  return request.partners.map((leaver): Departure => {
    const staying = request.partners.filter(({ id }) => id !== leaver.id);
    const next = requestFor(budget, staying, request.rule, request.options);
    const result = ruleShares(next);
    if (result.kind === 'undefined') return { leaverId: leaver.id, totalCents: null, partners: [] };
    const totalCents = totalOf(next.model);
    const ids = staying.map(({ id }) => id);
    const pays = roundShares(result.shares, totalCents, ids);
    const paidBefore = new Map(before.map(({ id, paysCents }) => [id, paysCents]));
    const partners = ids.map((id, i) => {
      const paysCents = pays[i] as number;
      return { id, paysCents, changeCents: paysCents - (paidBefore.get(id) as number) };
    });
    return { leaverId: leaver.id, totalCents, partners };
  });
}
