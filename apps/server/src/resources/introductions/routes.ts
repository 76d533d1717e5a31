import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import {
  answerIntroduction,
  createJob,
  getRunAlliance,
  listIntroductions,
  listMatches,
  listMatchingEntries,
  proposeIntroduction,
  readMatchingReach,
  recordIntroductionStep,
  withdrawIntroduction,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, nothing, type ApiServer, type Resource } from '../../app/resource.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { introductionsPolicy } from './policy.ts';
import { presentIntroductions, presentMatches } from './present.ts';
import {
  accepts,
  allianceMatches,
  allianceParams,
  introductionList,
  introductionParams,
  made,
  matchRequest,
  newIntroduction,
  newIntroductionStep,
  searching,
} from './schema.ts';

const matchesPath = `${inCluster}/alliances/:allianceId/matches`;
const introductionPath = `${inCluster}/introductions/:introductionId`;

/** Firms of allied clusters: matched by what they told the alliance, introduced without names until both accept. */
export const introductionsRoutes: Resource = (app, services) => {
  matchRoutes(app, services);
  proposalRoutes(app, services);
  answerRoutes(app, services);
};

function matchRoutes(app: ApiServer, services: Services): void {
  app.get(
    matchesPath,
    {
      config: { permission: introductionsPolicy.match },
      schema: { params: allianceParams, response: { 200: allianceMatches } },
    },
    async (request) => {
      const { clusterId, allianceId } = request.params;
      return asCaller(services, request, async (tx) =>
        presentMatches({
          alliance: { id: allianceId, ...(await requireAlliance(tx, clusterId, allianceId)) },
          matches: await listMatches(tx, clusterId, allianceId),
          entries: await listMatchingEntries(tx, allianceId),
          reach: await readMatchingReach(tx, allianceId),
          introductions: await listIntroductions(tx, clusterId),
        }),
      );
    },
  );
  app.post(
    matchesPath,
    {
      config: { permission: introductionsPolicy.match },
      schema: { params: allianceParams, body: matchRequest, response: { 202: searching } },
    },
    async (request, reply) => {
      const { clusterId, allianceId } = request.params;
      const jobId = await asCaller(services, request, async (tx) => {
        await requireAlliance(tx, clusterId, allianceId);
        return createJob(tx, { clusterId, kind: 'match_alliance', payload: { allianceId, ...request.body } });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
}

async function requireAlliance(tx: Session, clusterId: string, allianceId: string) {
  const alliance = await getRunAlliance(tx, clusterId, allianceId);
  if (alliance === undefined) throw refuse('not_found');
  return alliance;
}

function proposalRoutes(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/introductions`,
    {
      config: { permission: introductionsPolicy.read },
      schema: { params: clusterParams, response: { 200: introductionList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, (tx) => readIntroductions(tx, request, clusterId));
    },
  );
  app.post(
    `${inCluster}/introductions`,
    {
      config: { permission: introductionsPolicy.propose },
      schema: { params: clusterParams, body: newIntroduction, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const propose = async (tx: Session) => {
        const made = await proposeIntroduction(tx, { clusterId, ...request.body });
        if (made === undefined) throw refuse('introduction_under_way');
        return made;
      };
      const id = await tellingCurrent(
        () => asCaller(services, request, propose),
        () => asCaller(services, request, (tx) => readIntroductions(tx, request, clusterId)),
      );
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${introductionPath}/withdraw`,
    {
      config: { permission: introductionsPolicy.propose },
      schema: { params: introductionParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, introductionId } = request.params;
      await settling(services, request, (tx) => withdrawIntroduction(tx, clusterId, introductionId));
      return reply.status(204).send(null);
    },
  );
}

function answerRoutes(app: ApiServer, services: Services): void {
  app.post(
    `${introductionPath}/answer`,
    {
      config: { permission: introductionsPolicy.answer },
      schema: { params: introductionParams, body: accepts, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { introductionId } = request.params;
      await settling(services, request, (tx) => answerIntroduction(tx, introductionId, request.body.accept));
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${introductionPath}/steps`,
    {
      config: { permission: introductionsPolicy.tell },
      schema: { params: introductionParams, body: newIntroductionStep, response: { 201: introductionList } },
    },
    async (request, reply) => {
      const { clusterId, introductionId } = request.params;
      const step = request.body;
      if (step.happenedOn > tomorrow())
        throw refuse('invalid_request', { field: 'body.happenedOn', reason: 'future' });
      const record = async (tx: Session) => {
        await requireIntroduction(tx, request, introductionId);
        if (!(await recordIntroductionStep(tx, introductionId, step))) throw refuse('introduction_settled');
        return readIntroductions(tx, request, clusterId);
      };
      const told = await tellingCurrent(
        () => asCaller(services, request, record),
        () => asCaller(services, request, (tx) => requireIntroduction(tx, request, introductionId)),
      );
      return reply.status(201).send(told.filter(({ id }) => id === introductionId));
    },
  );
}

/** Wherever the caller is, today may have begun already. */
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

type InIntroduction = FastifyRequest & {
  readonly params: { readonly clusterId: string; readonly introductionId: string };
};

async function readIntroductions(tx: Session, request: FastifyRequest, clusterId: string) {
  const coordinates = personOf(request).grants.some(
    (grant) => grant.clusterId === clusterId && coordinatingRoles.some((role: Role) => role === grant.role),
  );
  return presentIntroductions(await listIntroductions(tx, clusterId), { clusterId, coordinates });
}

async function requireIntroduction(tx: Session, request: FastifyRequest, introductionId: string) {
  const { clusterId } = request.params as InIntroduction['params'];
  const found = (await readIntroductions(tx, request, clusterId)).find(({ id }) => id === introductionId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

/** Settles an introduction that waits; whoever comes second is told how it stands. */
function settling(
  services: Services,
  request: InIntroduction,
  settle: (tx: Session) => Promise<boolean>,
): Promise<void> {
  const { introductionId } = request.params;
  return tellingCurrent(
    () =>
      asCaller(services, request, async (tx) => {
        await requireIntroduction(tx, request, introductionId);
        if (!(await settle(tx))) throw refuse('introduction_settled');
      }),
    () => asCaller(services, request, (tx) => requireIntroduction(tx, request, introductionId)),
  );
}
