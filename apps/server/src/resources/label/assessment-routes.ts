import {
  abandonAssessment,
  answerCriterion,
  listAssessments,
  missingLabelFiles,
  openAssessment,
  submitAssessment,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { checkStep, criterionNow, lastAssessment } from './criterion-now.ts';
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
      const answer = async (tx: Session) => {
        await checkStep(await answerCriterion(tx, clusterId, criterion, request.body), { tx, clusterId });
        const addresses = request.body.evidence.map(({ address }) => address);
        const [missing] = await missingLabelFiles(tx, clusterId, addresses);
        const title = request.body.evidence.find(({ address }) => address === missing)?.title;
        if (title !== undefined) throw refuse('label_file_missing', { title });
      };
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
      const submit = async (tx: Session) =>
        checkStep(await submitAssessment(tx, clusterId, request.body.auditorId), {
          tx,
          clusterId,
        });
      await tellingCurrent(
        () => asCaller(services, request, submit),
        () => asCaller(services, request, (tx) => lastAssessment(tx, clusterId)),
      );
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
      const { clusterId } = request.params;
      const abandon = async (tx: Session) =>
        checkStep((await abandonAssessment(tx, clusterId)) ? null : 'not_found', { tx, clusterId });
      await tellingCurrent(
        () => asCaller(services, request, abandon),
        () => asCaller(services, request, (tx) => lastAssessment(tx, clusterId)),
      );
      return reply.status(204).send(null);
    },
  );
};
