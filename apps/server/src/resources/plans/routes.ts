import type { Plan } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import {
  auditRead,
  createJob,
  dataVersion,
  getPlan,
  listPlans,
  setPlanStatus,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import type { Services } from '../../app/services.ts';
import { readNaming } from '../groups/naming.ts';
import { readDocumentRequest, writeInThread } from './document.ts';
import { plansPolicy } from './policy.ts';
import { presentPlan, presentPlanItem } from './present.ts';
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

export const plansRoutes: Resource = (app, services) => {
  reading(app, services);
  deciding(app, services);
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
      const { title, parameters } = request.body;
      checkParameters(parameters);
      const jobId = await asCaller(services, request, (tx) =>
        createJob(tx, { clusterId, kind: 'make_plan', payload: { title, parameters } }),
      );
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

async function readPlan(tx: Session, clusterId: string, planId: string, language: Language): Promise<Plan> {
  const detail = await getPlan(tx, clusterId, planId);
  if (detail === undefined) throw refuse('not_found');
  return presentPlan(detail, await dataVersion(tx, clusterId), await readNaming(tx, clusterId, language));
}

function checkParameters(parameters: {
  minSize: number;
  maxSize: number;
  emphasis: Record<string, number>;
}): void {
  if (parameters.minSize > parameters.maxSize) {
    throw refuse('invalid_request', { field: 'body.parameters.minSize', reason: 'above_max' });
  }
  if (Object.values(parameters.emphasis).every((share) => share === 0)) {
    throw refuse('invalid_request', { field: 'body.parameters.emphasis', reason: 'all_zero' });
  }
}
