import {
  closeWave,
  createCampaign,
  inviteWave,
  listInstruments,
  listCampaigns,
  listTargets,
  listWaves,
  publishWave,
  type JsonObject,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { openNextWave } from '../../diagnosis/open-next-wave.ts';
import { entryRoutes } from './entry-routes.ts';
import { campaignsPolicy } from './policy.ts';
import { presentCampaign, presentProgress } from './present.ts';
import {
  campaignParams,
  campaignShape,
  made,
  newCampaign,
  newWave,
  opened,
  publication,
  told,
  waveParams,
  waveProgress,
} from './schema.ts';
import { waveTableRoutes } from './wave-table-routes.ts';

const all = `${inCluster}/campaigns`;
const one = `${inCluster}/waves/:waveId`;

export const campaignsRoutes: Resource = (app, services) => {
  app.get(
    all,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: clusterParams, response: { 200: campaignShape.array() } },
    },
    (request) => asCaller(services, request, (tx) => campaignsOf(tx, request.params.clusterId)),
  );
  app.post(
    all,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: clusterParams, body: newCampaign, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { target, ...fields } = request.body;
      const id = await asCaller(services, request, async (tx) => {
        const instruments = await listInstruments(tx, clusterId);
        if (!instruments.some((one) => one.id === fields.instrumentId)) throw refuse('not_found');
        return createCampaign(tx, { clusterId, ...fields, target: target as unknown as JsonObject });
      });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${all}/:campaignId/waves`,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: campaignParams, body: newWave, response: { 201: opened } },
    },
    async (request, reply) => {
      const open = async (tx: Session) => {
        const wave = await openNextWave(tx, request.params, request.body);
        return { ...wave, told: (await inviteWave(tx, wave.id)) ?? 0 };
      };
      const answer = await tellingCurrent(
        () => asCaller(services, request, open),
        () => asCaller(services, request, (tx) => campaignsOf(tx, request.params.clusterId)),
      );
      return reply.status(201).send(answer);
    },
  );
  waves(app, services);
  entryRoutes(app, services);
  waveTableRoutes(app, services);
};

function waves(app: ApiServer, services: Services): void {
  const read = (tx: Session, { clusterId, waveId }: { clusterId: string; waveId: string }) =>
    progressOf(tx, clusterId, waveId);
  app.get(
    one,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: waveParams, response: { 200: waveProgress } },
    },
    (request) => asCaller(services, request, (tx) => read(tx, request.params)),
  );
  app.post(
    `${one}/invite`,
    { config: { permission: campaignsPolicy.run }, schema: { params: waveParams, response: { 201: told } } },
    async (request, reply) => {
      const count = await asCaller(services, request, async (tx) => {
        await read(tx, request.params);
        return inviteWave(tx, request.params.waveId);
      });
      return reply.status(201).send({ told: count ?? 0 });
    },
  );
  app.post(
    `${one}/close`,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: waveParams, response: { 200: waveProgress } },
    },
    (request) =>
      tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            await read(tx, request.params);
            if (!(await closeWave(tx, request.params.waveId))) throw refuse('wave_closed');
            return read(tx, request.params);
          }),
        () => asCaller(services, request, (tx) => read(tx, request.params)),
      ),
  );
  app.post(
    `${one}/publication`,
    {
      config: { permission: campaignsPolicy.manage },
      schema: { params: waveParams, body: publication, response: { 204: nothing } },
    },
    async (request, reply) => {
      const publish = async (tx: Session) => {
        await read(tx, request.params);
        if (!(await publishWave(tx, request.params.waveId, request.body.published)))
          throw refuse('wave_not_closed');
      };
      await tellingCurrent(
        () => asCaller(services, request, publish),
        () => asCaller(services, request, (tx) => read(tx, request.params)),
      );
      return reply.status(204).send(null);
    },
  );
}

async function campaignsOf(tx: Session, clusterId: string) {
  const rows = await listWaves(tx, clusterId);
  return (await listCampaigns(tx, clusterId)).map((campaign) => presentCampaign(campaign, rows));
}

async function progressOf(tx: Session, clusterId: string, waveId: string) {
  const wave = (await listWaves(tx, clusterId)).find(({ id }) => id === waveId);
  if (wave === undefined) throw refuse('not_found');
  const campaign = (await listCampaigns(tx, clusterId)).find(({ id }) => id === wave.campaignId);
  return presentProgress(wave, campaign?.stratumBy ?? 'none', await listTargets(tx, clusterId, waveId));
}
