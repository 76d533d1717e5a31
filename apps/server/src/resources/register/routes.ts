import {
  addToRegister,
  answerForMember,
  editRegisterEntry,
  followMembers,
  getCluster,
  listRegister,
  publicRegisterOf,
  registerCandidates,
  registerMembers,
  setRegisterStatus,
  type RegisterEntryRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import type { Services } from '../../app/services.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { registerPolicy } from './policy.ts';
import { presentEntries, writeRegister } from './present.ts';
import {
  entryParams,
  made,
  memberParams,
  newRegisterEntry,
  publicFileQuery,
  publicParams,
  publicRegister,
  register,
  registerAnswer,
  registerEntryEdit,
  registerStatus,
} from './schema.ts';

/** The register of cooperations: kept by the coordinators, agreed to by its members, read by anybody. */
export const registerRoutes: Resource = (app, services) => {
  reading(app, services);
  keeping(app, services);
  answering(app, services);
  publishing(app, services);
};

function reading(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/register`,
    {
      config: { permission: registerPolicy.read },
      schema: { params: clusterParams, response: { 200: register } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const canManage = abilitiesIn(personOf(request), clusterId).coordinates;
      return asCaller(services, request, async (tx) => {
        const [cluster, entries] = [await getCluster(tx, clusterId), await listRegister(tx, clusterId)];
        const members = await registerMembers(
          tx,
          entries.map(({ id }) => id),
        );
        return {
          shortName: cluster?.slug ?? '',
          canManage,
          entries: presentEntries(entries, members),
          candidates: await registerCandidates(tx, clusterId),
        };
      });
    },
  );
}

function keeping(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/register`,
    {
      config: { permission: registerPolicy.change },
      schema: { params: clusterParams, body: newRegisterEntry, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { kind, subjectId } = request.body;
      const id = await asCaller(services, request, async (tx) => {
        const candidates = await registerCandidates(tx, clusterId);
        const isCandidate = candidates.some((one) => one.subjectId === subjectId && one.kind === kind);
        if (!isCandidate) throw refuse('not_found');
        return addToRegister(tx, { clusterId, ...request.body });
      });
      return reply.status(201).send({ id });
    },
  );
  app.put(
    `${inCluster}/register/:entryId`,
    {
      config: { permission: registerPolicy.change },
      schema: { params: entryParams, body: registerEntryEdit, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { version, ...told } = request.body;
      await onEntry(services, request, async (tx) => {
        await requireEntry(tx, request.params);
        const done = await editRegisterEntry(tx, { ...request.params, version }, told);
        if (!done) throw refuse('conflict_changed_meanwhile');
        await followMembers(tx, request.params.entryId);
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/register/:entryId/status`,
    {
      config: { permission: registerPolicy.change },
      schema: { params: entryParams, body: registerStatus, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { status, version } = request.body;
      await onEntry(services, request, async (tx) => {
        await requireEntry(tx, request.params);
        await followMembers(tx, request.params.entryId);
        if (!(await setRegisterStatus(tx, { ...request.params, version }, status)))
          throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
}

interface EntryPlace {
  readonly clusterId: string;
  readonly entryId: string;
}

async function requireEntry(tx: Session, { clusterId, entryId }: EntryPlace): Promise<RegisterEntryRow> {
  const found = (await listRegister(tx, clusterId)).find(
    (one) => one.id === entryId && one.clusterId === clusterId,
  );
  if (found === undefined) throw refuse('not_found');
  return found;
}

/** A change of an entry; a refusal because of how it stands now says how it stands. */
const onEntry = (
  services: Services,
  request: FastifyRequest<{ Params: EntryPlace }>,
  work: (tx: Session) => Promise<void>,
): Promise<void> =>
  tellingCurrent(
    () => asCaller(services, request, work),
    () =>
      asCaller(services, request, async (tx) => {
        const entry = await requireEntry(tx, request.params);
        return presentEntries([entry], await registerMembers(tx, [entry.id]))[0];
      }),
  );

function answering(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/register/members/:memberId/answer`,
    {
      config: { permission: registerPolicy.answer },
      schema: { params: memberParams, body: registerAnswer, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, memberId } = request.params;
      const read = async (tx: Session) => {
        const entries = await listRegister(tx, clusterId);
        const members = await registerMembers(
          tx,
          entries.map(({ id }) => id),
        );
        return presentEntries(entries, members)
          .flatMap((entry) => entry.members)
          .find(({ id }) => id === memberId);
      };
      const answer = async (tx: Session) => {
        if (await answerForMember(tx, memberId, request.body)) return;
        throw refuse((await read(tx))?.mine === true ? 'conflict_changed_meanwhile' : 'not_found');
      };
      await tellingCurrent(
        () => asCaller(services, request, answer),
        () => asCaller(services, request, read),
      );
      return reply.status(204).send(null);
    },
  );
}

function publishing(app: ApiServer, services: Services): void {
  const read = async (shortName: string) => {
    const found = await services.connection.asNobody((tx) => publicRegisterOf(tx, shortName));
    if (found === undefined) throw refuse('not_found');
    return found;
  };
  app.get(
    '/api/public/:shortName/register',
    {
      config: { permission: registerPolicy.public },
      schema: { params: publicParams, response: { 200: publicRegister } },
    },
    async (request) => read(request.params.shortName),
  );
  app.get(
    '/api/public/:shortName/register.json',
    { config: { permission: registerPolicy.public }, schema: { params: publicParams } },
    async (request, reply) => {
      const found = await read(request.params.shortName);
      const bytes = new TextEncoder().encode(`${JSON.stringify(found, null, 2)}\n`);
      return sendFile(reply, { bytes, format: 'json', name: 'register' });
    },
  );
  app.get(
    '/api/public/:shortName/register.csv',
    {
      config: { permission: registerPolicy.public },
      schema: { params: publicParams, querystring: publicFileQuery },
    },
    async (request, reply) => {
      const found = await read(request.params.shortName);
      const bytes = await writeRegister(found, request.query.language);
      return sendFile(reply, { bytes, format: 'csv', name: 'register' });
    },
  );
}
