import { createJob, dataVersion, getPlan, getStudy, type Session, type StudyOf } from '@grappe/database';
import type { Placement, PlanSensitivity } from '@grappe/engine/groups';
import { z } from 'zod';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type ApiServer } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { readNaming } from '../groups/naming.ts';
import { plansPolicy } from './policy.ts';
import { presentPlacement, presentSensitivity } from './present-studies.ts';
import {
  placementParams,
  planParams,
  planPlacement,
  planSensitivity,
  planStarted,
  studyRequest,
} from './schema.ts';

/** What would change a plan, and what it takes to place a firm: asked for, made by a job, kept with the plan. */
export function studies(app: ApiServer, services: Services): void {
  sensitivity(app, services);
  placement(app, services);
}

function sensitivity(app: ApiServer, services: Services): void {
  const address = `${inCluster}/plans/:planId/sensitivity`;
  app.get(
    address,
    {
      config: { permission: plansPolicy.read },
      schema: { params: planParams, response: { 200: planSensitivity.nullable() } },
    },
    async (request) => {
      const { clusterId, planId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        const found = await readStudy<PlanSensitivity>(tx, {
          clusterId,
          planId,
          kind: 'sensitivity',
          organisationId: null,
        });
        if (found === null) return null;
        return presentSensitivity(found, await readNaming(tx, clusterId, language));
      });
    },
  );
  app.post(
    address,
    {
      config: { permission: plansPolicy.make },
      schema: { params: planParams, body: studyRequest, response: { 202: planStarted } },
    },
    async (request, reply) => {
      const { clusterId, planId } = request.params;
      const jobId = await asCaller(services, request, async (tx) => {
        if ((await getPlan(tx, clusterId, planId)) === undefined) throw refuse('not_found');
        return createJob(tx, { clusterId, kind: 'plan_sensitivity', payload: { planId } });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
}

function placement(app: ApiServer, services: Services): void {
  const address = `${inCluster}/plans/:planId/placements/:organisationId`;
  app.get(
    address,
    {
      config: { permission: plansPolicy.read },
      schema: { params: placementParams, response: { 200: planPlacement.nullable() } },
    },
    async (request) => {
      const { clusterId, planId, organisationId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        await checkUnplaced(tx, clusterId, planId, organisationId);
        const of = { clusterId, planId, kind: 'placement', organisationId } as const;
        const found = await readStudy<Placement>(tx, of);
        if (found === null) return null;
        return presentPlacement(found, await readNaming(tx, clusterId, language));
      });
    },
  );
  app.post(
    address,
    {
      config: { permission: plansPolicy.make },
      schema: { params: placementParams, body: studyRequest, response: { 202: planStarted } },
    },
    async (request, reply) => {
      const { clusterId, planId, organisationId } = request.params;
      const jobId = await asCaller(services, request, async (tx) => {
        await checkUnplaced(tx, clusterId, planId, organisationId);
        const payload = { planId, organisationId };
        return createJob(tx, { clusterId, kind: 'plan_placement', payload });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
}

async function checkUnplaced(
  tx: Session,
  clusterId: string,
  planId: string,
  organisationId: string,
): Promise<void> {
  const detail = await getPlan(tx, clusterId, planId);
  if (!detail?.unplaced.some((left) => left.organisationId === organisationId)) throw refuse('not_found');
}

/** A study as it was kept; it was made by this very engine. */
export interface ReadStudy<Result> {
  readonly result: Result;
  readonly madeAt: Date;
  readonly outdated: boolean;
  readonly groups: readonly (readonly string[])[];
}

const anyResult = z.looseObject({});

async function readStudy<Result>(tx: Session, of: StudyOf): Promise<ReadStudy<Result> | null> {
  const detail = await getPlan(tx, of.clusterId, of.planId);
  if (detail === undefined) throw refuse('not_found');
  const study = await getStudy(tx, of);
  if (study === undefined) return null;
  return {
    result: anyResult.parse(study.result) as unknown as Result,
    madeAt: study.madeAt,
    outdated: study.inputVersion !== (await dataVersion(tx, of.clusterId)),
    groups: detail.groups.map(({ members }) => members.map(({ id }) => id)),
  };
}
