import type { Collection } from '@grappe/contracts/api';
import {
  answerCollection,
  answersOf,
  getRoom,
  listCollections,
  openCollection,
  publishAggregate,
  setCollectionStatus,
  takeAnswerBack,
  type AggregateOutcome,
  type AnswerPlace,
  type CollectionRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse, type Refusal } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { sensitivePolicy } from './policy.ts';
import { presentCollection, presentCollectionSummary } from './present.ts';
import {
  answerSeen,
  collection,
  collectionAnswer,
  collectionChange,
  collectionList,
  collectionParams,
  made,
  newCollection,
} from './schema.ts';

const path = `${inCluster}/collections`;
const onePath = `${path}/:collectionId`;
const one = { params: collectionParams, response: { 200: collection } };

interface CollectionPlace {
  readonly clusterId: string;
  readonly collectionId: string;
}

/** A figure that each firm answers to the coordinators alone, and of which all get one number back. */
export const collectionsRoutes: Resource = (app, services) => {
  const within = (
    request: FastifyRequest<{ Params: CollectionPlace }>,
    work: (tx: Session, row: CollectionRow) => Promise<void>,
  ): Promise<Collection> =>
    tellingCurrent(
      () =>
        asCaller(services, request, async (tx) => {
          await work(tx, await requireCollection(tx, request.params));
          return readCollection(tx, request);
        }),
      () => asCaller(services, request, (tx) => readCollection(tx, request)),
    );

  app.get(
    path,
    {
      config: { permission: sensitivePolicy.readCollections },
      schema: { params: clusterParams, response: { 200: collectionList } },
    },
    (request) =>
      asCaller(services, request, async (tx) =>
        (await listCollections(tx, request.params.clusterId)).map(presentCollectionSummary),
      ),
  );
  app.get(onePath, { config: { permission: sensitivePolicy.readCollections }, schema: one }, (request) =>
    within(request, async () => undefined),
  );
  app.post(
    path,
    {
      config: { permission: sensitivePolicy.collect },
      schema: { params: clusterParams, body: newCollection, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, async (tx) => {
        const room = await getRoom(tx, clusterId, request.body.roomId);
        if (room === undefined || room.clusterId !== clusterId) throw refuse('not_found');
        return openCollection(tx, { ...request.body, clusterId });
      });
      return reply.status(201).send({ id });
    },
  );
  app.patch(
    onePath,
    {
      config: { permission: sensitivePolicy.collect },
      schema: { ...one, body: collectionChange },
    },
    (request) =>
      within(request, async (tx, { id }) => {
        await setCollectionStatus(tx, id, request.body.status);
      }),
  );
  app.put(
    `${onePath}/answer`,
    { config: { permission: sensitivePolicy.answer }, schema: { ...one, body: collectionAnswer } },
    (request) =>
      within(request, async (tx, row) => {
        if (!(await answerCollection(tx, ownPlace(row, request.params), request.body)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${onePath}/answer/withdraw`,
    { config: { permission: sensitivePolicy.answer }, schema: { ...one, body: answerSeen } },
    (request) =>
      within(request, async (tx, row) => {
        if (await takeAnswerBack(tx, ownPlace(row, request.params), request.body.version)) return;
        throw refuse(row.myVersion === null ? 'not_found' : 'conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${onePath}/publish`,
    { config: { permission: sensitivePolicy.collect }, schema: one },
    (request) =>
      within(request, async (tx, row) => {
        const refusal = refusalOf(await publishAggregate(tx, row.id), row);
        if (refusal !== undefined) throw refusal;
      }),
  );
};

/** No combination of results tells of fewer organisations. */
const fewestAnswers = 5;

async function requireCollection(
  tx: Session,
  { clusterId, collectionId }: CollectionPlace,
): Promise<CollectionRow> {
  const [found] = await listCollections(tx, clusterId, collectionId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

async function readCollection(
  tx: Session,
  request: FastifyRequest<{ Params: CollectionPlace }>,
): Promise<Collection> {
  const row = await requireCollection(tx, request.params);
  const { coordinates } = abilitiesIn(personOf(request), request.params.clusterId);
  return presentCollection(row, coordinates ? await answersOf(tx, row.id) : null);
}

/** Where the caller's organisation answers; those that were not asked do not. */
function ownPlace(row: CollectionRow, { clusterId, collectionId }: CollectionPlace): AnswerPlace {
  if (row.myOrganisationId === null) throw refuse('not_allowed');
  return { clusterId, collectionId, organisationId: row.myOrganisationId };
}

/** Why nothing is published; undefined when it is, or was already. */
function refusalOf(outcome: AggregateOutcome | undefined, row: CollectionRow): Refusal | undefined {
  switch (outcome) {
    case 'published':
    case 'unchanged':
      return undefined;
    case 'too_recent':
      return refuse('aggregate_too_recent', { day: row.publishableOn });
    case 'too_few':
      return refuse('aggregate_too_few', { needed: row.smallest });
    case 'dominated':
      return refuse('aggregate_dominated');
    case 'too_close':
      return refuse('aggregate_too_close', { needed: fewestAnswers });
    case undefined:
      return refuse('not_allowed');
  }
}
