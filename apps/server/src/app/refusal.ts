import { problem, type ErrorCode, type Problem, type ProblemParams } from '@grappe/contracts/errors';

/** What a route throws to answer with an expected failure: the error mapper turns it into `{code, params}`. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(refused: Problem) {
    super(refused.code);
    this.name = 'Refusal';
    this.problem = refused;
  }
}

/** Makes the refusal of a code: `throw refuse('not_found')`. */
export const refuse = (code: ErrorCode, params: ProblemParams = {}): Refusal =>
  new Refusal(problem(code, params));
