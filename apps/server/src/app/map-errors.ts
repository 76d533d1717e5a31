import { problem, type Problem } from '@grappe/contracts/errors';
import type { FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { answerOfRule } from './answer-of-rule.ts';
import { Refusal } from './refusal.ts';
import { statusOf } from './status-of.ts';

interface Answer {
  readonly status: number;
  readonly problem: Problem;
}

/** Every failure leaves by here as `{code, params}`; what nobody foresaw is masked, logged, and carries the request's id. */
export function mapErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const answer = answerOf(error, request.id);
    if (isUnusable(error)) {
      // Worth a narrower schema: what a route lets through ought to fit.
      const facts = { failure: withoutFacts(error), route: request.routeOptions.url };
      request.log.warn(facts, 'the database could not hold a value');
    }
    if (answer.problem.code === 'internal_error') {
      request.log.error(
        { failure: withoutFacts(error), route: request.routeOptions.url },
        'unforeseen failure',
      );
    }
    return reply.status(answer.status).send(answer.problem);
  });
}

function answerOf(error: unknown, requestId: string): Answer {
  if (error instanceof Refusal) return { status: statusOf(error.problem.code), problem: error.problem };
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An address with something else than an identifier leads nowhere.
    if (error.validationContext === 'params') return { status: 404, problem: problem('not_found') };
    const first = error.validation[0];
    const field = `${error.validationContext ?? ''}${first?.instancePath ?? ''}`.replaceAll('/', '.');
    return {
      status: 400,
      problem: problem('invalid_request', { field, reason: first?.keyword ?? 'invalid' }),
    };
  }
  const rule = answerOfRule(error);
  if (rule !== undefined) return { status: statusOf(rule.code), problem: rule };
  if (isUnusable(error))
    return { status: 400, problem: problem('invalid_request', { field: 'request', reason: 'out_of_range' }) };
  return (
    answerOfFastify(error) ?? { status: 500, problem: problem('internal_error', { reference: requestId }) }
  );
}

/**
 * Data exceptions of PostgreSQL (class 22: a number, a date or a text that no column can hold) and values that a column's own
 * check refuses.
 */
function isUnusable(error: unknown): boolean {
  if (!(error instanceof Error) || !('severity' in error)) return false;
  const { code = '' } = factsOf(error);
  return code.startsWith('22') || code === '23514';
}

/** Failures that the HTTP layer itself finds before a route is reached. */
function answerOfFastify(error: unknown): Answer | undefined {
  const { code, statusCode } = factsOf(error);
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return { status: 413, problem: problem('file_too_large', { file: '', limit: 50 }) };
  }
  if (statusCode === 429) return { status: 429, problem: problem('too_many_requests') };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const facts = { field: 'body', reason: code ?? 'invalid' };
    return { status: statusCode, problem: problem('invalid_request', facts) };
  }
  if (isBrokenForm(error))
    return { status: 400, problem: problem('invalid_request', { field: 'body', reason: 'multipart' }) };
  return undefined;
}

/** The reader of forms with files has no codes for a form that is cut short or has no boundary. */
const isBrokenForm = (error: unknown): boolean =>
  error instanceof Error &&
  /unexpected end of multipart data|^Multipart: Boundary not found/i.test(error.message);

function factsOf(error: unknown): { code: string | undefined; statusCode: number | undefined } {
  if (!(error instanceof Error)) return { code: undefined, statusCode: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const statusCode =
    'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  return { code, statusCode };
}

/** PostgreSQL repeats values in `message` and `detail`: of its errors, only what names the fault is logged. */
export function withoutFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const fromDatabase = 'severity' in error;
  return {
    type: error.name,
    code: factsOf(error).code,
    constraint: 'constraint' in error ? error.constraint : undefined,
    message: fromDatabase ? undefined : error.message,
    frames: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
  };
}
