import { problem, type ErrorCode, type Problem, type ProblemParams } from '@grappe/contracts/errors';
import { answerOfRule } from './answer-of-rule.ts';

/** What a route throws to answer with an expected failure: the error mapper turns it into `{code, params}`. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(refused: Problem) {
    super(refused.code);
    this.name = 'Refusal';
    this.problem = refused;
  }
}

/** Makes the refusal of a code: `throw refuse('not_found')`; `current` tells how things stand, when that is the reason. */
export const refuse = (code: ErrorCode, params: ProblemParams = {}, current?: unknown): Refusal =>
  new Refusal({ ...problem(code, params), ...(current === undefined ? {} : { current }) });

/** The expected failure that an error stands for, without how things stand now; undefined for a bug. */
export const problemIn = (error: unknown): Problem | undefined =>
  error instanceof Refusal ? error.problem : answerOfRule(error);
