import {
  addEncounter,
  changeEncounter,
  createJob,
  fixMeetings,
  getEncounterSchedule,
  listEncounters,
  type EncounterPlan,
} from '@grappe/database';
import { checkRequest } from '@grappe/engine/encounters';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, nothing, type ApiServer, type Resource } from '../../app/resource.ts';
import type { Services } from '../../app/services.ts';
import { fileRoutes } from './file-routes.ts';
import { participantRoutes } from './participant-routes.ts';
import { encountersPolicy } from './policy.ts';
import { presentEncounter } from './present.ts';
import { changing, encounterPath, readEncounter, requireOrganised } from './read-encounter.ts';
import { readEncounterRequest } from './read-encounter-request.ts';
import {
  encounterChange,
  encounterDetail,
  encounterList,
  encounterParams,
  encounterState,
  fixedMeetings,
  made,
  newEncounter,
  searching,
} from './schema.ts';
import { endsOnTheDay } from './slot-times.ts';

/** One-to-one meetings of an event: plan, registrations and wishes, schedule, publication. */
export const encountersRoutes: Resource = (app, services) => {
  readRoutes(app, services);
  planRoutes(app, services);
  scheduleRoutes(app, services);
  fixedRoutes(app, services);
  participantRoutes(app, services);
  fileRoutes(app, services);
};

function readRoutes(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/encounters`,
    {
      config: { permission: encountersPolicy.read },
      schema: { params: clusterParams, response: { 200: encounterList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const rows = await asCaller(services, request, (tx) => listEncounters(tx, clusterId));
      return rows.map(presentEncounter);
    },
  );
  app.get(
    encounterPath,
    {
      config: { permission: encountersPolicy.read },
      schema: { params: encounterParams, response: { 200: encounterDetail } },
    },
    (request) => asCaller(services, request, (tx) => readEncounter(tx, request.params)),
  );
}

function planRoutes(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/encounters`,
    {
      config: { permission: encountersPolicy.organise },
      schema: { params: clusterParams, body: newEncounter, response: { 201: made } },
    },
    async (request, reply) => {
      const { allianceId, ...plan } = request.body;
      const { clusterId } = request.params;
      checkPlan(plan);
      const id = await asCaller(services, request, (tx) => addEncounter(tx, { clusterId, allianceId }, plan));
      return reply.status(201).send({ id });
    },
  );
  app.patch(
    encounterPath,
    {
      config: { permission: encountersPolicy.organise },
      schema: { params: encounterParams, body: encounterChange, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { version, ...plan } = request.body;
      checkPlan(plan);
      await changing(services, request, async (tx) => {
        const event = await requireOrganised(tx, request.params);
        if (event.status === 'published' || event.status === 'cancelled') throw refuse('encounter_closed');
        if (!(await changeEncounter(tx, { ...request.params, version }, plan)))
          throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${encounterPath}/state`,
    {
      config: { permission: encountersPolicy.organise },
      schema: { params: encounterParams, body: encounterState, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { version, status } = request.body;
      await changing(services, request, async (tx) => {
        const event = await requireOrganised(tx, request.params);
        if (event.status === 'cancelled') throw refuse('encounter_closed');
        if (status === 'published' && (await getEncounterSchedule(tx, event.id)) === undefined)
          throw refuse('encounter_without_schedule');
        if (!(await changeEncounter(tx, { ...request.params, version }, { status })))
          throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
}

function scheduleRoutes(app: ApiServer, services: Services): void {
  app.post(
    `${encounterPath}/schedule`,
    {
      config: { permission: encountersPolicy.organise },
      schema: { params: encounterParams, response: { 202: searching } },
    },
    async (request, reply) => {
      const { clusterId, encounterId } = request.params;
      const jobId = await changing(services, request, async (tx) => {
        const event = await requireOrganised(tx, request.params);
        // What people were told does not move under their feet: it is opened again first.
        if (event.status !== 'open' && event.status !== 'draft') throw refuse('encounter_closed');
        return createJob(tx, { clusterId, kind: 'schedule_encounter', payload: { encounterId } });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
}

function fixedRoutes(app: ApiServer, services: Services): void {
  app.put(
    `${encounterPath}/fixed`,
    {
      config: { permission: encountersPolicy.organise },
      schema: { params: encounterParams, body: fixedMeetings, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { version, meetings } = request.body;
      const agreed = meetings.map(({ slot, first, second }) => ({ slot, firstId: first, secondId: second }));
      await changing(services, request, async (tx) => {
        const event = await requireOrganised(tx, request.params);
        if (event.status === 'published' || event.status === 'cancelled') throw refuse('encounter_closed');
        const asked = await readEncounterRequest(tx, request.params, agreed);
        const [problem] = checkRequest(asked.request);
        if (problem !== undefined) throw refuse('encounter_cannot_be_scheduled', { problem: problem.kind });
        if (!(await fixMeetings(tx, { ...request.params, version }, agreed)))
          throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
}

function checkPlan(plan: EncounterPlan): void {
  const wrong = (field: string, reason: string) =>
    refuse('invalid_request', { field: `body.${field}`, reason });
  if (plan.wishesUntil > plan.heldOn) throw wrong('wishesUntil', 'after_the_event');
  if (!endsOnTheDay(plan)) throw wrong('slots', 'past_midnight');
  const names = plan.rooms.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw wrong('rooms', 'twice');
  const beyond = plan.rooms.some(({ closedSlots }) => closedSlots.some((slot) => slot >= plan.slots));
  if (beyond) throw wrong('rooms', 'no_such_slot');
}
