import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../app/refusal.ts';
import type { Accounts } from './accounts.ts';

/** Hands a call over to the accounts library and its cookies back to the caller; its failures become ours. */
export async function callAccounts(
  accounts: Accounts,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'referer', 'host', 'user-agent'] as const) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const url = `${request.protocol}://${request.host}/api/auth${path}`;
  const body = JSON.stringify(request.body ?? {});
  const response = await accounts.handler(new Request(url, { method: 'POST', headers, body }));
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  if (response.ok) return;
  throw refusalOf(response.status);
}

function refusalOf(status: number): Error {
  if (status === 401) return refuse('wrong_credentials');
  if (status === 429) return refuse('too_many_requests');
  if (status === 403) return refuse('not_allowed', { reason: 'origin' });
  if (status < 500) return refuse('invalid_request', { field: 'body', reason: 'refused' });
  return new Error(`The accounts library answered ${status}.`);
}
