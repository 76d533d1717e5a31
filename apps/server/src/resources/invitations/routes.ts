import { acceptInvitation, listInvitations, withdrawInvitation } from '@grappe/database';
import { countAttempts } from '../../accounts/count-attempts.ts';
import { hashOfToken } from '../../accounts/link-token.ts';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { findInvitation, openInvitedAccount } from './open-invited-account.ts';
import { invitationsPolicy } from './policy.ts';
import { presentFound, presentInvitation } from './present.ts';
import {
  foundInvitation,
  invitationCreated,
  invitationList,
  invitationParams,
  linkToken,
  newAccount,
  newInvitation,
  ownInvitationParams,
} from './schema.ts';
import { sendInvitation } from './send-invitation.ts';

export const invitationsRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/invitations`,
    {
      config: { permission: invitationsPolicy.read },
      schema: { params: clusterParams, response: { 200: invitationList } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => listInvitations(tx, request.params.clusterId));
      return rows.map(presentInvitation);
    },
  );
  app.post(
    `${inCluster}/invitations`,
    {
      config: { permission: invitationsPolicy.change },
      schema: { params: clusterParams, body: newInvitation, response: { 201: invitationCreated } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const made = await asCaller(services, request, (tx) =>
        sendInvitation(tx, { ...request.body, clusterId }),
      );
      return reply.status(201).send({ id: made });
    },
  );
  app.post(
    `${inCluster}/invitations/:invitationId/withdraw`,
    {
      config: { permission: invitationsPolicy.change },
      schema: { params: invitationParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, invitationId: id } = request.params;
      const done = await asCaller(services, request, (tx) => withdrawInvitation(tx, { id, clusterId }));
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  answering(app, services);
};

/** What the holder of a link does: read what is offered, then take it, with a new account or with one's own. */
const answering: Resource = (app, services) => {
  const count = countAttempts(app, services, 'invitation');
  app.post(
    '/api/invitations/read',
    {
      config: { permission: invitationsPolicy.open },
      schema: { body: linkToken, response: { 200: foundInvitation } },
    },
    async (request) => {
      await count(request);
      return presentFound(await findInvitation(services, hashOfToken(request.body.token)));
    },
  );
  app.post(
    '/api/invitations/accept',
    {
      config: { permission: invitationsPolicy.open },
      schema: { body: newAccount, response: { 204: nothing } },
    },
    async (request, reply) => {
      await count(request);
      await openInvitedAccount(services, request.body);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/invitations/take',
    {
      config: { permission: invitationsPolicy.answer },
      schema: { body: linkToken, response: { 204: nothing } },
    },
    async (request, reply) => {
      await count(request);
      const found = await findInvitation(services, hashOfToken(request.body.token));
      if (found.account !== personOf(request).userId) throw refuse('invitation_for_another');
      if (!(await asCaller(services, request, (tx) => acceptInvitation(tx, found.id))))
        throw refuse('link_opens_nothing');
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/invitations/:invitationId/accept',
    {
      config: { permission: invitationsPolicy.answer },
      schema: { params: ownInvitationParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { invitationId } = request.params;
      if (!(await asCaller(services, request, (tx) => acceptInvitation(tx, invitationId))))
        throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};
