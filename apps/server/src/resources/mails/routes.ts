import { listMails, retryMail, revealMail, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { requireAdministrator } from '../../app/require-administrator.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { linkOf } from '../../mail/post-office.ts';
import { mailsPolicy } from './policy.ts';
import { presentOutbox } from './present.ts';
import { anyMailParams, mailParams, outbox, revealedLink } from './schema.ts';

/** The outbox: of a cluster for its managers, of the platform for its administrators. */
export const mailsRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/mails`,
    {
      config: { permission: mailsPolicy.read },
      schema: { params: clusterParams, response: { 200: outbox } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => listMails(tx, request.params.clusterId));
      return presentOutbox(services.sendsMail, rows);
    },
  );
  app.post(
    `${inCluster}/mails/:mailId/retry`,
    {
      config: { permission: mailsPolicy.change },
      schema: { params: mailParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, mailId } = request.params;
      await asCaller(services, request, async (tx) => {
        await requireMailOf(tx, clusterId, mailId);
        await retry(tx, mailId);
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/mails/:mailId/reveal`,
    {
      config: { permission: mailsPolicy.change },
      schema: { params: mailParams, response: { 200: revealedLink } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        const { clusterId, mailId } = request.params;
        await requireMailOf(tx, clusterId, mailId);
        return reveal(tx, mailId, services);
      }),
  );
  ofThePlatform(app, services);
};

const ofThePlatform: Resource = (app, services) => {
  app.get(
    '/api/platform/mails',
    { config: { permission: mailsPolicy.readAll }, schema: { response: { 200: outbox } } },
    async (request) => {
      requireAdministrator(request);
      return presentOutbox(
        services.sendsMail,
        await asCaller(services, request, (tx) => listMails(tx, null)),
      );
    },
  );
  app.post(
    '/api/platform/mails/:mailId/retry',
    {
      config: { permission: mailsPolicy.changeAny },
      schema: { params: anyMailParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      requireAdministrator(request);
      await asCaller(services, request, (tx) => retry(tx, request.params.mailId));
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/platform/mails/:mailId/reveal',
    {
      config: { permission: mailsPolicy.changeAny },
      schema: { params: anyMailParams, response: { 200: revealedLink } },
    },
    (request) => {
      requireAdministrator(request);
      return asCaller(services, request, (tx) => reveal(tx, request.params.mailId, services));
    },
  );
};

async function requireMailOf(tx: Session, clusterId: string, mailId: string): Promise<void> {
  const found = await tx
    .selectFrom('mails')
    .select('id')
    .where('id', '=', mailId)
    .where('cluster_id', '=', clusterId)
    .executeTakeFirst();
  if (found === undefined) throw refuse('not_found');
}

async function retry(tx: Session, mailId: string): Promise<void> {
  if (!(await retryMail(tx, mailId))) throw refuse('not_found');
}

/** Where a mail server sends, nobody but the receiver needs the link. */
async function reveal(tx: Session, mailId: string, services: Services): Promise<{ link: string }> {
  if (services.sendsMail) throw refuse('not_allowed', { reason: 'sent_by_mail' });
  const found = await revealMail(tx, mailId);
  const link = found === undefined ? null : linkOf(services.address, found.href, found.secret);
  if (link === null) throw refuse('not_found');
  return { link };
}
