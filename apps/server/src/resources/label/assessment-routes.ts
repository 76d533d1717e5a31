import {
  abandonAssessment,
  answerCriterion,
  listAssessments,
  openAssessment,
  submitAssessment,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { checkCriterion, criterionNow } from './criterion-now.ts';
import { labelPolicy } from './policy.ts';
import { presentAssessment } from './present.ts';
import { criterionParams, labelAnswerEdit, labelSubmission, made } from './schema.ts';

/** The self-assessment: begun, answered criterion by criterion, sent to its auditor, or given up. */
export const assessmentRoutes: Resource = (app, services) => {
  app.post(
    `${inCluster}/label/assessments`,
    {
      config: { permission: labelPolicy.manage },
      schema: { params: clusterParams, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const open = async (tx: Session) => {
        const made = await openAssessment(tx, clusterId);
        if (made === undefined) throw refuse('label_under_way');
        return made;
      };
      const underWay = async (tx: Session) =>
        (await listAssessments(tx, clusterId))
          .filter(({ status }) => status === 'draft' || status === 'submitted')
          .map(presentAssessment)[0];
      const id = await tellingCurrent(
        () => asCaller(services, request, open),
        () => asCaller(services, request, underWay),
      );
      return reply.status(201).send({ id });
    },
  );
  app.put(
    `${inCluster}/label/answers/:criterion`,
    {
      config: { permission: labelPolicy.assess },
      schema: { params: criterionParams, body: labelAnswerEdit, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, criterion } = request.params;
      const answer = async (tx: Session) =>
        checkCriterion(await answerCriterion(tx, clusterId, criterion, request.body));
      await tellingCurrent(
        () => asCaller(services, request, answer),
        () => asCaller(services, request, (tx) => criterionNow(tx, clusterId, { criterion })),
      );
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
      checkCriterion(refusal);
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
