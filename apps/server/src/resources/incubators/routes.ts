import {
  addIncubatorGroup,
  changeIncubator,
  createIncubator,
  groupsOfIncubator,
  listIncubators,
  myIncubators,
  proposedGroups,
  removeIncubatorGroup,
  saveIncubatorBudget,
  type IncubatorPlace,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { checkLines } from '../../plans/check-budget.ts';
import { readNaming } from '../groups/naming.ts';
import { incubatorsPolicy } from './policy.ts';
import { presentListItem, presentMyIncubator } from './present.ts';
import { readHoused, readIncubator } from './read-incubator.ts';
import { recordRoutes } from './record-routes.ts';
import {
  housedGroupParams,
  incubator,
  incubatorBudgetEdit,
  incubatorEdit,
  incubatorGroupEdit,
  incubatorListItem,
  incubatorParams,
  made,
  myIncubator,
  newIncubator,
} from './schema.ts';
import { tellIncubatorShares } from './tell-incubator-shares.ts';

export const incubatorsRoutes: Resource = (app, services) => {
  const all = `${inCluster}/incubators`;
  const one = `${all}/:incubatorId`;
  app.get(
    all,
    {
      config: { permission: incubatorsPolicy.read },
      schema: { params: clusterParams, response: { 200: incubatorListItem.array() } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => listIncubators(tx, request.params.clusterId));
      return rows.map(presentListItem);
    },
  );
  app.post(
    all,
    {
      config: { permission: incubatorsPolicy.write },
      schema: { params: clusterParams, body: newIncubator, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => createIncubator(tx, clusterId, request.body));
      return reply.status(201).send({ id });
    },
  );
  app.get(
    one,
    {
      config: { permission: incubatorsPolicy.read },
      schema: { params: incubatorParams, response: { 200: incubator } },
    },
    async (request) => {
      const { language } = personOf(request);
      return asCaller(services, request, (tx) => readIncubator(tx, request.params, language));
    },
  );
  app.put(
    one,
    {
      config: { permission: incubatorsPolicy.write },
      schema: { params: incubatorParams, body: incubatorEdit, response: { 200: incubator } },
    },
    async (request) => {
      const { language } = personOf(request);
      const { version, ...fields } = request.body;
      const read = (tx: Session) => readIncubator(tx, request.params, language);
      const keep = async (tx: Session) => {
        await readHoused(tx, request.params);
        if (!(await changeIncubator(tx, request.params, version, fields)))
          throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
  app.put(
    `${one}/budget`,
    {
      config: { permission: incubatorsPolicy.write },
      schema: { params: incubatorParams, body: incubatorBudgetEdit, response: { 200: incubator } },
    },
    async (request) => {
      const { language } = personOf(request);
      const { version, ...budget } = request.body;
      checkLines(budget.lines);
      const read = (tx: Session) => readIncubator(tx, request.params, language);
      const keep = async (tx: Session) => {
        const { groups } = await readHoused(tx, request.params);
        const known = new Set(groups.map(({ id }) => id));
        if (budget.lines.some((line) => line.groups?.some((id) => !known.has(id)) ?? false))
          throw refuse('budget_firm_not_member', { part: 'groups' });
        if (!(await saveIncubatorBudget(tx, request.params, version, JSON.parse(JSON.stringify(budget)))))
          throw refuse('conflict_changed_meanwhile');
        await tellIncubatorShares(tx, request.params);
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
  app.post(
    `${one}/groups`,
    {
      config: { permission: incubatorsPolicy.write },
      schema: { params: incubatorParams, body: incubatorGroupEdit, response: { 201: incubator } },
    },
    async (request, reply) => {
      const { language } = personOf(request);
      const { groupId } = request.body;
      const changed = await asCaller(services, request, async (tx) => {
        await requireFitting(tx, request.params, groupId, language);
        if (!(await addIncubatorGroup(tx, request.params, groupId)))
          throw refuse('incubator_group_elsewhere');
        await tellIncubatorShares(tx, request.params);
        return readIncubator(tx, request.params, language);
      });
      return reply.status(201).send(changed);
    },
  );
  app.post(
    `${one}/groups/:groupId/remove`,
    {
      config: { permission: incubatorsPolicy.write },
      schema: { params: housedGroupParams, response: { 200: incubator } },
    },
    async (request) => {
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        if (!(await removeIncubatorGroup(tx, request.params, request.params.groupId)))
          throw refuse('not_found');
        await tellIncubatorShares(tx, request.params);
        return readIncubator(tx, request.params, language);
      });
    },
  );
  app.get(
    `${inCluster}/me/incubators`,
    {
      config: { permission: incubatorsPolicy.own },
      schema: { params: clusterParams, response: { 200: myIncubator.array() } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => myIncubators(tx, request.params.clusterId));
      return rows.map(presentMyIncubator);
    },
  );
  recordRoutes(app, services);
};

/** A group that was proposed, lives nowhere else, and of which no firm is under the roof already. */
async function requireFitting(
  tx: Session,
  place: IncubatorPlace,
  groupId: string,
  language: 'fr' | 'en',
): Promise<void> {
  await readHoused(tx, place);
  const group = (await proposedGroups(tx, place.clusterId)).find(({ id }) => id === groupId);
  if (group === undefined) throw refuse('incubator_group_not_proposed');
  if (group.incubatorId !== null) throw refuse('incubator_group_elsewhere');
  const housed = new Set((await groupsOfIncubator(tx, place)).flatMap(({ memberIds }) => memberIds));
  const twice = group.memberIds.filter((id) => housed.has(id));
  if (twice.length === 0) return;
  const { reference } = await readNaming(tx, place.clusterId, language);
  throw refuse('incubator_firm_twice', { names: twice.map((id) => reference(id).name).join(', ') });
}
