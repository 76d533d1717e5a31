import {
  auditRead,
  createJob,
  dataVersion,
  getPlan,
  listPlans,
  pairConstraints,
  setPlanStatus,
  type JsonObject,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import type { Services } from '../../app/services.ts';
import { planMembers } from '../../plans/plan-members.ts';
import { refuseConflicts } from './check.ts';
import { readDocumentRequest, writeInThread } from './document.ts';
import { plansPolicy } from './policy.ts';
import { presentPlanItem } from './present.ts';
import { readPlan } from './read-plan.ts';
import {
  documentParams,
  documentQuery,
  plan,
  planList,
  planParams,
  planRequest,
  planStarted,
  planStatusChange,
} from './schema.ts';
import { studies } from './studies.ts';
import { versions } from './versions.ts';

export const plansRoutes: Resource = (app, services) => {
  reading(app, services);
  deciding(app, services);
  versions(app, services);
  studies(app, services);
};

function reading(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/plans`,
    {
      config: { permission: plansPolicy.read },
      schema: { params: clusterParams, response: { 200: planList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, async (tx) => {
        const version = await dataVersion(tx, clusterId);
        return (await listPlans(tx, clusterId)).map((row) => presentPlanItem(row, version));
      });
    },
  );
  app.get(
    `${inCluster}/plans/:planId`,
    { config: { permission: plansPolicy.read }, schema: { params: planParams, response: { 200: plan } } },
    async (request) => {
      const { clusterId, planId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, (tx) => readPlan(tx, clusterId, planId, language));
    },
  );
  app.get(
    `${inCluster}/plans/:planId/document.:format`,
    {
      config: { permission: plansPolicy.read },
      schema: { params: documentParams, querystring: documentQuery },
    },
    async (request, reply) => {
      const { clusterId, planId, format } = request.params;
      const { audience } = request.query;
      const language = request.query.language ?? personOf(request).language;
      const wish = { clusterId, planId, format, language, audience };
      const bytes = await writeInThread(
        await asCaller(services, request, async (tx) => {
          if (audience === 'coordinator')
            await auditRead(tx, { clusterId, kind: 'plan_document', subject: planId, detail: { format } });
          return readDocumentRequest(tx, wish);
        }),
      );
      return sendFile(reply, { bytes, format, name: 'plan', inline: format === 'html' });
    },
  );
}

function deciding(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/plans`,
    {
      config: { permission: plansPolicy.make },
      schema: { params: clusterParams, body: planRequest, response: { 202: planStarted } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { fromPlanId, parameters } = request.body;
      await refuseConflicts(services, request, clusterId, parameters);
      const jobId = await asCaller(services, request, async (tx) => {
        if (fromPlanId !== undefined && (await getPlan(tx, clusterId, fromPlanId)) === undefined)
          throw refuse('not_found');
        return createJob(tx, { clusterId, kind: 'make_plan', payload: asPayload(request.body) });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
  app.post(
    `${inCluster}/plans/:planId/status`,
    {
      config: { permission: plansPolicy.decide },
      schema: { params: planParams, body: planStatusChange, response: { 200: plan } },
    },
    async (request) => {
      const { clusterId, planId } = request.params;
      const { language } = personOf(request);
      const read = (tx: Session) => readPlan(tx, clusterId, planId, language);
      return tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            if (request.body.status === 'proposed') await refuseWhatMayNotBe(tx, clusterId, planId);
            const done = await setPlanStatus(tx, clusterId, planId, request.body);
            if (!done)
              throw refuse(
                (await getPlan(tx, clusterId, planId)) ? 'conflict_changed_meanwhile' : 'not_found',
              );
            return read(tx);
          }),
        () => asCaller(services, request, read),
      );
    },
  );
}

const asPayload = (body: object): JsonObject => JSON.parse(JSON.stringify(body));

/**
 * Firms that refused each other since, or were put together by hand, are never proposed to each other. The answer does not say
 * who, nor that it is about a refusal: some are nobody else's business.
 */
async function refuseWhatMayNotBe(tx: Session, clusterId: string, planId: string): Promise<void> {
  const detail = await getPlan(tx, clusterId, planId);
  if (detail === undefined) throw refuse('not_found');
  const apart = (await pairConstraints(tx, clusterId)).filter(({ kind }) => kind !== 'lock');
  const groups = planMembers(detail);
  const broken = apart.some(({ aId, bId }) =>
    groups.some((members) => members.includes(aId) && members.includes(bId)),
  );
  if (broken) throw refuse('plan_no_longer_possible');
}
