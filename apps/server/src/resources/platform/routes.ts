import {
  createCluster,
  deactivatePerson,
  getCluster,
  grantsOfPerson,
  listAdministrators,
  listInvitations,
  listManagedClusters,
  personOfAddress,
  slugTaken,
  withdrawInvitation,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { requireAdministrator } from '../../app/require-administrator.ts';
import { clusterParams, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { presentInvitation } from '../invitations/present.ts';
import { sendInvitation } from '../invitations/send-invitation.ts';
import { closeSessionsOf, leave, readCarried } from '../people/leave.ts';
import { platformPolicy } from './policy.ts';
import {
  administratorParams,
  byAddress,
  carried,
  created,
  handover,
  knownPerson,
  newAdministrator,
  newCluster,
  platform,
  platformInvitationParams,
} from './schema.ts';

/** The platform itself: who administers it, its clusters and their first managers. */
export const platformRoutes: Resource = (app, services) => {
  app.get(
    '/api/platform',
    { config: { permission: platformPolicy.read }, schema: { response: { 200: platform } } },
    async (request) => {
      requireAdministrator(request);
      const own = personOf(request).id;
      return asCaller(services, request, async (tx) => ({
        administrators: (await listAdministrators(tx)).map((row) => ({
          ...row,
          isYou: row.personId === own,
        })),
        invitations: (await listInvitations(tx, null)).map(presentInvitation),
        clusters: await listManagedClusters(tx),
      }));
    },
  );
  app.post(
    '/api/platform/clusters',
    {
      config: { permission: platformPolicy.change },
      schema: { body: newCluster, response: { 201: created } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      const { name, slug, country, manager } = request.body;
      const id = await asCaller(services, request, async (tx) => {
        if (await slugTaken(tx, slug)) throw refuse('name_taken', {}, { slug });
        const clusterId = await createCluster(tx, { name, slug, country });
        await sendInvitation(tx, { ...manager, clusterId, role: 'cluster_manager', organisationId: null });
        return clusterId;
      });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    '/api/platform/clusters/:clusterId/managers',
    {
      config: { permission: platformPolicy.change },
      schema: { params: clusterParams, body: newAdministrator, response: { 201: created } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      const clusterId = request.params.clusterId;
      const id = await asCaller(services, request, async (tx) => {
        if ((await getCluster(tx, clusterId)) === undefined) throw refuse('not_found');
        const role = 'cluster_manager' as const;
        return sendInvitation(tx, { ...request.body, clusterId, role, organisationId: null });
      });
      return reply.status(201).send({ id });
    },
  );
  administrators(app, services);
  accountsOfPeople(app, services);
};

const administrators: Resource = (app, services) => {
  app.post(
    '/api/platform/administrators',
    {
      config: { permission: platformPolicy.change },
      schema: { body: newAdministrator, response: { 201: created } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      const role = 'platform_administrator' as const;
      const id = await asCaller(services, request, (tx) =>
        sendInvitation(tx, { ...request.body, clusterId: null, role, organisationId: null }),
      );
      return reply.status(201).send({ id });
    },
  );
  app.post(
    '/api/platform/invitations/:invitationId/withdraw',
    {
      config: { permission: platformPolicy.change },
      schema: { params: platformInvitationParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      const { invitationId: id } = request.params;
      const done = await asCaller(services, request, (tx) => withdrawInvitation(tx, { id, clusterId: null }));
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/api/platform/administrators/:personId/carried',
    {
      config: { permission: platformPolicy.read },
      schema: { params: administratorParams, response: { 200: carried } },
    },
    (request) => {
      requireAdministrator(request);
      const leaverId = request.params.personId;
      return asCaller(services, request, (tx) => readCarried(tx, { clusterId: null, leaverId }));
    },
  );
  app.post(
    '/api/platform/administrators/:personId/end',
    {
      config: { permission: platformPolicy.change },
      schema: { params: administratorParams, body: handover, response: { 204: nothing } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      const leaving = { clusterId: null, leaverId: request.params.personId, ...request.body };
      const account = await asCaller(services, request, (tx) => leave(tx, leaving));
      await closeSessionsOf(services, account);
      return reply.status(204).send(null);
    },
  );
};

/** Finding somebody by address, and closing the platform to that person. */
const accountsOfPeople: Resource = (app, services) => {
  app.get(
    '/api/platform/people',
    {
      config: { permission: platformPolicy.read },
      schema: { querystring: byAddress, response: { 200: knownPerson } },
    },
    (request) => {
      requireAdministrator(request);
      return asCaller(services, request, async (tx) => {
        const found = await personOfAddress(tx, request.query.email);
        if (found === undefined) throw refuse('not_found');
        return { ...found, grants: await grantsOfPerson(tx, found.personId) };
      });
    },
  );
  app.post(
    '/api/platform/people/:personId/deactivate',
    {
      config: { permission: platformPolicy.change },
      schema: { params: administratorParams, body: handover, response: { 204: nothing } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      const leaverId = request.params.personId;
      const account = await asCaller(services, request, async (tx) => {
        const places = await tx
          .selectFrom('role_grants')
          .select('cluster_id as clusterId')
          .distinct()
          .where('person_id', '=', leaverId)
          .where('ended_at', 'is', null)
          .execute();
        const known = await tx
          .selectFrom('people')
          .select('user_id')
          .where('id', '=', leaverId)
          .executeTakeFirst();
        for (const { clusterId } of places) await leave(tx, { clusterId, leaverId, ...request.body });
        if (!(await deactivatePerson(tx, leaverId))) throw refuse('not_found');
        return known?.user_id ?? null;
      });
      await closeSessionsOf(services, account);
      return reply.status(204).send(null);
    },
  );
};
