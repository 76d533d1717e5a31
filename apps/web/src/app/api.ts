import type { Problem, ProblemParams } from '@grappe/contracts/errors';

/** An answer of the server that is not a success: `{ code, params }`, whose sentence is in the errors catalogue. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;

  constructor(problem: Problem, status: number) {
    super(problem.code);
    this.problem = problem;
    this.status = status;
  }
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly form?: FormData;
  readonly signal?: AbortSignal;
}

/** One call of the server, JSON both ways. Throws {@link ProblemError} when it refuses. */
export async function call<Result>(path: string, options: CallOptions = {}): Promise<Result> {
  const response = await reach(path, options);
  if (response.status === 204) return undefined as Result;
  const text = await response.text();
  if (!response.ok) throw new ProblemError(problemIn(text, response.status), response.status);
  return (text === '' ? undefined : JSON.parse(text)) as Result;
}

/** A page or another text of the server, as it stands. Throws {@link ProblemError} when it refuses. */
export async function readText(path: string): Promise<string> {
  const response = await reach(path, {});
  const text = await response.text();
  if (!response.ok) throw new ProblemError(problemIn(text, response.status), response.status);
  return text;
}

async function reach(path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const withBody = options.body !== undefined;
  if (withBody) headers['content-type'] = 'application/json';
  const body = options.form ?? (withBody ? JSON.stringify(options.body) : null);
  try {
    return await fetch(path, {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      headers,
      ...(body === null ? {} : { body }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ProblemError({ code: 'internal_error', params: { offline: true } }, 0);
  }
}

const codeByStatus: Record<number, Problem['code']> = {
  400: 'invalid_request',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict_changed_meanwhile',
  429: 'too_many_requests',
};

function problemIn(text: string, status: number): Problem {
  const answer = parsed(text);
  const code = answer?.['code'];
  if (typeof code === 'string' && /^[a-z_]+$/.test(code)) {
    return {
      code: code as Problem['code'],
      params: (answer?.['params'] as ProblemParams | undefined) ?? {},
      current: answer?.['current'],
    };
  }
  return { code: codeByStatus[status] ?? 'internal_error', params: { status } };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch (cause) {
    // A proxy may answer with a page instead of JSON: the status alone then says what happened.
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** `?a=1&b=x` without the parameters that are absent. */
export function queryString(parameters: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
