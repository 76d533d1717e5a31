import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import type { FastifyRequest } from 'fastify';
import { personOf } from '../../app/identify.ts';

export interface Reader {
  readonly coordinates: boolean;
  readonly organisationIds: readonly string[];
}

/** In whose name somebody reads and writes here. */
export function readerOf(
  request: FastifyRequest & { readonly params: { readonly clusterId: string } },
): Reader {
  const grants = personOf(request).grants.filter(({ clusterId }) => clusterId === request.params.clusterId);
  return {
    coordinates: grants.some(({ role }) => coordinatingRoles.some((each: Role) => each === role)),
    organisationIds: grants.flatMap(({ organisationId }) => organisationId ?? []),
  };
}
