import type { GameRuleOptions, RuleShares } from './rule-shares.ts';
import type {
  BudgetFile,
  Game,
  GameFile,
  ShareOptions,
  ShareProblem,
  SharingRule,
  SolvedGame,
  SolveResult,
} from './types.ts';
import { MAX_EXACT_PLAYERS, makeGame, scaleOf } from './game.ts';
import { SHARING_RULES } from './types.ts';
import { aloneValues } from './marginal-rules.ts';
import { gameShares, plain, proportional } from './rule-shares.ts';
import { hasGameCore, largestComplaint } from './game-core.ts';
import { isFields } from './check-budget.ts';
import { shapleyValue } from './shapley.ts';
import { shareCosts } from './share-costs.ts';

/** Tolerance, as part of the magnitude of the game. */
const SAME = 1e-9;

/**
 * Solves the content of a game file by a rule. Two forms: `{players, kind, v, weights?, unions?}` with v by bitmask
 * (2^players values, bit i = player i), or `{budget, partners, weights?, unions?, seed?, samples?}`. The content is not
 * trusted: every problem comes back with its place.
 */
export function solveGame(content: unknown, rule: string): SolveResult {
  if (!isFields(content))
    return { kind: 'invalid', problems: [{ code: 'not_an_object', path: '', params: {} }] };
  if ('budget' in content) {
    const { budget, partners, ...options } = content as unknown as BudgetFile;
    return shareCosts(budget, partners, rule as SharingRule, options as ShareOptions);
  }
  const problems = checkGameFile(content, rule);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return solveTable(content as unknown as GameFile, rule as SharingRule);
}

function solveTable(file: GameFile, rule: SharingRule): SolveResult {
  const ids = playerIds(file.players);
  const game = makeGame(ids.length, file.kind, file.v);
  const result = tableShares(game, rule, {
    ids,
    weights: file.weights ?? ids.map(() => 1),
    unions: (file.unions ?? []).map((union) => union.map((player) => playerIndex(player, ids))),
  });
  if (result.kind === 'undefined') return { kind: 'undefined', rule, reason: result.reason };
  return solved(game, rule, ids, result);
}

function tableShares(game: Game, rule: SharingRule, options: GameRuleOptions): RuleShares {
  const total = game.v.at(-1) ?? 0;
  switch (rule) {
    case 'equal':
      return plain(
        options.ids.map(() => total / game.players),
        { code: 'equal', partners: game.players },
      );
    case 'alone':
      return proportional(total, 'alone', aloneValues(game));
    case 'shapley':
      return plain(shapleyValue(game), { code: 'marginals', orders: 'all' });
    case 'turnover':
    case 'headcount':
    case 'days':
      throw new Error(`rule ${rule} needs a budget: refused when the file is checked`);
    default:
      return gameShares(game, rule, options);
  }
}

function solved(
  game: Game,
  rule: SharingRule,
  ids: readonly string[],
  { shares, explanation }: Extract<RuleShares, { kind: 'shares' }>,
): SolvedGame {
  const slack = SAME * scaleOf(game.v);
  const alone = aloneValues(game);
  const sign = game.kind === 'gain' ? 1 : -1;
  const complaint = largestComplaint(game, shares);
  const isAggrieved = complaint !== null && complaint.amount > slack;
  return {
    kind: 'solved',
    rule,
    gameKind: game.kind,
    total: game.v.at(-1) ?? 0,
    allocation: ids.map((player, i) => ({ player, amount: shares[i] as number, alone: alone[i] as number })),
    individuallyRational: shares.every((share, i) => sign * (share - (alone[i] as number)) >= -slack),
    inCore: !isAggrieved,
    coreNonEmpty: hasGameCore(game),
    mostAggrieved: isAggrieved
      ? { members: complaint.members.map((member) => ids[member] as string), complaint: complaint.amount }
      : null,
    explanation,
  };
}

/** Ids as given, or the 0-based index of each player as text. */
function playerIds(players: GameFile['players']): string[] {
  return typeof players === 'number' ? Array.from({ length: players }, (_, i) => String(i)) : [...players];
}

