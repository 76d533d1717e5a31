import type { CostModel } from './cost-model.ts';
import type { LineShares } from './line-shares.ts';
import type { Game, Partner, ShareExplanation, ShareOptions, SharingRule, UndefinedReason } from './types.ts';
import type { NucleolusKind } from './nucleolus.ts';
import { MAX_EXACT_PLAYERS, everybody, makeGame, membersOf } from './game.ts';
import type { CoalitionWalk } from './sample-shapley.ts';
import type { MarginalFacts } from './marginal-rules.ts';
import { gatelyFrom, marginalFacts, plusEqualRest, tauValue } from './marginal-rules.ts';
import { coalitionCost, costTable } from './cost-model.ts';
import { nucleolus } from './nucleolus.ts';
import { owenValue } from './owen.ts';
import { owenLines, shapleyLines, sharesByLine } from './line-shares.ts';
import { sampleShapley, weightedCostOrders } from './sample-shapley.ts';
import { weightedShapleyValue } from './weighted-shapley.ts';

/** Shares before rounding, with what made them. */
export type RuleShares =
  | {
      readonly kind: 'shares';
      readonly shares: readonly number[];
      readonly explanation: ShareExplanation;
      readonly estimated: LineShares['estimated'];
    }
  | { readonly kind: 'undefined'; readonly reason: UndefinedReason };

export interface ShareRequest {
  readonly model: CostModel;
  readonly partners: readonly Partner[];
  readonly rule: SharingRule;
  readonly options: ShareOptions;
  /** The cost game by bitmask; null above 20 partners. */
  readonly game: Game | null;
}

/** The cost game of a model, or null above 20 partners. */
export function gameOfModel(model: CostModel): Game | null {
  return model.players > MAX_EXACT_PLAYERS ? null : makeGame(model.players, 'cost', costTable(model));
}

/** Shares in unrounded cents by the asked rule. Input checked before: facts, weights and unions are there. */
export function ruleShares(request: ShareRequest): RuleShares {
  const { model, partners, rule, options, game } = request;
  const everyone = partners.map((_, index) => index);
  const total = coalitionCost(model, everyone);
  const ids = partners.map(({ id }) => id);
  switch (rule) {
    case 'equal':
      return plain(
        partners.map(() => total / partners.length),
        { code: 'equal', partners: partners.length },
      );
    case 'turnover':
      return proportional(
        total,
        'turnover',
        partners.map(({ turnoverCents }) => turnoverCents ?? 0),
      );
    case 'headcount':
      return proportional(
        total,
        'headcount',
        partners.map(({ headcount }) => headcount ?? 0),
      );
    case 'days':
      return proportional(
        total,
        'days',
        partners.map(({ days }) => days ?? 0),
      );
    case 'alone':
      return proportional(
        total,
        'alone',
        everyone.map((player) => coalitionCost(model, [player])),
      );
    case 'shapley': {
      const { shares, parts, estimated } = sharesByLine(model, ids, shapleyLines, samplingOf(options));
      return { kind: 'shares', shares, explanation: { code: 'by_line', parts }, estimated };
    }
    case 'owen':
      return owenShares(model, ids, options);
    case 'weighted_shapley':
      if (game === null) return manyShares(model, rule, ids, options);
      return plain(costsByWeight(game, weightsOf(ids, options)), {
        code: 'weighted',
        weights: weightsOf(ids, options),
      });
    default:
      return game === null
        ? manyShares(model, rule, ids, options)
        : gameShares(game, rule, { ids, weights: weightsOf(ids, options), unions: [] });
  }
}

function samplingOf(options: ShareOptions): { seed: number; samples: number } {
  return { seed: options.seed ?? 1, samples: options.samples ?? 2000 };
}

function owenShares(model: CostModel, ids: readonly string[], options: ShareOptions): RuleShares {
  const unions = unionsOf(ids, options);
  const { shares, parts, estimated } = sharesByLine(model, ids, owenLines(unions), samplingOf(options));
  const explanation: ShareExplanation = { code: 'unions', unions: unionNames(unions, ids), parts };
  return { kind: 'shares', shares, explanation, estimated };
}

function unionNames(unions: readonly (readonly number[])[], ids: readonly string[]): string[][] {
  return unions.map((union) => union.map((player) => ids[player] as string));
}

/** Above 20 partners: rules that need n + 1 coalitions stay exact, weighted Shapley is estimated, the others stop. */
function manyShares(
  model: CostModel,
  rule: GameRule,
  ids: readonly string[],
  options: ShareOptions,
): RuleShares {
  switch (rule) {
    case 'ensc':
    case 'cis':
    case 'gately':
      return marginalShares(rule, factsOfModel(model));
    case 'weighted_shapley': {
      const { seed, samples } = samplingOf(options);
      const weights = weightsOf(ids, options);
      const walk = costWalk(model);
      const sampled = sampleShapley(model.players, walk, samples, seed, weightedCostOrders(weights));
      return {
        kind: 'shares',
        shares: sampled.shares,
        explanation: { code: 'weighted', weights },
        estimated: { samples: sampled.samples, seed, halfWidth: sampled.halfWidth },
      };
    }
    default:
      return { kind: 'undefined', reason: 'too_many_players' };
  }
}

