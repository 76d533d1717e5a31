import type { PlanDesk, PlanVersion } from '@grappe/contracts/api';
import { createJob, dataVersion, getJob, getPlan, type PlanDetail, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type ApiServer } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { comparePlanGroups } from '../../plans/compare-plans.ts';
import { planMembers } from '../../plans/plan-members.ts';
import { knownProblem } from '../../plans/plan-problem.ts';
import { readPlanProblem } from '../../plans/read-plan-problem.ts';
import { storedParameters } from '../../plans/stored-plan.ts';
import { presentGroupSummary, type Naming } from '../groups/present.ts';
import { readNaming } from '../groups/naming.ts';
import { checkPlan } from './check.ts';
import { composeVersion } from './compose-version.ts';
import { plansPolicy } from './policy.ts';
import { presentPlanItem } from './present.ts';
import { readPlan } from './read-plan.ts';
import { presentSearch } from './present-search.ts';
import {
  alternativesRequest,
  clusterParams,
  comparisonParams,
  plan,
  planCheck,
  planCheckRequest,
  planComparison,
  planDesk,
  planParams,
  planSearch,
  planStarted,
  planVersion,
  resumeRequest,
  searchParams,
} from './schema.ts';
import { today } from './today.ts';

/** What is done with plans before, while and after they are made. */
export function versions(app: ApiServer, services: Services): void {
  before(app, services);
  furtherSearches(app, services);
  comparing(app, services);
  composing(app, services);
}

function before(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/plans/check`,
    {
      config: { permission: plansPolicy.make },
      schema: { params: clusterParams, body: planCheckRequest, response: { 200: planCheck } },
    },
    (request) => checkPlan(services, request, request.params.clusterId, request.body.parameters),
  );
  app.get(
    `${inCluster}/plans/searches/:jobId`,
    {
      config: { permission: plansPolicy.read },
      schema: { params: searchParams, response: { 200: planSearch } },
    },
    async (request) => {
      const { clusterId, jobId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        const job = await getJob(tx, jobId);
        if (job?.cluster_id !== clusterId || job.kind !== 'make_plan') throw refuse('not_found');
        return presentSearch(job, await readNaming(tx, clusterId, language));
      });
    },
  );
}

function furtherSearches(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/plans/:planId/resume`,
    {
      config: { permission: plansPolicy.make },
      schema: { params: planParams, body: resumeRequest, response: { 202: planStarted } },
    },
    async (request, reply) => {
      const { clusterId, planId } = request.params;
      const { seconds } = request.body;
      const { language } = personOf(request);
      const goOn = async (tx: Session) => {
        const { plan: row } = await foundPlan(tx, clusterId, planId);
        if (!row.canGoOn) throw refuse('plan_cannot_go_on');
        const { title, parameters } = row;
        const payload = { title, parameters, seconds, fromPlanId: planId, resume: true };
        return createJob(tx, { clusterId, kind: 'make_plan', payload });
      };
      const jobId = await tellingCurrent(
        () => asCaller(services, request, goOn),
        () => asCaller(services, request, (tx) => readPlan(tx, clusterId, planId, language)),
      );
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
  app.post(
    `${inCluster}/plans/:planId/alternatives`,
    {
      config: { permission: plansPolicy.make },
      schema: { params: planParams, body: alternativesRequest, response: { 202: planStarted } },
    },
    async (request, reply) => {
      const { clusterId, planId } = request.params;
      const { language } = personOf(request);
      const jobId = await asCaller(services, request, async (tx) => {
        await foundPlan(tx, clusterId, planId);
        const payload = { planId, language, ...request.body };
        return createJob(tx, { clusterId, kind: 'plan_alternatives', payload });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
}

function comparing(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/plans/:planId/comparison/:otherId`,
    {
      config: { permission: plansPolicy.read },
      schema: { params: comparisonParams, response: { 200: planComparison } },
    },
    async (request) => {
      const { clusterId, planId, otherId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        const [left, right] = [
          await foundPlan(tx, clusterId, planId),
          await foundPlan(tx, clusterId, otherId),
        ];
        const version = await dataVersion(tx, clusterId);
        return presentComparison(left, right, version, await readNaming(tx, clusterId, language));
      });
    },
  );
}

function presentComparison(left: PlanDetail, right: PlanDetail, version: string, naming: Naming) {
  const idsIn = ({ groups }: PlanDetail) =>
    groups.map(({ id, members }) => ({ id, members: members.map((member) => member.id) }));
  const { kept, moves } = comparePlanGroups(idsIn(left), idsIn(right));
  const names = new Map(
    [...left.groups, ...right.groups].map((row) => [row.id, presentGroupSummary(row, naming).name]),
  );
  const refOf = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    left: presentPlanItem(left.plan, version),
    right: presentPlanItem(right.plan, version),
    kept: kept.map((pair) => ({ left: refOf(pair.left), right: refOf(pair.right) })),
    moves: moves.map(({ organisationId, from, to }) => ({
      organisation: naming.reference(organisationId),
      from: from === null ? null : refOf(from),
      to: to === null ? null : refOf(to),
    })),
  };
}

function composing(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/plans/:planId/desk`,
    {
      config: { permission: plansPolicy.read },
      schema: { params: planParams, response: { 200: planDesk } },
    },
    async (request) => {
      const { clusterId, planId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) =>
        readDesk(tx, { clusterId, planId }, await readNaming(tx, clusterId, language)),
      );
    },
  );
  app.post(
    `${inCluster}/plans/:planId/versions`,
    {
      config: { permission: plansPolicy.make },
      schema: { params: planParams, body: planVersion, response: { 201: plan } },
    },
    async (request, reply) => {
      const { clusterId, planId } = request.params;
      const { language } = personOf(request);
      const wish: PlanVersion = request.body;
      const keptId = await composeVersion(services, request, { clusterId, planId }, wish);
      const kept = await asCaller(services, request, (tx) => readPlan(tx, clusterId, keptId, language));
      return reply.status(201).send(kept);
    },
  );
}

async function readDesk(
  tx: Session,
  { clusterId, planId }: { readonly clusterId: string; readonly planId: string },
  naming: Naming,
): Promise<PlanDesk> {
  const detail = await foundPlan(tx, clusterId, planId);
  const parameters = storedParameters.parse(detail.plan.parameters);
  const read = await readPlanProblem(tx, clusterId, { parameters, on: today() });
  const problem = knownProblem(read);
  const firms = new Set(problem.firms.map(({ id }) => id));
  const groups = planMembers(detail)
    .map((members) => members.filter((id) => firms.has(id)))
    .filter((members) => members.length > 0);
  return {
    title: detail.plan.title,
    outdated: detail.plan.input_version !== read.inputVersion,
    names: [...firms].map((id) => naming.reference(id)),
    groups,
    problem: JSON.parse(JSON.stringify(problem)),
  };
}

async function foundPlan(tx: Session, clusterId: string, planId: string): Promise<PlanDetail> {
  const detail = await getPlan(tx, clusterId, planId);
  if (detail === undefined) throw refuse('not_found');
  return detail;
}
