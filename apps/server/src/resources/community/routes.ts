import {
  addGathering,
  addPracticeNote,
  answerQuestion,
  askQuestion,
  cancelGathering,
  changePracticeNote,
  closeQuestion,
  reusePracticeNote,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, nothing, type ApiServer, type Resource } from '../../app/resource.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { mentoringRoutes } from './mentoring-routes.ts';
import { communityPolicy } from './policy.ts';
import { readCommunity } from './read-community.ts';
import {
  community,
  gatheringParams,
  made,
  newCommunityAnswer,
  newCommunityQuestion,
  newGathering,
  newPracticeNote,
  newPracticeReuse,
  noteParams,
  practiceNoteChange,
  questionParams,
} from './schema.ts';

export const communityPath = `${inCluster}/community` as const;
const write = { permission: communityPolicy.write };

/** Practice notes, questions, mentoring and gatherings of those who run a cluster. */
export const communityRoutes: Resource = (app, services) => {
  app.get(
    communityPath,
    {
      config: { permission: communityPolicy.read },
      schema: { params: clusterParams, response: { 200: community } },
    },
    (request) => asCaller(services, request, (tx) => communityOf(tx, request)),
  );
  noteRoutes(app, services);
  questionRoutes(app, services);
  gatheringRoutes(app, services);
  mentoringRoutes(app, services);
};

export const communityOf = (tx: Session, request: InCommunity) =>
  readCommunity(tx, { personId: personOf(request).id, clusterId: request.params.clusterId });

export type InCommunity = FastifyRequest & { readonly params: { readonly clusterId: string } };

function noteRoutes(app: ApiServer, services: Services): void {
  const noteNow = (request: InCommunity, noteId: string) =>
    asCaller(services, request, async (tx) =>
      (await communityOf(tx, request)).notes.find(({ id }) => id === noteId),
    );
  app.post(
    `${communityPath}/notes`,
    { config: write, schema: { params: clusterParams, body: newPracticeNote, response: { 201: made } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { basedOn } = request.body;
      const id = await asCaller(services, request, async (tx) => {
        if (basedOn !== null) await requireNote(tx, request, basedOn);
        return addPracticeNote(tx, clusterId, request.body);
      });
      return reply.status(201).send({ id });
    },
  );
  app.patch(
    `${communityPath}/notes/:noteId`,
    { config: write, schema: { params: noteParams, body: practiceNoteChange, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, noteId } = request.params;
      const { version, ...said } = request.body;
      const change = async (tx: Session) => {
        const note = await requireNote(tx, request, noteId);
        if (note.author.clusterId !== clusterId) throw refuse('not_allowed');
        if (!(await changePracticeNote(tx, { clusterId, noteId, version }, said)))
          throw refuse('conflict_changed_meanwhile');
      };
      await tellingCurrent(
        () => asCaller(services, request, change),
        () => noteNow(request, noteId),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${communityPath}/notes/:noteId/reuse`,
    { config: write, schema: { params: noteParams, body: newPracticeReuse, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, noteId } = request.params;
      const reuse = async (tx: Session) => {
        await requireNote(tx, request, noteId);
        if (!(await reusePracticeNote(tx, clusterId, noteId, request.body.said)))
          throw refuse('practice_reused_already');
      };
      await tellingCurrent(
        () => asCaller(services, request, reuse),
        () => noteNow(request, noteId),
      );
      return reply.status(204).send(null);
    },
  );
}

async function requireNote(tx: Session, request: InCommunity, noteId: string) {
  const found = (await communityOf(tx, request)).notes.find(({ id }) => id === noteId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

function questionRoutes(app: ApiServer, services: Services): void {
  const questionIn = async (tx: Session, request: InCommunity, questionId: string) => {
    const found = (await communityOf(tx, request)).questions.find(({ id }) => id === questionId);
    if (found === undefined) throw refuse('not_found');
    return found;
  };
  app.post(
    `${communityPath}/questions`,
    { config: write, schema: { params: clusterParams, body: newCommunityQuestion, response: { 201: made } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => askQuestion(tx, clusterId, request.body));
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${communityPath}/questions/:questionId/answers`,
    { config: write, schema: { params: questionParams, body: newCommunityAnswer, response: { 201: made } } },
    async (request, reply) => {
      const { clusterId, questionId } = request.params;
      const id = await asCaller(services, request, async (tx) => {
        await questionIn(tx, request, questionId);
        if (request.body.noteId !== null) await requireNote(tx, request, request.body.noteId);
        return answerQuestion(tx, clusterId, questionId, request.body);
      });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${communityPath}/questions/:questionId/close`,
    { config: write, schema: { params: questionParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { questionId } = request.params;
      const close = async (tx: Session) => {
        const { author } = await questionIn(tx, request, questionId);
        if (!author.mine) throw refuse('not_allowed');
        if (!(await closeQuestion(tx, questionId))) throw refuse('question_closed');
      };
      await tellingCurrent(
        () => asCaller(services, request, close),
        () => asCaller(services, request, (tx) => questionIn(tx, request, questionId)),
      );
      return reply.status(204).send(null);
    },
  );
}

function gatheringRoutes(app: ApiServer, services: Services): void {
  app.post(
    `${communityPath}/gatherings`,
    { config: write, schema: { params: clusterParams, body: newGathering, response: { 201: made } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => addGathering(tx, clusterId, request.body));
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${communityPath}/gatherings/:gatheringId/cancel`,
    { config: write, schema: { params: gatheringParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, gatheringId } = request.params;
      const done = await asCaller(services, request, (tx) => cancelGathering(tx, clusterId, gatheringId));
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
}
