import {
  createJob,
  declareDistinct,
  getDuplicate,
  listDuplicates,
  mergeOrganisations,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { duplicatesPolicy } from './policy.ts';
import { presentDuplicate } from './present.ts';
import {
  decided,
  duplicateDecision,
  duplicateList,
  duplicateParams,
  duplicateQuery,
  searching,
} from './schema.ts';

export const duplicatesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/duplicates`,
    {
      config: { permission: duplicatesPolicy.read },
      schema: { params: clusterParams, querystring: duplicateQuery, response: { 200: duplicateList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const rows = await asCaller(services, request, (tx) => listDuplicates(tx, clusterId, request.query));
      return rows.map(presentDuplicate);
    },
  );
  app.post(
    `${inCluster}/duplicates/search`,
    {
      config: { permission: duplicatesPolicy.decide },
      schema: { params: clusterParams, response: { 202: searching } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const jobId = await asCaller(services, request, (tx) =>
        createJob(tx, { clusterId, kind: 'find_duplicates', payload: {} }),
      );
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
  app.post(
    `${inCluster}/duplicates/:duplicateId/decision`,
    {
      config: { permission: duplicatesPolicy.decide },
      schema: { params: duplicateParams, body: duplicateDecision, response: { 200: decided } },
    },
    async (request) => {
      const { clusterId, duplicateId } = request.params;
      const { decision } = request.body;
      const decide = async (tx: Session) => {
        const pair = await getDuplicate(tx, clusterId, duplicateId);
        if (pair === undefined) throw refuse('not_found');
        if (pair.decision !== null) throw refuse('conflict_changed_meanwhile');
        if (decision === 'distinct') {
          if (!(await declareDistinct(tx, clusterId, duplicateId)))
            throw refuse('conflict_changed_meanwhile');
          return { changeSetId: null };
        }
        const left = decision === 'merge_into_left';
        const outcome = await mergeOrganisations(tx, {
          clusterId,
          keptId: left ? pair.leftId : pair.rightId,
          droppedId: left ? pair.rightId : pair.leftId,
        });
        if (outcome.kind === 'not_found') throw refuse('conflict_changed_meanwhile');
        return { changeSetId: outcome.changeSetId };
      };
      const read = async (tx: Session) => {
        const pair = await getDuplicate(tx, clusterId, duplicateId);
        return pair === undefined ? null : { id: pair.id, decision: pair.decision };
      };
      return tellingCurrent(
        () => asCaller(services, request, decide),
        () => asCaller(services, request, read),
      );
    },
  );
};
