import { decideLabel, findCriterion } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { labelPolicy } from './policy.ts';
import { assessmentParams, findingParams, labelDecision, labelFinding } from './schema.ts';

/** What the auditor writes: a finding for each criterion, then the decision, with its reasons and its day. */
export const auditRoutes: Resource = (app, services) => {
  app.put(
    `${inCluster}/label/assessments/:assessmentId/findings/:criterion`,
    {
      config: { permission: labelPolicy.audit },
      schema: { params: findingParams, body: labelFinding, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { assessmentId, criterion } = request.params;
      const done = await asCaller(services, request, (tx) =>
        findCriterion(tx, assessmentId, criterion, request.body),
      );
      if (!done) throw refuse('not_found');
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
      if (refusal !== null) throw refuse(refusal);
      return reply.status(204).send(null);
    },
  );
};
