import { abandonAssessment, answerCriterion, openAssessment, submitAssessment } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { labelPolicy } from './policy.ts';
import { criterionParams, labelAnswer, labelSubmission, made } from './schema.ts';

/** The self-assessment: begun, answered criterion by criterion, sent to its auditor, or given up. */
export const assessmentRoutes: Resource = (app, services) => {
  app.post(
    `${inCluster}/label/assessments`,
    {
      config: { permission: labelPolicy.manage },
      schema: { params: clusterParams, response: { 201: made } },
    },
    async (request, reply) => {
      const id = await asCaller(services, request, (tx) => openAssessment(tx, request.params.clusterId));
      if (id === undefined) throw refuse('label_under_way');
      return reply.status(201).send({ id });
    },
  );
  app.put(
    `${inCluster}/label/answers/:criterion`,
    {
      config: { permission: labelPolicy.assess },
      schema: { params: criterionParams, body: labelAnswer, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, criterion } = request.params;
      const done = await asCaller(services, request, (tx) =>
        answerCriterion(tx, clusterId, criterion, request.body),
      );
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/label/submit`,
    {
      config: { permission: labelPolicy.manage },
      schema: { params: clusterParams, body: labelSubmission, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const refusal = await asCaller(services, request, (tx) =>
        submitAssessment(tx, clusterId, request.body.auditorId),
      );
      if (refusal !== null) throw refuse(refusal);
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/label/abandon`,
    {
      config: { permission: labelPolicy.manage },
      schema: { params: clusterParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const done = await asCaller(services, request, (tx) => abandonAssessment(tx, request.params.clusterId));
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};
