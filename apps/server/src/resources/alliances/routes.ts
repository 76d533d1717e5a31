import type { AllianceAnswer } from '@grappe/contracts/api';
import {
  answerAlliance,
  beginAlliance,
  endAlliance,
  getCluster,
  listAlliances,
  listAllies,
  ownAllianceAnswer,
  proposeAlliance,
  publicPageOf,
  readPublicExtras,
  recordAllianceEvent,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import type { z } from 'zod';
import { refuseItself } from '../alliance-files/refuse-itself.ts';
import { alliancesPolicy } from './policy.ts';
import { presentAlliance, presentAllies } from './present.ts';
import {
  accepts,
  allianceList,
  allianceParams,
  allies,
  made,
  newAlliance,
  publicPage,
  publicParams,
} from './schema.ts';

export const alliancesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/alliances`,
    {
      config: { permission: alliancesPolicy.read },
      schema: { params: clusterParams, response: { 200: allianceList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const rows = await asCaller(services, request, (tx) => listAlliances(tx, clusterId));
      return rows.map((row) => presentAlliance(row, manages(personOf(request), clusterId)));
    },
  );
  app.post(
    `${inCluster}/alliances`,
    {
      config: { permission: alliancesPolicy.change },
      schema: { params: clusterParams, body: newAlliance, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => begin(tx, clusterId, request.body));
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/alliances/:allianceId/answer`,
    {
      config: { permission: alliancesPolicy.change },
      schema: { params: allianceParams, body: accepts, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, allianceId } = request.params;
      const { accept } = request.body;
      await settleOnce(services, request, async (tx) => {
        const answered = await answerAlliance(tx, clusterId, allianceId, accept);
        if (answered && accept)
          await recordAllianceEvent(tx, { clusterId, allianceId }, { kind: 'accepted', shared: true });
        return answered;
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/alliances/:allianceId/end`,
    {
      config: { permission: alliancesPolicy.change },
      schema: { params: allianceParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, allianceId } = request.params;
      await settleOnce(services, request, async (tx) => {
        const ended = await endAlliance(tx, clusterId, allianceId);
        if (ended) await recordAllianceEvent(tx, { clusterId, allianceId }, { kind: 'ended', shared: true });
        return ended;
      });
      return reply.status(204).send(null);
    },
  );
  app.get(
    `${inCluster}/allies`,
    {
      config: { permission: alliancesPolicy.read },
      schema: { params: clusterParams, response: { 200: allies } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, async (tx) =>
        presentAllies(await listAlliances(tx, clusterId), await listAllies(tx, clusterId)),
      );
    },
  );
  app.get(
    '/api/public/:shortName/:organisationId',
    {
      config: { permission: alliancesPolicy.public },
      schema: { params: publicParams, response: { 200: publicPage } },
    },
    async (request) => {
      const { shortName, organisationId } = request.params;
      const page = await services.connection.asNobody((tx) => publicPageOf(tx, shortName, organisationId));
      if (page === undefined) throw refuse('not_found');
      const extras = await services.connection.asNobody((tx) =>
        readPublicExtras(tx, shortName, organisationId),
      );
      return { ...page, facts: [...page.facts], ...extras };
    },
  );
};

/** Answers a proposal or ends an alliance; whoever comes second is told what its cluster answered before. */
async function settleOnce(
  services: Services,
  request: FastifyRequest<{ Params: { readonly clusterId: string; readonly allianceId: string } }>,
  settle: (tx: Session) => Promise<boolean>,
): Promise<void> {
  const { clusterId, allianceId } = request.params;
  const now = (tx: Session): Promise<AllianceAnswer | undefined> =>
    ownAllianceAnswer(tx, clusterId, allianceId);
  const work = async (tx: Session) => {
    if (await settle(tx)) return;
    throw refuse((await now(tx)) === undefined ? 'not_found' : 'conflict_changed_meanwhile');
  };
  await tellingCurrent(
    () => asCaller(services, request, work),
    () => asCaller(services, request, now),
  );
}

/** With a short name it is proposed at once; else it begins at home, with a cluster that is not here or with none yet. */
async function begin(
  tx: Session,
  clusterId: string,
  { shortName, outside, stage, name, theme }: z.output<typeof newAlliance>,
): Promise<string> {
  const own = await getCluster(tx, clusterId);
  if (own === undefined) throw refuse('not_found');
  refuseItself(own, { shortName, outside });
  if (outside !== null && shortName !== null)
    throw refuse('invalid_request', { field: 'body.outside', reason: 'not_both' });
  if (shortName !== null) {
    const allianceId = await proposeAlliance(tx, { clusterId, shortName, name, theme });
    await recordAllianceEvent(tx, { clusterId, allianceId }, { kind: 'proposed', shared: true });
    return allianceId;
  }
  if (stage === 'contact' && outside === null)
    throw refuse('invalid_request', { field: 'body.shortName', reason: 'required' });
  const allianceId = await beginAlliance(tx, { clusterId, name, theme, stage, outside });
  await recordAllianceEvent(
    tx,
    { clusterId, allianceId },
    { kind: 'begun', shared: false, detail: { stage } },
  );
  return allianceId;
}

const manages = (person: SignedInPerson, clusterId: string): boolean =>
  person.grants.some((grant) => grant.clusterId === clusterId && grant.role === 'cluster_manager');
