import { decideLabel, findCriterion, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { checkCriterion, criterionNow } from './criterion-now.ts';
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
        checkCriterion(await findCriterion(tx, place.assessmentId, place.criterion, request.body));
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
      const refusal = await asCaller(services, request, (tx) =>
        decideLabel(tx, request.params.assessmentId, { ...body, expiresOn }),
      );
      checkCriterion(refusal);
      return reply.status(204).send(null);
    },
  );
};
