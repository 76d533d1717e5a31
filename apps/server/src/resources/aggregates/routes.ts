import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import { listEditions } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { aggregatesPolicy } from './policy.ts';
import { presentAggregates } from './present.ts';
import { publishStatistics } from './publish.ts';
import { aggregates, aggregatesQuery, published } from './schema.ts';

export const aggregatesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/aggregates`,
    {
      config: { permission: aggregatesPolicy.read },
      schema: { params: clusterParams, querystring: aggregatesQuery, response: { 200: aggregates } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const { by, level, ...where } = request.query;
      const mayPublish = personOf(request).grants.some(
        (grant) =>
          grant.clusterId === clusterId && coordinatingRoles.some((role: Role) => role === grant.role),
      );
      const editions = await asCaller(services, request, (tx) => listEditions(tx, clusterId));
      return presentAggregates(editions, { by, level, where: definedOnly(where), mayPublish });
    },
  );
  app.post(
    `${inCluster}/aggregates/editions`,
    {
      config: { permission: aggregatesPolicy.publish },
      schema: { params: clusterParams, response: { 200: published } },
    },
    (request) => asCaller(services, request, (tx) => publishStatistics(tx, request.params.clusterId)),
  );
};

const definedOnly = (given: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