function playerIndex(player: string | number, ids: readonly string[]): number {
  return typeof player === 'number' ? player : ids.indexOf(player);
}

function checkGameFile(file: Readonly<Record<string, unknown>>, rule: string): ShareProblem[] {
  const problems: ShareProblem[] = [];
  const add: Add = (path, code, params = {}) => problems.push({ code, path, params });
  const ids = checkPlayers(file['players'], add);
  if (file['kind'] !== 'cost' && file['kind'] !== 'gain')
    add('kind', 'unknown_kind', { kind: String(file['kind']) });
  if (ids !== null) checkValues(file['v'], ids.length, add);
  if (!SHARING_RULES.some((known) => known === rule)) add('rule', 'unknown_rule', { rule });
  if (['turnover', 'headcount', 'days'].includes(rule)) add('rule', 'rule_needs_budget', { rule });
  const { weights, unions } = file;
  if (ids !== null && (rule === 'weighted_shapley' || weights !== undefined))
    checkTableWeights(weights, ids.length, add);
  if (ids !== null && (rule === 'owen' || unions !== undefined)) checkTableUnions(unions, ids, add);
  return problems;
}

type Add = (path: string, code: ShareProblem['code'], params?: ShareProblem['params']) => void;

function checkPlayers(players: unknown, add: Add): string[] | null {
  const isCount = typeof players === 'number' && Number.isInteger(players);
  const isList = Array.isArray(players) && players.every((id) => typeof id === 'string' && id !== '');
  if (!isCount && !isList) {
    add('players', players === undefined ? 'required' : 'wrong_type', {
      expected: 'number or list of texts',
    });
    return null;
  }
  const count = isCount ? players : (players as string[]).length;
  if (count < 1) add('players', 'no_partners');
  if (count > MAX_EXACT_PLAYERS) add('players', 'too_many_players', { count, max: MAX_EXACT_PLAYERS });
  if (count < 1 || count > MAX_EXACT_PLAYERS) return null;
  const ids = playerIds(players as GameFile['players']);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) add('players', 'duplicate_id', { id: twice });
  return ids;
}

function checkValues(v: unknown, players: number, add: Add): void {
  if (!Array.isArray(v)) {
    add('v', v === undefined ? 'required' : 'wrong_type', { expected: 'list of numbers' });
    return;
  }
  if (v.length !== 2 ** players) add('v', 'wrong_length', { expected: 2 ** players, got: v.length });
  const odd = v.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (odd >= 0)
    add(`v[${odd}]`, typeof v[odd] === 'number' ? 'not_finite' : 'wrong_type', { expected: 'number' });
  else if (v.length > 0 && v[0] !== 0) add('v[0]', 'empty_coalition_not_zero', { value: v[0] as number });
}

function checkTableWeights(weights: unknown, players: number, add: Add): void {
  if (!Array.isArray(weights)) {
    add('weights', 'rule_needs_option', { rule: 'weighted_shapley', option: 'weights' });
    return;
  }
  if (weights.length !== players) add('weights', 'wrong_length', { expected: players, got: weights.length });
  const odd = weights.findIndex(
    (weight) => typeof weight !== 'number' || !(weight > 0) || !Number.isFinite(weight),
  );
  if (odd >= 0) add(`weights[${odd}]`, 'weight_not_positive');
}

function checkTableUnions(unions: unknown, ids: readonly string[], add: Add): void {
  if (!Array.isArray(unions) || !unions.every((union) => Array.isArray(union))) {
    add('unions', 'rule_needs_option', { rule: 'owen', option: 'unions' });
    return;
  }
  const seen = new Set<number>();
  for (const player of unions.flat() as unknown[]) {
    const index = typeof player === 'number' ? player : ids.indexOf(String(player));
    if (ids[index] === undefined) add('unions', 'unknown_id', { id: String(player) });
    else if (seen.has(index)) add('unions', 'not_a_partition', { id: ids[index] });
    seen.add(index);
  }
  ids.forEach((id, index) => {
    if (!seen.has(index)) add('unions', 'not_a_partition', { id });
  });
}
