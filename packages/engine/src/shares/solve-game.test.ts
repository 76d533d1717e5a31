import { describe, expect, test } from 'vitest';
import type { ShareProblem } from './types.ts';
import { SHARING_RULES } from './types.ts';
import { solveGame } from './solve-game.ts';

const glove = { players: ['left', 'right-1', 'right-2'], kind: 'gain', v: [0, 0, 0, 1, 0, 1, 0, 1] };

const line = { id: 'salary', kind: 'fixed', amountCents: 100 };
const partner = { id: 'a', headcount: 1, turnoverCents: 1, days: 1, markets: [] };
const budgetFile = {
  budget: { currency: 'EUR', lines: [line] },
  partners: [partner, { ...partner, id: 'b' }],
};

function problemsOf(content: unknown, rule = 'shapley'): (readonly [string, string])[] {
  const result = solveGame(content, rule);
  if (result.kind !== 'invalid') throw new Error(`accepted: ${result.kind}`);
  return result.problems.map(({ path, code }: ShareProblem) => [path, code] as const);
}

describe('games from a file', () => {
  test('nucleolus of the glove market', () => {
    expect(solveGame(glove, 'nucleolus')).toMatchObject({
      kind: 'solved',
      total: 1,
      allocation: [
        { player: 'left', amount: 1, alone: 0 },
        { player: 'right-1', amount: 0, alone: 0 },
        { player: 'right-2', amount: 0, alone: 0 },
      ],
      inCore: true,
      coreNonEmpty: true,
      mostAggrieved: null,
    });
  });

  test('Shapley leaves a pair of gloves better apart', () => {
    expect(solveGame(glove, 'shapley')).toMatchObject({
      inCore: false,
      mostAggrieved: { members: ['left', 'right-1'], complaint: expect.closeTo(1 / 6, 9) },
    });
  });

  test('every rule answers, or says why not', () => {
    const file = { ...glove, weights: [1, 2, 3], unions: [['left', 1], ['right-2']] };
    const kinds = SHARING_RULES.map((rule) => [rule, solveGame(file, rule).kind]);
    const answered = kinds.filter(([, kind]) => kind === 'solved').map(([rule]) => rule);
    expect(answered).toEqual(
      SHARING_RULES.filter((rule) => !['turnover', 'headcount', 'days', 'alone'].includes(rule)),
    );
    expect(solveGame(file, 'alone')).toEqual({ kind: 'undefined', rule: 'alone', reason: 'zero_basis' });
  });

  test('the budget form gives shares in cents', () => {
    expect(solveGame(budgetFile, 'equal')).toMatchObject({ kind: 'shared', totalCents: 100, inCore: true });
  });
});

describe('bad files', () => {
  test('not a game at all', () => {
    expect(problemsOf([1, 2])).toEqual([['', 'not_an_object']]);
    expect(problemsOf({})).toEqual([
      ['players', 'required'],
      ['kind', 'unknown_kind'],
    ]);
  });

  test('values: their number, the empty coalition, what is not a number', () => {
    expect(problemsOf({ ...glove, v: [0, 1] })).toEqual([['v', 'wrong_length']]);
    expect(problemsOf({ ...glove, v: [1, 0, 0, 1, 0, 1, 0, 1] })).toEqual([
      ['v[0]', 'empty_coalition_not_zero'],
    ]);
    expect(problemsOf({ ...glove, v: [0, 0, 0, '1', 0, 1, 0, 1] })).toEqual([['v[3]', 'wrong_type']]);
  });

  test('players: none, too many, twice the same', () => {
    expect(problemsOf({ ...glove, players: 0 })).toEqual([['players', 'no_partners']]);
    expect(problemsOf({ ...glove, players: 21 })).toEqual([['players', 'too_many_players']]);
    expect(problemsOf({ ...glove, players: ['a', 'b', 'a'] })).toEqual([['players', 'duplicate_id']]);
  });

  test('rules: unknown, without their option, without a budget', () => {
    expect(problemsOf(glove, 'fair')).toEqual([['rule', 'unknown_rule']]);
    expect(problemsOf(glove, 'owen')).toEqual([['unions', 'rule_needs_option']]);
    expect(problemsOf(glove, 'turnover')).toEqual([['rule', 'rule_needs_budget']]);
    expect(problemsOf({ ...glove, weights: [1, 0, 1] }, 'weighted_shapley')).toEqual([
      ['weights[1]', 'weight_not_positive'],
    ]);
    expect(
      problemsOf({ ...glove, unions: [['left'], ['left', 'x']] }, 'owen').map(([, code]) => code),
    ).toEqual(['not_a_partition', 'unknown_id', 'not_a_partition', 'not_a_partition']);
  });

  test('budgets: no lines, negative or broken amounts, unknown references, too much support', () => {
    const withLines = (lines: unknown[], more: object = {}) => ({
      ...budgetFile,
      budget: { currency: 'EUR', lines, ...more },
    });
    expect(problemsOf(withLines([]))).toEqual([['budget.lines', 'no_lines']]);
    expect(problemsOf(withLines([{ ...line, amountCents: -5 }]))).toEqual([
      ['budget.lines[0].amountCents', 'negative_amount'],
    ]);
    expect(problemsOf(withLines([{ ...line, amountCents: 0.5 }, line]))).toEqual([
      ['budget.lines[1].id', 'duplicate_id'],
      ['budget.lines[0].amountCents', 'not_integer_cents'],
    ]);
    expect(problemsOf(withLines([{ ...line, kind: 'odd', partners: ['c'] }]))).toEqual([
      ['budget.lines[0].kind', 'unknown_kind'],
      ['budget.lines[0].partners', 'unknown_id'],
    ]);
    const aid = { id: 'aid', rateRatio: 0.6, ceilingCents: null };
    expect(problemsOf(withLines([{ ...line, subsidy: aid }], { subsidies: [aid] }))).toEqual([
      ['budget.lines[0]', 'ratio_out_of_range'],
    ]);
  });

  test('partners: none, negative headcount, a missing field', () => {
    expect(problemsOf({ ...budgetFile, partners: [] })).toEqual([['partners', 'no_partners']]);
    expect(problemsOf({ ...budgetFile, partners: [{ ...partner, headcount: -1 }] })).toEqual([
      ['partners[0].headcount', 'negative_amount'],
    ]);
    expect(
      problemsOf({ ...budgetFile, partners: [{ id: 'a', headcount: 1, turnoverCents: 1, days: 1 }] }),
    ).toEqual([['partners[0].markets', 'required']]);
  });
});
