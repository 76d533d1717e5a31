import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from './refusal.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A change must come from a page of this host (or of a trusted origin): another site cannot use a visitor's session. */
export function checkOrigin(app: FastifyInstance, trustedOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    if (harmless.has(request.method)) return;
    if (!isOurs(request, trustedOrigins)) throw refuse('not_allowed', { reason: 'origin' });
  });
}

function isOurs(request: FastifyRequest, trustedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return trustedOrigins.includes(origin ?? '');
  if (origin === undefined) return true; // not a browser's page: a browser names the origin of every change
  if (trustedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
