import type { ErrorCode } from '@grappe/contracts/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../app/refusal.ts';
import type { Accounts } from './accounts.ts';

interface AccountsCall {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  /** The body of the request when absent. */
  readonly body?: unknown;
  /** What a refusal of the call means; by default that address or password is wrong. */
  readonly refused?: ErrorCode;
}

/** Hands a call over to the accounts library and its cookies back to the caller; its failures become ours. */
export async function callAccounts(
  accounts: Accounts,
  { path, method = 'POST', body, refused }: AccountsCall,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const response = await handOver(accounts, path, method, body ?? request.body ?? {}, request);
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  throw refusalOf(response.status, codeIn(text), refused);
}

/** A visit that the library answers by sending the browser elsewhere; gives the address. */
export async function visitAccounts(
  accounts: Accounts,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | null> {
  const response = await handOver(accounts, path, 'GET', undefined, request);
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return response.headers.get('location');
}

function handOver(
  accounts: Accounts,
  path: string,
  method: 'GET' | 'POST',
  body: unknown,
  request: FastifyRequest,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'referer', 'host', 'user-agent'] as const) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const url = `${request.protocol}://${request.host}/api/auth${path}`;
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
  return accounts.handler(new Request(url, { method, headers, ...sent }));
}

function codeIn(text: string): string {
  if (!text.startsWith('{')) return '';
  const answer: unknown = JSON.parse(text);
  return typeof answer === 'object' && answer !== null && 'code' in answer ? String(answer.code) : '';
}

const byLibraryCode: Readonly<Record<string, ErrorCode>> = {
  INVALID_PASSWORD: 'password_wrong',
  SESSION_NOT_FRESH: 'sign_in_again',
  INVALID_TOKEN: 'link_opens_nothing',
  // The library calls it a fault of its own when what a browser sent proves nothing.
  FAILED_TO_VERIFY_REGISTRATION: 'passkey_refused',
};

function refusalOf(status: number, code: string, refused: ErrorCode | undefined): Error {
  const known = byLibraryCode[code];
  if (known !== undefined) return refuse(known);
  if (status === 429) return refuse('too_many_requests');
  if (refused !== undefined && status < 500) return refuse(refused);
  if (status === 401) return refuse('wrong_credentials');
  if (status === 403) return refuse('not_allowed', { reason: 'origin' });
  if (status < 500) return refuse('invalid_request', { field: 'body', reason: 'refused' });
  return new Error(`The accounts library answered ${status}.`);
}
