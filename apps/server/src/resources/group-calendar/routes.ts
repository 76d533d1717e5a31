import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import { addGroupDay, changeGroupDay, listGroupDays, type GroupDay } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import type { Services } from '../../app/services.ts';
import { changingLife, type HeldLife } from '../group-life/held-life.ts';
import type { GroupPlace } from '../group-life/read-life.ts';
import { takenByDay } from './clashes.ts';
import { feedRoutes } from './feed-routes.ts';
import { groupCalendarPolicy } from './policy.ts';
import { readCalendar } from './read-calendar.ts';
import {
  dayParams,
  groupCalendar,
  groupDayChange,
  groupParams,
  newGroupDay,
  versionOfDay,
} from './schema.ts';

const calendarPath = `${inCluster}/groups/:groupId/calendar`;
const write = { permission: groupCalendarPolicy.write };

/** Days of the shared manager: for whom, where, and what does not go together. */
export const groupCalendarRoutes: Resource = (app, services) => {
  app.get(
    calendarPath,
    {
      config: { permission: groupCalendarPolicy.read },
      schema: { params: groupParams, response: { 200: groupCalendar } },
    },
    (request) => calendarOf(services, request),
  );
  app.post(
    calendarPath,
    { config: write, schema: { params: groupParams, body: newGroupDay, response: { 201: groupCalendar } } },
    async (request, reply) => {
      const day = request.body;
      await changingLife(services, request, null, async (held) => {
        await checkDay(held, day, null);
        await addGroupDay(held.tx, held.place, day);
      });
      return reply.status(201).send(await calendarOf(services, request));
    },
  );
  app.patch(
    `${calendarPath}/:dayId`,
    { config: write, schema: { params: dayParams, body: groupDayChange, response: { 200: groupCalendar } } },
    async (request) => {
      const { version, ...day } = request.body;
      const { groupId, dayId } = request.params;
      await changingLife(services, request, null, async (held) => {
        await checkDay(held, day, dayId);
        if (!(await changeGroupDay(held.tx, { groupId, id: dayId, version }, day)))
          throw refuse('conflict_changed_meanwhile');
      });
      return calendarOf(services, request);
    },
  );
  app.post(
    `${calendarPath}/:dayId/delete`,
    { config: write, schema: { params: dayParams, body: versionOfDay, response: { 200: groupCalendar } } },
    async (request) => {
      const { groupId, dayId } = request.params;
      await changingLife(services, request, null, async ({ tx }) => {
        await requireDay(tx, groupId, dayId);
        if (!(await changeGroupDay(tx, { groupId, id: dayId, version: request.body.version }, null)))
          throw refuse('conflict_changed_meanwhile');
      });
      return calendarOf(services, request);
    },
  );
  feedRoutes(app, services);
};

const calendarOf = (services: Services, request: FastifyRequest & { readonly params: GroupPlace }) => {
  const { clusterId } = request.params;
  const coordinates = personOf(request).grants.some(
    (grant) => grant.clusterId === clusterId && coordinatingRoles.some((role: Role) => role === grant.role),
  );
  return asCaller(services, request, (tx) => readCalendar(tx, request.params, { coordinates }));
};

async function requireDay(tx: HeldLife['tx'], groupId: string, dayId: string): Promise<void> {
  if (!(await listGroupDays(tx, [groupId])).some(({ id }) => id === dayId)) throw refuse('not_found');
}

/** While the life is held: a day is given once. An absence is told even over days that were given, which then clash. */
async function checkDay(
  { tx, place, life, group }: HeldLife,
  asked: GroupDay,
  dayId: string | null,
): Promise<void> {
  if (!['commitment', 'operating', 'results'].includes(life.state)) throw refuse('calendar_not_running');
  if (dayId !== null) await requireDay(tx, place.groupId, dayId);
  const { organisationId, day } = asked;
  if (organisationId !== null && !group.members.some(({ id }) => id === organisationId))
    throw refuse('invalid_request', { field: 'body.organisationId', reason: 'not_a_member' });
  if (asked.kind === 'absence') return;
  const others = (await listGroupDays(tx, [place.groupId])).filter(
    (each) => each.day === day && each.id !== dayId,
  );
  const { work, absence } = takenByDay(others).get(day) ?? { work: 0, absence: 0 };
  if (absence > 0 && work + absence + asked.portion > 1) throw refuse('calendar_manager_absent', { day });
  if (work + asked.portion > 1) throw refuse('calendar_day_taken', { day, free: 1 - work });
}
