import type { RuleShares, ShareRequest } from './rule-shares.ts';
import type {
  Budget,
  Game,
  Grievance,
  Partner,
  ShareOptions,
  ShareResult,
  SharedCosts,
  SharingRule,
} from './types.ts';
import { checkShareRequest } from './check-budget.ts';
import { coalitionCost, costModel } from './cost-model.ts';
import { gameOfModel, ruleShares } from './rule-shares.ts';
import { largestComplaint } from './game-core.ts';
import { largestSmallComplaint } from './small-complaints.ts';
import { missingFacts } from './missing-facts.ts';
import { partnerShares, requestFor, totalOf } from './share-request.ts';
import { paysLessWhenCostRises } from './cost-rises.ts';
import { whenOneJoins, whenOneLeaves } from './membership-changes.ts';

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
 * apart, and what changes when one leaves or joins. Integer cents that add up to the total by largest remainder. Individual
 * rationality and the core are judged before rounding, to half a cent. Tagged answers when the request cannot be read, a
 * fact is missing, or the rule is undefined. All rules are exact up to 20 partners. Above, equal, proportional, ENSC, CIS
 * and Gately shares stay exact; Shapley and Owen too, except what a subsidy with a ceiling or a minimum gives, which is
 * estimated from random orders, as weighted Shapley is (then `estimated` is set); the others are undefined.
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

type Shares = Extract<RuleShares, { kind: 'shares' }>;

function sharedCosts(budget: Budget, request: ShareRequest, result: Shares): SharedCosts {
  const { model, partners, rule, options } = request;
  const shares = partnerShares(request, result.shares);
  const asked = options.leaving ?? partners.length <= LEAVING_UNASKED;
  const departures = asked ? whenOneLeaves(budget, request, shares) : null;
  return {
    kind: 'shared',
    rule,
    currency: budget.currency,
    totalCents: totalOf(model),
    partners: shares,
    individuallyRational: shares.every(
      ({ aloneCents }, i) => (result.shares[i] as number) - aloneCents < HALF_CENT,
    ),
    ...gameCoreFacts(request, result.shares),
    whenOneLeaves: departures,
    someoneGainsFromDeparture:
      departures && departures.some((one) => one.partners.some(({ changeCents }) => changeCents < 0)),
    whenOneJoins: whenOneJoins(budget, request, shares),
    paysLessWhenCostRises: asked ? paysLessWhenCostRises(budget, request, result.shares) : null,
    estimated: result.estimated && {
      samples: result.estimated.samples,
      seed: result.estimated.seed,
      halfWidthCents: result.estimated.halfWidth,
    },
    explanation: result.explanation,
  };
}

type CoreFacts = Pick<SharedCosts, 'inCore' | 'mostAggrieved' | 'leastSatisfied'>;

function gameCoreFacts({ game, model, partners }: ShareRequest, shares: readonly number[]): CoreFacts {
  const complaint = game === null ? largestSmallComplaint(model, shares) : largestComplaint(game, shares);
  if (complaint === null) return { inCore: true, mostAggrieved: null, leastSatisfied: null };
  const paysCents = Math.round(
    complaint.members.reduce((sum, member) => sum + (shares[member] as number), 0),
  );
  const apartCents = coalitionCost(model, complaint.members);
  const leastSatisfied: Grievance = {
    members: complaint.members.map((member) => partners[member]?.id as string),
    paysCents,
    apartCents,
    complaintCents: paysCents - apartCents,
  };
  if (complaint.amount >= HALF_CENT) return { inCore: false, mostAggrieved: leastSatisfied, leastSatisfied };
  return { inCore: game === null ? null : true, mostAggrieved: null, leastSatisfied };
}
