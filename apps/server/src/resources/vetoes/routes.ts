import { auditRead, enterVeto, listVetoes, withdrawVeto, type VetoRow } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { requireLiving } from '../../app/require-living.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { vetoesPolicy } from './policy.ts';
import { presentVeto } from './present.ts';
import { newVeto, veto, vetoAudience, vetoList, vetoParams } from './schema.ts';

export const vetoesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/vetoes`,
    {
      config: { permission: vetoesPolicy.read },
      schema: { params: clusterParams, response: { 200: vetoList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const { coordinates } = abilitiesIn(personOf(request), clusterId);
      const rows = await asCaller(services, request, async (tx) => {
        const found = await listVetoes(tx, clusterId);
        if (coordinates && found.length > 0)
          await auditRead(tx, { clusterId, kind: 'vetoes', detail: { rows: found.length } });
        return found;
      });
      return rows.map(presentVeto);
    },
  );
  app.post(
    `${inCluster}/vetoes`,
    {
      config: { permission: vetoesPolicy.change },
      schema: { params: clusterParams, body: newVeto, response: { 201: veto } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { organisationId, againstId, audience } = request.body;
      const abilities = abilitiesIn(personOf(request), clusterId);
      const speaks = abilities.speaksFor(organisationId);
      if (!speaks && !(abilities.coordinates && audience === 'coordinator')) throw refuse('not_allowed');
      if (organisationId === againstId)
        throw refuse('invalid_request', { field: 'body.againstId', reason: 'same' });
      const entered = await asCaller(services, request, async (tx) => {
        await requireLiving(tx, clusterId, [organisationId, againstId]);
        await enterVeto(tx, { clusterId, organisationId, againstId, audience });
        const standing = await listVetoes(tx, clusterId);
        return standing.find(
          (row) =>
            row.organisationId === organisationId && row.againstId === againstId && row.audience === audience,
        );
      });
      if (entered === undefined) throw refuse('not_found');
      return reply.status(201).send(presentVeto(entered));
    },
  );
  app.post(
    `${inCluster}/vetoes/:vetoId/withdraw`,
    {
      config: { permission: vetoesPolicy.change },
      schema: { params: vetoParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, vetoId } = request.params;
      const withdrawn = await asCaller(services, request, (tx) => withdrawVeto(tx, clusterId, vetoId));
      if (!withdrawn) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/vetoes/:vetoId/share`,
    {
      config: { permission: vetoesPolicy.change },
      schema: { params: vetoParams, body: vetoAudience, response: { 200: veto } },
    },
    async (request) => {
      const { clusterId, vetoId } = request.params;
      const { audience } = request.body;
      const shared = await asCaller(services, request, async (tx) => {
        const row = (await listVetoes(tx, clusterId)).find(({ id }) => id === vetoId);
        if (row === undefined) throw refuse('not_found');
        if (!row.mine) throw refuse('not_allowed');
        if (row.audience === audience) return row;
        await withdrawVeto(tx, clusterId, vetoId);
        const { organisationId, againstId, note } = row;
        await enterVeto(tx, { clusterId, organisationId, againstId, audience, note });
        const same = (one: VetoRow) =>
          one.organisationId === organisationId && one.againstId === againstId && one.audience === audience;
        return (await listVetoes(tx, clusterId)).find(same);
      });
      if (shared === undefined) throw refuse('not_found');
      return presentVeto(shared);
    },
  );
};
