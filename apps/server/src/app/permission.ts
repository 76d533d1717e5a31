import type { GrantShape } from '@grappe/contracts/api';
import type { Role } from '@grappe/contracts/roles';
import type { FastifyInstance } from 'fastify';
import { refuse } from './refusal.ts';

/**
 * Who may call a route. `anyone`: no session needed; `person`: whoever is signed in;
 * `cluster`: whoever holds one of `roles` in the cluster of the address (`:clusterId`).
 */
export type Permission =
  | { readonly name: string; readonly scope: 'anyone' | 'person' }
  | { readonly name: string; readonly scope: 'cluster'; readonly roles: readonly Role[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Permission;
  }
}

/** A permission for nobody in particular. */
export const forAnyone = (name: string): Permission => ({ name, scope: 'anyone' });

/** A permission for whoever is signed in. */
export const forPerson = (name: string): Permission => ({ name, scope: 'person' });

/** A permission for some roles of the cluster in the address. */
export const forRoles = (name: string, roles: readonly Role[]): Permission => ({
  name,
  scope: 'cluster',
  roles,
});

/** Roles that read the cluster's directory; observers see aggregates only, researchers a pseudonymous panel. */
export const readingRoles = [
  'cluster_manager',
  'team_member',
  'board_member',
  'firm_owner',
  'firm_employee',
  'partner',
  'relay',
] as const satisfies readonly Role[];

/** Every role that a person may hold in a cluster. */
export const everyRole = [...readingRoles, 'observer', 'researcher'] as const satisfies readonly Role[];

/** Stops the server from starting when a route of the API declares no permission. */
export function requirePermissions(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    if (permission === undefined) {
      throw new Error(`The route ${String(route.method)} ${route.url} declares no permission.`);
    }
    if (permission.scope === 'cluster' && !route.url.includes('/:clusterId')) {
      throw new Error(`The route ${String(route.method)} ${route.url} asks for a role but names no cluster.`);
    }
  });
}

/** Refuses the call when the grants do not hold the permission. Says nothing of a cluster one is not in. */
export function checkGrants(
  permission: Permission,
  grants: readonly GrantShape[],
  clusterId: string | undefined,
): void {
  if (permission.scope !== 'cluster') return;
  const here = grants.filter((grant) => grant.clusterId === clusterId);
  if (clusterId === undefined || here.length === 0) throw refuse('not_found');
  if (!here.some((grant) => permission.roles.includes(grant.role))) throw refuse('not_allowed');
}