function factsOfModel(model: CostModel): MarginalFacts {
  const everyone = Array.from({ length: model.players }, (_, player) => player);
  const total = coalitionCost(model, everyone);
  const alone = everyone.map((player) => coalitionCost(model, [player]));
  const utopia = everyone.map(
    (player) =>
      total -
      coalitionCost(
        model,
        everyone.filter((one) => one !== player),
      ),
  );
  const scale = [total, ...alone].reduce((most, cents) => Math.max(most, Math.abs(cents)), 1);
  return { total, alone, utopia, scale };
}

function costWalk(model: CostModel): CoalitionWalk {
  return () => {
    const members: number[] = [];
    return (player) => {
      members.push(player);
      return coalitionCost(model, members);
    };
  };
}

function weightsOf(ids: readonly string[], options: ShareOptions): number[] {
  return ids.map((id) => options.weights?.[id] ?? 1);
}

/** Unions by index; players who have left are dropped. */
function unionsOf(ids: readonly string[], options: ShareOptions): number[][] {
  const unions = options.unions ?? ids.map((id) => [id]);
  return unions
    .map((union) => union.map((id) => ids.indexOf(id)).filter((index) => index >= 0))
    .filter((union) => union.length > 0);
}

export type GameRule = Exclude<
  SharingRule,
  'turnover' | 'headcount' | 'days' | 'shapley' | 'equal' | 'alone'
>;

export interface GameRuleOptions {
  readonly ids: readonly string[];
  readonly weights: readonly number[];
  readonly unions: readonly (readonly number[])[];
}

/**
 * Costs by agreed weights: in each line, those whom it concerns pay in proportion to their weights. That is the weighted Shapley
 * value of the dual game c*(S) = c(N) − c(N∖S), in which such a line is a unanimity game; on c itself the heavier would have the
 * larger part of what is saved, and pay less. Equal weights give the Shapley value either way.
 * Source: Kalai & Samet (1987), the dual value.
 */
function costsByWeight(game: Game, weights: readonly number[]): number[] {
  const all = everybody(game.players);
  const total = game.v[all] as number;
  const dual = game.v.map((_, mask) => total - (game.v[all & ~mask] as number));
  return weightedShapleyValue({ ...game, v: dual }, weights);
}

/** Rules that need only the game. */
export function gameShares(
  game: Game,
  rule: GameRule,
  { ids, weights, unions }: GameRuleOptions,
): RuleShares {
  switch (rule) {
    case 'weighted_shapley':
      return plain(weightedShapleyValue(game, weights), { code: 'weighted', weights });
    case 'owen':
      return plain(owenValue(game, unions), {
        code: 'unions',
        unions: unionNames(unions, ids),
        parts: [],
      });
    case 'ensc':
    case 'cis':
    case 'gately':
      return marginalShares(rule, marginalFacts(game));
    case 'tau':
      return tauShares(game);
    case 'nucleolus':
    case 'prenucleolus':
    case 'per_capita_nucleolus':
      return nucleolusShares(game, rule, ids);
  }
}

/** total · basis_i / Σ basis; undefined when the basis adds up to zero. */
export function proportional(
  total: number,
  basis: 'turnover' | 'headcount' | 'days' | 'alone',
  values: readonly number[],
): RuleShares {
  const sum = values.reduce((all, value) => all + value, 0);
  if (sum === 0) return { kind: 'undefined', reason: 'zero_basis' };
  const shares = values.map((value) => (total * value) / sum);
  return plain(shares, { code: 'proportional', basis, values, total: sum });
}

export function plain(shares: readonly number[], explanation: ShareExplanation): RuleShares {
  return { kind: 'shares', shares, explanation, estimated: null };
}

/** Rules that need what each has alone and what each adds to the others. */
function marginalShares(rule: 'ensc' | 'cis' | 'gately', facts: MarginalFacts): RuleShares {
  const { total, alone, utopia } = facts;
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  if (rule === 'ensc')
    return plain(plusEqualRest(total, utopia), {
      code: 'separable',
      separableCents: utopia,
      restCents: total - sum(utopia),
    });
  if (rule === 'cis')
    return plain(plusEqualRest(total, alone), {
      code: 'alone_plus_rest',
      aloneCents: alone,
      restCents: total - sum(alone),
    });
  const shares = gatelyFrom(facts);
  if (shares === null) return { kind: 'undefined', reason: 'no_marginal_surplus' };
  const ratio = (total - sum(alone)) / (sum(utopia) - sum(alone));
  return plain(shares, { code: 'compromise', lowCents: alone, highCents: utopia, ratio });
}

function tauShares(game: Game): RuleShares {
  const tau = tauValue(game);
  if (tau === null) return { kind: 'undefined', reason: 'not_quasi_balanced' };
  const { shares, low, high, ratio } = tau;
  return plain(shares, { code: 'compromise', lowCents: low, highCents: high, ratio });
}

function nucleolusShares(game: Game, kind: NucleolusKind, ids: readonly string[]): RuleShares {
  const result = nucleolus(game, kind);
  if (result === null) return { kind: 'undefined', reason: 'no_imputation' };
  const names = (mask: number) => membersOf(mask).map((player) => ids[player] as string);
  return plain(result.shares, {
    code: 'least_unhappy',
    stages: result.stages.map(({ excess, coalitions }) => ({ excess, coalitions: coalitions.map(names) })),
  });
}
