import type { AskAnswer, AskShape } from '@grappe/contracts/api';
import {
  askedLately,
  grantFacts,
  listAsks,
  listFactGrants,
  makeAsk,
  revokeFactGrant,
  settleAsk,
  type AskRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { requireLiving } from '../../app/require-living.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { ownOrganisation } from '../sharing/own-organisation.ts';
import { asksPolicy } from './policy.ts';
import { presentAsks } from './present.ts';
import { askAnswer, askParams, asks, grantParams, made, newAsk } from './schema.ts';

export const asksRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/asks`,
    { config: { permission: asksPolicy.read }, schema: { params: clusterParams, response: { 200: asks } } },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, async (tx) =>
        presentAsks(await listAsks(tx, clusterId), await listFactGrants(tx, clusterId)),
      );
    },
  );
  app.post(
    `${inCluster}/asks`,
    {
      config: { permission: asksPolicy.change },
      schema: { params: clusterParams, body: newAsk, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { organisationId, kind, message } = request.body;
      const key = request.body.kind === 'fact' ? request.body.key : null;
      const fromId = ownOrganisation(personOf(request), clusterId);
      if (fromId === organisationId) {
        throw refuse('invalid_request', { field: 'body.organisationId', reason: 'same' });
      }
      const ask = async (tx: Session) => {
        await requireLiving(tx, clusterId, [organisationId]);
        const place = { clusterId, fromId, toId: organisationId, kind, key };
        const lately = await askedLately(tx, place);
        if (lately !== undefined) throw refuse('ask_refused_lately', { day: lately.again.toISOString() });
        const made = await makeAsk(tx, { ...place, message });
        if (made === undefined) throw refuse('ask_already_open');
        return made;
      };
      const isSame = (one: AskShape) =>
        one.other.id === organisationId && one.kind === kind && one.key === key;
      const id = await tellingCurrent(
        () => asCaller(services, request, ask),
        () =>
          asCaller(services, request, async (tx) =>
            presentAsks(await listAsks(tx, clusterId), []).sent.find(isSame),
          ),
      );
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/asks/:askId/answer`,
    {
      config: { permission: asksPolicy.change },
      schema: { params: askParams, body: askAnswer, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, askId } = request.params;
      await onAsk(services, request, async (tx) => {
        const ask = await findOpen(tx, clusterId, askId, false);
        await answer(tx, clusterId, ask, request.body);
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/asks/:askId/withdraw`,
    { config: { permission: asksPolicy.change }, schema: { params: askParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, askId } = request.params;
      await onAsk(services, request, async (tx) => {
        await findOpen(tx, clusterId, askId, true);
        await settleAsk(tx, clusterId, askId, { status: 'withdrawn' });
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/asks/grants/:grantId/revoke`,
    {
      config: { permission: asksPolicy.change },
      schema: { params: grantParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, grantId } = request.params;
      const revoked = await asCaller(services, request, (tx) => revokeFactGrant(tx, clusterId, grantId));
      if (!revoked) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};

/** Settles an ask; when it was settled before, says how it stands. */
const onAsk = (
  services: Services,
  request: FastifyRequest<{ Params: { readonly clusterId: string; readonly askId: string } }>,
  work: (tx: Session) => Promise<void>,
): Promise<void> =>
  tellingCurrent(
    () => asCaller(services, request, work),
    () =>
      asCaller(services, request, async (tx) => {
        const { clusterId, askId } = request.params;
        const { received, sent } = presentAsks(await listAsks(tx, clusterId), []);
        return [...received, ...sent].find(({ id }) => id === askId);
      }),
  );

/** An ask that waits for an answer, of the side that may settle it so. */
async function findOpen(tx: Session, clusterId: string, askId: string, sent: boolean): Promise<AskRow> {
  const ask = (await listAsks(tx, clusterId)).find((row) => row.id === askId && row.sent === sent);
  if (ask === undefined) throw refuse('not_found');
  if (ask.status !== 'open') throw refuse('ask_already_answered');
  return ask;
}

async function answer(tx: Session, clusterId: string, ask: AskRow, given: AskAnswer): Promise<void> {
  if (!given.accept) {
    await settleAsk(tx, clusterId, ask.id, { status: 'refused' });
    return;
  }
  const { factIds, until } = given;
  if (Date.parse(until) <= Date.now())
    throw refuse('invalid_request', { field: 'body.until', reason: 'past' });
  await settleAsk(tx, clusterId, ask.id, { status: 'accepted', until });
  const grant = { organisationId: ask.toId, granteeId: ask.fromId, askId: ask.id, factIds, until };
  const shown = await grantFacts(tx, { clusterId, ...grant });
  // An introduction may be accepted before there is an address to show.
  if (shown === 0 && ask.kind === 'fact') throw refuse('grant_needs_facts');
}
