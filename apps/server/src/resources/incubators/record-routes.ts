import {
  addLesson,
  addTrainee,
  changeTrainee,
  groupsOfIncubator,
  listLessons,
  removeLesson,
  removeTrainee,
  saveCheck,
  useLesson,
  type IncubatorPlace,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { incubatorsPolicy } from './policy.ts';
import { readHoused, readIncubator } from './read-incubator.ts';
import {
  checkEdit,
  checkParams,
  incubator,
  incubatorParams,
  lessonParams,
  lessonUse,
  lessonUseParams,
  newLesson,
  newTrainee,
  traineeEdit,
  traineeParams,
} from './schema.ts';

const config = { permission: incubatorsPolicy.write };

/** What an incubator remembers: lessons, trainees, what certification asks for. */
export const recordRoutes: Resource = (app, services) => {
  lessonRoutes(app, services);
  traineeRoutes(app, services);
  app.put(
    `${inCluster}/incubators/:incubatorId/checks/:item`,
    { config, schema: { params: checkParams, body: checkEdit, response: { 200: incubator } } },
    async (request) => {
      const { language } = personOf(request);
      const { item, ...place } = request.params;
      const keep = async (tx: Session) => {
        await readHoused(tx, place);
        if (!(await saveCheck(tx, place, { item, ...request.body })))
          throw refuse('conflict_changed_meanwhile');
        return readIncubator(tx, place, language);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, (tx) => readIncubator(tx, place, language)),
      );
    },
  );
};

const lessonRoutes: Resource = (app, services) => {
  const lessons = `${inCluster}/incubators/:incubatorId/lessons`;
  app.post(
    lessons,
    { config, schema: { params: incubatorParams, body: newLesson, response: { 201: incubator } } },
    async (request, reply) => {
      const { language } = personOf(request);
      const changed = await asCaller(services, request, async (tx) => {
        await requireHoused(tx, request.params, request.body.groupId);
        await addLesson(tx, request.params, request.body);
        return readIncubator(tx, request.params, language);
      });
      return reply.status(201).send(changed);
    },
  );
  app.post(
    `${lessons}/:lessonId/remove`,
    { config, schema: { params: lessonParams, response: { 200: incubator } } },
    async (request) => {
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        if (!(await removeLesson(tx, request.params, request.params.lessonId))) throw refuse('not_found');
        return readIncubator(tx, request.params, language);
      });
    },
  );
  app.put(
    `${lessons}/:lessonId/uses/:groupId`,
    { config, schema: { params: lessonUseParams, body: lessonUse, response: { 200: incubator } } },
    async (request) => {
      const { language } = personOf(request);
      const { lessonId, groupId, ...place } = request.params;
      const keep = async (tx: Session) => {
        await requireHoused(tx, place, groupId);
        const known = (await listLessons(tx, place)).find(({ id }) => id === lessonId);
        if (known === undefined) throw refuse('not_found');
        if (!(await useLesson(tx, place.clusterId, { lessonId, groupId, ...request.body })))
          throw refuse('conflict_changed_meanwhile');
        return readIncubator(tx, place, language);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, (tx) => readIncubator(tx, place, language)),
      );
    },
  );
};

const traineeRoutes: Resource = (app, services) => {
  const trainees = `${inCluster}/incubators/:incubatorId/trainees`;
  app.post(
    trainees,
    { config, schema: { params: incubatorParams, body: newTrainee, response: { 201: incubator } } },
    async (request, reply) => {
      const { language } = personOf(request);
      requireOrder(request.body);
      const changed = await asCaller(services, request, async (tx) => {
        await requireHoused(tx, request.params, request.body.groupId);
        await addTrainee(tx, request.params, request.body);
        return readIncubator(tx, request.params, language);
      });
      return reply.status(201).send(changed);
    },
  );
  app.put(
    `${trainees}/:traineeId`,
    { config, schema: { params: traineeParams, body: traineeEdit, response: { 200: incubator } } },
    async (request) => {
      const { language } = personOf(request);
      const { traineeId, ...place } = request.params;
      const { version, ...fields } = request.body;
      requireOrder(fields);
      const keep = async (tx: Session) => {
        await requireHoused(tx, place, fields.groupId);
        if (!(await changeTrainee(tx, place, { traineeId, version }, fields)))
          throw refuse('conflict_changed_meanwhile');
        return readIncubator(tx, place, language);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, (tx) => readIncubator(tx, place, language)),
      );
    },
  );
  app.post(
    `${trainees}/:traineeId/remove`,
    { config, schema: { params: traineeParams, response: { 200: incubator } } },
    async (request) => {
      const { language } = personOf(request);
      return asCaller(services, request, async (tx) => {
        if (!(await removeTrainee(tx, request.params, request.params.traineeId))) throw refuse('not_found');
        return readIncubator(tx, request.params, language);
      });
    },
  );
};

/** The incubator is there, and the group, when one is named, lives under its roof. */
async function requireHoused(tx: Session, place: IncubatorPlace, groupId: string | null): Promise<void> {
  await readHoused(tx, place);
  if (groupId === null) return;
  const groups = await groupsOfIncubator(tx, place);
  if (!groups.some(({ id }) => id === groupId)) throw refuse('not_found');
}

function requireOrder({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }): void {
  if (endsOn < startsOn) throw refuse('scheme_refused', { part: 'endsOn', fault: 'dates_out_of_order' });
}
