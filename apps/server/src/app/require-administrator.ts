import type { FastifyRequest } from 'fastify';
import { personOf } from './identify.ts';
import { refuse } from './refusal.ts';

/** The platform has no address of its own that `forRoles` could read: its routes ask here. */
export function requireAdministrator(request: FastifyRequest): void {
  const administers = personOf(request).grants.some(({ role }) => role === 'platform_administrator');
  if (!administers) throw refuse('not_allowed');
}
