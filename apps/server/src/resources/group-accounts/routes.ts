import { createHash } from 'node:crypto';
import type { GroupAccounts } from '@grappe/contracts/api';
import {
  addGroupCost,
  changeGroupCost,
  keepReceipt,
  listGroupCosts,
  receiptContent,
  type GroupCost,
  type GroupCostRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { sendSaved } from '../../app/send-saved.ts';
import type { Services } from '../../app/services.ts';
import { withCurrent } from '../../app/with-current.ts';
import { changingLife } from '../group-life/held-life.ts';
import { requireGroup, type GroupPlace } from '../group-life/read-life.ts';
import { receiveRoomFile } from '../room-files/receive-room-file.ts';
import { groupAccountsPolicy } from './policy.ts';
import { readAccounts } from './read-accounts.ts';
import {
  costParams,
  groupAccounts,
  groupCostChange,
  groupParams,
  newGroupCost,
  receiptParams,
  settlementPreview,
  settlementRequest,
  versionSeen,
} from './schema.ts';
import { countAccounts, drawUpAccounts } from './settle.ts';

const costsPath = `${inCluster}/groups/:groupId/costs`;
const settlementsPath = `${inCluster}/groups/:groupId/settlements`;
const read = { permission: groupAccountsPolicy.read };
const write = { permission: groupAccountsPolicy.write };

/** What was really paid for a group, with its receipts, and the accounts that are drawn up from it. */
export const groupAccountsRoutes: Resource = (app, services) => {
  app.get(
    costsPath,
    { config: read, schema: { params: groupParams, response: { 200: groupAccounts } } },
    (request) => asCaller(services, request, (tx) => readAccounts(tx, request.params)),
  );
  costRoutes(app, services);
  receiptRoutes(app, services);
  settlementRoutes(app, services);
};

const costRoutes: Resource = (app, services) => {
  app.post(
    costsPath,
    {
      config: write,
      schema: { params: groupParams, body: newGroupCost, response: { 201: groupAccounts } },
    },
    async (request, reply) => {
      const { paidById, ...cost } = request.body;
      const kept: GroupCost = { ...cost, paidBy: paidById };
      const place = request.params;
      await changingLife(services, request, null, async ({ tx, group, life }) => {
        if (['proposed', 'closed', 'abandoned'].includes(life.state)) throw refuse('life_not_living');
        checkCost(kept, group.members);
        await addGroupCost(tx, place, kept);
      });
      return reply.status(201).send(await asCaller(services, request, (tx) => readAccounts(tx, place)));
    },
  );
  app.patch(
    `${costsPath}/:costId`,
    {
      config: write,
      schema: { params: costParams, body: groupCostChange, response: { 200: groupAccounts } },
    },
    (request) =>
      changing(services, request, async (tx) => {
        const { version, paidById, ...fields } = request.body;
        const { group } = await requireGroup(tx, request.params);
        const seen = await openCost(tx, request.params, request.params.costId);
        const kept = { ...fields, kind: seen.kind, paidBy: paidById };
        checkCost(kept, group.members);
        await change(tx, { groupId: group.id, id: seen.id, version }, kept);
      }),
  );
  app.post(
    `${costsPath}/:costId/delete`,
    { config: write, schema: { params: costParams, body: versionSeen, response: { 200: groupAccounts } } },
    (request) =>
      changing(services, request, async (tx) => {
        const seen = await openCost(tx, request.params, request.params.costId);
        const { version } = request.body;
        await change(tx, { groupId: request.params.groupId, id: seen.id, version }, null);
      }),
  );
};

/** Changes something of the accounts; answers with the whole of them, also to whoever comes second. */
function changing(
  services: Services,
  request: FastifyRequest & { readonly params: GroupPlace },
  work: (tx: Session) => Promise<void>,
): Promise<GroupAccounts> {
  const read = (tx: Session) => readAccounts(tx, request.params);
  const changed = asCaller(services, request, async (tx) => {
    await work(tx);
    return read(tx);
  });
  return withCurrent(changed, () => asCaller(services, request, read));
}

async function change(
  tx: Session,
  which: { groupId: string; id: string; version: number },
  cost: GroupCost | null,
): Promise<void> {
  if (!(await changeGroupCost(tx, which, cost))) throw refuse('conflict_changed_meanwhile');
}

/** A cost that no accounts counted yet. */
async function openCost(tx: Session, place: GroupPlace, costId: string): Promise<GroupCostRow> {
  await requireGroup(tx, place);
  const found = (await listGroupCosts(tx, place.groupId)).find(({ id }) => id === costId);
  if (found === undefined) throw refuse('not_found');
  if (found.settlementId !== null) throw refuse('cost_settled');
  return found;
}

function checkCost({ kind, paidBy, amountCents }: GroupCost, members: readonly { id: string }[]): void {
  if (paidBy !== null && !members.some(({ id }) => id === paidBy))
    throw refuse('invalid_request', { field: 'body.paidById', reason: 'not_a_member' });
  if (kind === 'contribution' && paidBy === null)
    throw refuse('invalid_request', { field: 'body.paidById', reason: 'required' });
  if (amountCents < 0 && (kind === 'contribution' || paidBy !== null))
    throw refuse('invalid_request', { field: 'body.amountCents', reason: 'negative' });
}

const receiptRoutes: Resource = (app, services) => {
  app.post(
    `${costsPath}/:costId/receipt`,
    { config: write, schema: { params: costParams, response: { 201: groupAccounts } } },
    async (request, reply) => {
      const place = request.params;
      // Whoever may not read the cost learns nothing of what is accepted, and sends nothing.
      await asCaller(services, request, (tx) => openCost(tx, place, place.costId));
      const { name, mediaType, content } = await receiveRoomFile(request);
      const sha256 = createHash('sha256').update(content).digest();
      const accounts = await changing(services, request, async (tx) => {
        const { receipt } = await openCost(tx, place, place.costId);
        if (receipt !== null) throw refuse('conflict_changed_meanwhile');
        const kept = await keepReceipt(tx, place, place.costId, { name, mediaType, sha256, content });
        if (!kept) throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(201).send(accounts);
    },
  );
  app.get(
    '/files/receipts/:costId',
    { config: { permission: groupAccountsPolicy.receipt }, schema: { params: receiptParams } },
    async (request, reply) => {
      const found = await asCaller(services, request, (tx) => receiptContent(tx, request.params.costId));
      if (found === undefined) throw refuse('not_found');
      return sendSaved(reply, found.name, found.media_type, found.content);
    },
  );
};

const settlementRoutes: Resource = (app, services) => {
  app.post(
    `${settlementsPath}/preview`,
    {
      config: read,
      schema: { params: groupParams, body: settlementRequest, response: { 200: settlementPreview } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        const whole = await requireGroup(tx, request.params);
        return (await countAccounts(tx, request.params, whole, request.body)).preview;
      }),
  );
  app.post(
    settlementsPath,
    {
      config: write,
      schema: { params: groupParams, body: settlementRequest, response: { 201: groupAccounts } },
    },
    async (request, reply) => {
      const { version, ...asked } = request.body;
      await changingLife(services, request, version, (held) => drawUpAccounts(held, asked));
      const accounts = await asCaller(services, request, (tx) => readAccounts(tx, request.params));
      return reply.status(201).send(accounts);
    },
  );
};
