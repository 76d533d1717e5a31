import { changeAlliance, contactAlly, getCluster, recordAllianceEvent } from '@grappe/database';
import type { z } from 'zod';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { todayIs } from '../group-life/read-life.ts';
import { isBefore, stageAfter } from './conditions.ts';
import { conventionRoutes } from './convention-routes.ts';
import { draftsRoutes } from './drafts-routes.ts';
import {
  alliancePath,
  changingAlliance,
  refuseBeforeFounding,
  refuseInFuture,
  refuseUnless,
  type HeldAlliance,
} from './held-alliance.ts';
import { mandatesRoutes } from './mandates-routes.ts';
import { allianceFilesPolicy } from './policy.ts';
import { readAlliance } from './read-alliance.ts';
import { readPipeline } from './read-pipeline.ts';
import { refuseItself } from './refuse-itself.ts';
import {
  alliance,
  allianceContactMade,
  allianceEdit,
  allianceParams,
  pipeline,
  stageChange,
} from './schema.ts';
import { sideRoutes } from './side-routes.ts';

const read = { permission: allianceFilesPolicy.read };
const change = { permission: allianceFilesPolicy.change };
const commit = { permission: allianceFilesPolicy.commit };

/** An alliance as its team runs it: the pipeline, one of them, and its stages. */
export const allianceFilesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/alliances/pipeline`,
    { config: read, schema: { params: clusterParams, response: { 200: pipeline } } },
    (request) => asCaller(services, request, (tx) => readPipeline(tx, request.params.clusterId)),
  );
  app.get(
    alliancePath,
    { config: read, schema: { params: allianceParams, response: { 200: alliance } } },
    (request) => asCaller(services, request, (tx) => readAlliance(tx, request.params, personOf(request))),
  );
  app.put(
    alliancePath,
    { config: change, schema: { params: allianceParams, body: allianceEdit, response: { 200: alliance } } },
    (request) => changingAlliance(services, request, (held) => edit(held, request.body)),
  );
  app.post(
    `${alliancePath}/contact`,
    {
      config: commit,
      schema: { params: allianceParams, body: allianceContactMade, response: { 200: alliance } },
    },
    (request) => changingAlliance(services, request, (held) => contact(held, request.body)),
  );
  app.post(
    `${alliancePath}/stage`,
    { config: change, schema: { params: allianceParams, body: stageChange, response: { 200: alliance } } },
    (request) => changingAlliance(services, request, (held) => moveTo(held, request.body)),
  );
  for (const routes of [sideRoutes, conventionRoutes, mandatesRoutes, draftsRoutes]) routes(app, services);
};

async function edit(
  { tx, place, alliance: seen }: HeldAlliance,
  { version, name, theme, outside }: z.output<typeof allianceEdit>,
): Promise<void> {
  const own = await getCluster(tx, place.clusterId);
  if (own === undefined) throw refuse('not_found');
  if (outside !== null) {
    refuseItself(own, { shortName: null, outside });
    if (!seen.isOutside && seen.status !== 'prepared') throw refuse('alliance_partner_known');
    refuseInFuture(outside.foundedOn, 'body.outside.foundedOn');
    const first = seen.signatures.map(({ signedOn }) => signedOn).toSorted()[0];
    if (first !== undefined) refuseBeforeFounding({ parties: [], outside }, first);
  } else if (seen.isOutside) throw refuse('invalid_request', { field: 'body.outside', reason: 'required' });
  refuseUnless(
    await changeAlliance(
      tx,
      { id: place.allianceId, version },
      {
        name,
        theme,
        outside_name: outside?.name ?? null,
        outside_country: outside?.country ?? null,
        outside_founded_on: outside?.foundedOn ?? null,
      },
    ),
  );
}

/** The other cluster is spoken to: one of this installation is proposed the alliance, one outside is noted. */
async function contact(
  { tx, place, alliance: seen }: HeldAlliance,
  { version, shortName }: z.output<typeof allianceContactMade>,
): Promise<void> {
  if (seen.version !== version) throw refuse('conflict_changed_meanwhile');
  if (seen.status !== 'prepared' || seen.stage === 'contact')
    throw refuse('alliance_stage_out_of_order', { from: seen.stage, to: 'contact' });
  if (shortName === null) {
    if (!seen.isOutside) throw refuse('invalid_request', { field: 'body.shortName', reason: 'required' });
    await enter({ tx, place, alliance: seen }, 'contact', { on: todayIs(), reason: '' });
    return;
  }
  const own = await getCluster(tx, place.clusterId);
  if (own === undefined) throw refuse('not_found');
  refuseItself(own, { shortName, outside: null });
  if (seen.isOutside) throw refuse('alliance_partner_known');
  refuseUnless(await contactAlly(tx, place, shortName.toLowerCase()));
  await recordAllianceEvent(tx, place, { kind: 'proposed', shared: true });
}

/** On to the next stage once it waits for nothing, or back with a reason. */
async function moveTo(held: HeldAlliance, wish: z.output<typeof stageChange>): Promise<void> {
  const { alliance: seen } = held;
  const { to, version, reason } = wish;
  const on = wish.on ?? todayIs();
  if (seen.version !== version) throw refuse('conflict_changed_meanwhile');
  refuseBeforeFounding(seen, on);
  refuseInFuture(on, 'body.on');
  if (to === stageAfter(seen.stage)) {
    const waits = seen.next?.conditions.find(({ met }) => !met);
    if (waits !== undefined) throw refuse('alliance_stage_not_ready', { to, condition: waits.code });
    if (to === 'contact' && seen.status === 'prepared' && !seen.isOutside)
      throw refuse('alliance_stage_not_ready', { to, condition: 'target_named' });
  } else if (isBefore(to, seen.stage)) {
    const isOpen = seen.status === 'prepared' || (seen.status === 'active' && !isBefore(to, 'negotiation'));
    if (!isOpen) throw refuse('alliance_stage_out_of_order', { from: seen.stage, to });
    if (reason === '') throw refuse('alliance_reason_missing');
  } else throw refuse('alliance_stage_out_of_order', { from: seen.stage, to });
  await enter(held, to, { on, reason });
}

/** Where an alliance with somebody who is not here begins to stand. */
const startsWith = (held: HeldAlliance, to: string): boolean =>
  held.alliance.status === 'prepared' && to === 'negotiation';

async function enter(
  held: HeldAlliance,
  to: HeldAlliance['alliance']['stage'],
  { on, reason }: { readonly on: string; readonly reason: string },
): Promise<void> {
  const { tx, place, alliance: seen } = held;
  refuseUnless(
    await changeAlliance(
      tx,
      { id: place.allianceId, version: seen.version },
      { stage: to, stage_since: on, ...(startsWith(held, to) ? { status: 'active', started_on: on } : {}) },
    ),
  );
  await recordAllianceEvent(tx, place, {
    kind: isBefore(to, seen.stage) ? 'back' : 'stage',
    shared: seen.status === 'active',
    on,
    detail: { from: seen.stage, to, text: reason },
  });
}
