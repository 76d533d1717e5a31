import type { CompetenceRequest } from '@grappe/contracts/api';
import {
  addRow,
  alliedClusterNames,
  bySelf,
  changeCompetenceAnswer,
  changeVersioned,
  getCluster,
  listCompetences,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { withCurrent } from '../../app/with-current.ts';
import { refuseUnless } from '../alliance-files/held-alliance.ts';
import { teamOf } from '../alliance-files/mandates-routes.ts';
import { todayIs } from '../group-life/read-life.ts';
import { competencesPolicy } from './policy.ts';
import {
  answerParams,
  competenceAnswerState,
  competenceEdit,
  competences,
  newCompetenceAnswer,
  newCompetenceRequest,
  competenceParams,
} from './schema.ts';

const change = { permission: competencesPolicy.change };
const answer = { 200: competences };
const added = { 201: competences };
const one = `${inCluster}/competences/:competenceId`;

/** Competences that are missing in a cluster: its allies read them and answer. */
export const competencesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/competences`,
    { config: { permission: competencesPolicy.read }, schema: { params: clusterParams, response: answer } },
    (request) => asCaller(services, request, (tx) => readCompetences(tx, request.params.clusterId)),
  );
  app.post(
    `${inCluster}/competences`,
    { config: change, schema: { params: clusterParams, body: newCompetenceRequest, response: added } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { title, detail, wantedBy, projectId, ownerId } = request.body;
      const all = await changing(services, request, async (tx) => {
        await refuseStranger(tx, clusterId, ownerId);
        await refuseProjectElsewhere(tx, projectId);
        refusePast(wantedBy);
        await addRow(tx, 'competence_requests', {
          cluster_id: clusterId,
          project_id: projectId,
          title,
          detail,
          wanted_by: wantedBy,
          owner_id: ownerId,
          created_by: bySelf,
          updated_by: bySelf,
        });
      });
      return reply.status(201).send(all);
    },
  );
  app.put(
    one,
    { config: change, schema: { params: competenceParams, body: competenceEdit, response: answer } },
    (request) => {
      const { clusterId, competenceId } = request.params;
      const { version, title, detail, wantedBy, status, outcome, ownerId } = request.body;
      return changing(services, request, async (tx, seen) => {
        if (!seen.some(({ id, isOurs }) => id === competenceId && isOurs)) throw refuse('not_found');
        await refuseStranger(tx, clusterId, ownerId);
        const which = { keys: { cluster_id: clusterId, id: competenceId }, version };
        const values = { title, detail, wanted_by: wantedBy, status, outcome, owner_id: ownerId };
        refuseUnless(await changeVersioned(tx, 'competence_requests', which, values));
      });
    },
  );
  answersRoutes(app, services);
};

const answersRoutes: Resource = (app, services) => {
  app.post(
    `${one}/answers`,
    { config: change, schema: { params: competenceParams, body: newCompetenceAnswer, response: added } },
    async (request, reply) => {
      const { clusterId, competenceId } = request.params;
      const all = await changing(services, request, async (tx, seen) => {
        const asked = seen.find(({ id }) => id === competenceId);
        if (asked === undefined || asked.isOurs) throw refuse('not_found');
        if (asked.status !== 'open') throw refuse('competence_closed');
        const { message } = request.body;
        await addRow(tx, 'competence_answers', {
          cluster_id: clusterId,
          request_id: competenceId,
          message,
          created_by: bySelf,
        });
      });
      return reply.status(201).send(all);
    },
  );
  app.put(
    `${one}/answers/:answerId/state`,
    { config: change, schema: { params: answerParams, body: competenceAnswerState, response: answer } },
    (request) => {
      const { clusterId, competenceId, answerId } = request.params;
      const { was, status } = request.body;
      return changing(services, request, async (tx, seen) => {
        const answered = seen
          .find(({ id }) => id === competenceId)
          ?.answers.find(({ id }) => id === answerId);
        const ours = status === 'withdrawn';
        if (answered === undefined || answered.isOurs !== ours) throw refuse('not_found');
        const which = { requestId: competenceId, id: answerId, was, ours, clusterId };
        refuseUnless(await changeCompetenceAnswer(tx, which, status));
      });
    },
  );
};

function changing(
  services: Services,
  request: FastifyRequest & { readonly params: { readonly clusterId: string } },
  work: (tx: Session, seen: readonly CompetenceRequest[]) => Promise<void>,
): Promise<CompetenceRequest[]> {
  const { clusterId } = request.params;
  const read = (tx: Session) => readCompetences(tx, clusterId);
  const changed = asCaller(services, request, async (tx) => {
    await work(tx, await read(tx));
    return read(tx);
  });
  return withCurrent(changed, () => asCaller(services, request, read));
}

async function readCompetences(tx: Session, clusterId: string): Promise<CompetenceRequest[]> {
  const own = await getCluster(tx, clusterId);
  if (own === undefined) throw refuse('not_found');
  const names = new Map([...(await alliedClusterNames(tx)), [own.id, own.name]]);
  const called = (id: string) => ({ clusterName: names.get(id) ?? '', isOurs: id === clusterId });
  return (await listCompetences(tx, clusterId)).map(({ ownerId, ownerName, answers, ...row }) => ({
    ...row,
    ...called(row.clusterId),
    owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
    answers: answers.map((each) => ({ ...each, ...called(each.clusterId) })),
  }));
}

async function refuseStranger(tx: Session, clusterId: string, ownerId: string | null): Promise<void> {
  if (ownerId !== null && !(await teamOf(tx, clusterId)).includes(ownerId))
    throw refuse('alliance_owner_elsewhere');
}

async function refuseProjectElsewhere(tx: Session, projectId: string | null): Promise<void> {
  if (projectId === null) return;
  const found = await tx.selectFrom('alliance_projects').select('id').where('id', '=', projectId).execute();
  if (found.length === 0) throw refuse('not_found');
}

function refusePast(day: string | null): void {
  if (day !== null && day < todayIs())
    throw refuse('invalid_request', { field: 'body.wantedBy', reason: 'in_the_past' });
}
