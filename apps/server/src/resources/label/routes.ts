import { labelCriteria } from '@grappe/contracts/api';
import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import {
  getCluster,
  listAssessments,
  listLabels,
  listThirdParties,
  readPublicLabel,
  withdrawLabel,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { labelPolicy } from './policy.ts';
import { presentLabelPage } from './present.ts';
import { labelPage, labelParams, publicLabel, shortNameParams } from './schema.ts';

export const labelRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/label`,
    {
      config: { permission: labelPolicy.read },
      schema: { params: clusterParams, response: { 200: labelPage } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const grants = personOf(request).grants.filter((grant) => grant.clusterId === clusterId);
      const holds = (roles: readonly Role[]): boolean => grants.some(({ role }) => roles.includes(role));
      const mayManage = holds(['cluster_manager']);
      return asCaller(services, request, async (tx) =>
        presentLabelPage({
          shortName: (await getCluster(tx, clusterId))?.slug ?? '',
          labels: await listLabels(tx, clusterId),
          assessments: await listAssessments(tx, clusterId),
          auditors: mayManage ? await listThirdParties(tx, clusterId) : [],
          mayAssess: holds(coordinatingRoles),
          mayManage,
        }),
      );
    },
  );
  app.post(
    `${inCluster}/label/:labelId/withdraw`,
    {
      config: { permission: labelPolicy.withdraw },
      schema: { params: labelParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, labelId } = request.params;
      const now = async (tx: Session) => (await listLabels(tx, clusterId)).find(({ id }) => id === labelId);
      const withdraw = async (tx: Session) => {
        if (await withdrawLabel(tx, clusterId, labelId)) return;
        throw refuse((await now(tx))?.withdrawn === true ? 'conflict_changed_meanwhile' : 'not_found');
      };
      await tellingCurrent(
        () => asCaller(services, request, withdraw),
        () => asCaller(services, request, now),
      );
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/api/public-label/:shortName',
    {
      config: { permission: labelPolicy.public },
      schema: { params: shortNameParams, response: { 200: publicLabel } },
    },
    async (request) => {
      const { shortName } = request.params;
      const label = await services.connection.asNobody((tx) => readPublicLabel(tx, shortName));
      if (label === undefined) throw refuse('not_found');
      const findings = Object.fromEntries(
        labelCriteria.flatMap((criterion) => {
          const finding = label.findings?.[criterion];
          return finding === undefined ? [] : [[criterion, finding] as const];
        }),
      );
      return { ...label, findings };
    },
  );
  assessmentRoutes(app, services);
  auditRoutes(app, services);
  fileRoutes(app, services);
};
