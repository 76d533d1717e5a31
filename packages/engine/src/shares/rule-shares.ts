import type { CostModel } from './cost-model.ts';
import type { LineShares } from './line-shares.ts';
import type { Game, Partner, ShareExplanation, ShareOptions, SharingRule, UndefinedReason } from './types.ts';
import type { NucleolusKind } from './nucleolus.ts';
import { MAX_EXACT_PLAYERS, makeGame, membersOf } from './game.ts';
import { aloneValues, cisValue, enscValue, gatelyValue, tauValue, utopiaPayoff } from './marginal-rules.ts';
import { coalitionCost, costTable } from './cost-model.ts';
import { nucleolus } from './nucleolus.ts';
import { owenValue } from './owen.ts';
import { shapleyByLine } from './line-shares.ts';
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
      const sampling = { seed: options.seed ?? 1, samples: options.samples ?? 2000 };
      const { shares, parts, estimated } = shapleyByLine(model, ids, sampling);
      return { kind: 'shares', shares, explanation: { code: 'by_line', parts }, estimated };
    }
    default:
      return game === null
        ? { kind: 'undefined', reason: 'too_many_players' }
        : gameShares(game, rule, { ids, weights: weightsOf(ids, options), unions: unionsOf(ids, options) });
  }
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
        unions: unions.map((union) => union.map((player) => ids[player] as string)),
      });
    case 'ensc':
      return withRest('separable', game, enscValue(game));
    case 'cis':
      return withRest('alone_plus_rest', game, cisValue(game));
    case 'tau':
      return tauShares(game);
    case 'gately':
      return gatelyShares(game);
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

function withRest(code: 'separable' | 'alone_plus_rest', game: Game, shares: number[]): RuleShares {
  const own = code === 'separable' ? utopiaPayoff(game) : aloneValues(game);
  const restCents = (game.v.at(-1) ?? 0) - own.reduce((sum, cents) => sum + cents, 0);
  return plain(
    shares,
    code === 'separable' ? { code, separableCents: own, restCents } : { code, aloneCents: own, restCents },
  );
}

function tauShares(game: Game): RuleShares {
  const tau = tauValue(game);
  if (tau === null) return { kind: 'undefined', reason: 'not_quasi_balanced' };
  const { shares, low, high, ratio } = tau;
  return plain(shares, { code: 'compromise', lowCents: low, highCents: high, ratio });
}

function gatelyShares(game: Game): RuleShares {
  const shares = gatelyValue(game);
  if (shares === null) return { kind: 'undefined', reason: 'no_marginal_surplus' };
  const low = aloneValues(game);
  const high = utopiaPayoff(game);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const ratio = (sum(shares) - sum(low)) / (sum(high) - sum(low));
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
