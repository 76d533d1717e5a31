import type { Actor } from '@grappe/database/testing';
import { expect } from 'vitest';
import type { TestApp } from './test-app.ts';

export interface GuardedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** After the address of the cluster: `/organisations`. */
  readonly path: string;
  readonly body?: unknown;
  /** A role of the cluster that may not call it; null when every role may. */
  readonly wrongRole: Actor | null;
}

/** The three refusals that come before a request is read, in their order: no session, wrong role, other cluster. */
export async function expectGuards(test: TestApp, route: GuardedRoute): Promise<void> {
  const { method, path, body, wrongRole } = route;
  const unsigned = await test.anonymous.call(method, `${test.alpha}${path}`, body);
  expect([unsigned.statusCode, unsigned.json()], 'no session').toEqual([
    401,
    { code: 'not_signed_in', params: {} },
  ]);
  if (wrongRole !== null) {
    const caller = await test.as(wrongRole);
    const refused = await caller.call(method, `${test.alpha}${path}`, body);
    expect([refused.statusCode, refused.json()], 'wrong role').toEqual([
      403,
      { code: 'not_allowed', params: {} },
    ]);
  }
  const foreigner = await test.as('otherManager');
  const elsewhere = await foreigner.call(method, `${test.alpha}${path}`, body);
  expect([elsewhere.statusCode, elsewhere.json()], 'other cluster').toEqual([
    404,
    { code: 'not_found', params: {} },
  ]);
}
