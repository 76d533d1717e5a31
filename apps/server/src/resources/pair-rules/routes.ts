import { listPairRules, setPairRule, withdrawPairRule } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { requireLiving } from '../../app/require-living.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { pairRulesPolicy } from './policy.ts';
import { presentPairRule } from './present.ts';
import { newPairRule, pairRule, pairRuleList, pairRuleParams } from './schema.ts';

export const pairRulesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/pair-rules`,
    {
      config: { permission: pairRulesPolicy.read },
      schema: { params: clusterParams, response: { 200: pairRuleList } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => listPairRules(tx, request.params.clusterId));
      return rows.map(presentPairRule);
    },
  );
  app.post(
    `${inCluster}/pair-rules`,
    {
      config: { permission: pairRulesPolicy.change },
      schema: { params: clusterParams, body: newPairRule, response: { 201: pairRule } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { rule, leftId, rightId } = request.body;
      if (leftId === rightId) throw refuse('invalid_request', { field: 'body.rightId', reason: 'same' });
      const made = await asCaller(services, request, async (tx) => {
        await requireLiving(tx, clusterId, [leftId, rightId]);
        const id = await setPairRule(tx, { clusterId, kind: rule, firstId: leftId, secondId: rightId });
        return (await listPairRules(tx, clusterId)).find((row) => row.id === id);
      });
      if (made === undefined) throw refuse('not_found');
      return reply.status(201).send(presentPairRule(made));
    },
  );
  app.post(
    `${inCluster}/pair-rules/:ruleId/remove`,
    {
      config: { permission: pairRulesPolicy.change },
      schema: { params: pairRuleParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, ruleId } = request.params;
      const removed = await asCaller(services, request, (tx) => withdrawPairRule(tx, clusterId, ruleId));
      if (!removed) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};
