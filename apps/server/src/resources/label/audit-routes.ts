import { decideLabel, findCriterion, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { assessmentNow, checkStep, criterionNow } from './criterion-now.ts';
import { labelPolicy } from './policy.ts';
import { assessmentParams, findingParams, labelDecision, labelFindingEdit } from './schema.ts';

/** What the auditor writes: a finding for each criterion, then the decision, with its reasons and its day. */
export const auditRoutes: Resource = (app, services) => {
  app.put(
    `${inCluster}/label/assessments/:assessmentId/findings/:criterion`,
    {
      config: { permission: labelPolicy.audit },
      schema: { params: findingParams, body: labelFindingEdit, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, ...place } = request.params;
      const find = async (tx: Session) =>
        checkStep(await findCriterion(tx, place.assessmentId, place.criterion, request.body), {
          tx,
          clusterId,
          assessmentId: place.assessmentId,
        });
      await tellingCurrent(
        () => asCaller(services, request, find),
        () => asCaller(services, request, (tx) => criterionNow(tx, clusterId, place)),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/label/assessments/:assessmentId/decision`,
    {
      config: { permission: labelPolicy.audit },
      schema: { params: assessmentParams, body: labelDecision, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { body } = request;
      const expiresOn = body.grant ? body.expiresOn : null;
      const { clusterId, assessmentId } = request.params;
      const decide = async (tx: Session) =>
        checkStep(await decideLabel(tx, assessmentId, { ...body, expiresOn }), {
          tx,
          clusterId,
          assessmentId,
        });
      await tellingCurrent(
        () => asCaller(services, request, decide),
        () => asCaller(services, request, (tx) => assessmentNow({ tx, clusterId, assessmentId })),
      );
      return reply.status(204).send(null);
    },
  );
};
