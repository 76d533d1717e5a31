import {
  addGroupLesson,
  changeGroupLesson,
  getGroupLife,
  listGroupLessons,
  roofOf,
  type GroupLesson,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { withCurrent } from '../../app/with-current.ts';
import type { GroupPlace } from '../group-life/read-life.ts';
import { groupResultsPolicy } from './policy.ts';
import { presentLesson } from './read-results.ts';
import { readerOf, type Reader } from './reader.ts';
import {
  groupLessonChange,
  groupParams,
  lessonList,
  lessonParams,
  newGroupLesson,
  versionSeen,
} from './schema.ts';

const lessonsPath = `${inCluster}/groups/:groupId/lessons`;
const read = { permission: groupResultsPolicy.read };
const write = { permission: groupResultsPolicy.write };

/** What groups learnt: for themselves, and for those that come after. */
export const lessonRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/group-lessons`,
    {
      config: { permission: groupResultsPolicy.lessons },
      schema: { params: clusterParams, response: { 200: lessonList } },
    },
    (request) => asCaller(services, request, (tx) => lessonsOf(tx, request.params.clusterId, null)),
  );
  app.get(
    lessonsPath,
    { config: read, schema: { params: groupParams, response: { 200: lessonList } } },
    (request) =>
      asCaller(services, request, (tx) => lessonsOf(tx, request.params.clusterId, request.params.groupId)),
  );
  app.post(
    lessonsPath,
    { config: write, schema: { params: groupParams, body: newGroupLesson, response: { 201: lessonList } } },
    async (request, reply) => {
      const { clusterId, groupId } = request.params;
      const reader = readerOf(request);
      const lessons = await asCaller(services, request, async (tx) => {
        await checkLesson(tx, request.params, reader, request.body);
        await addGroupLesson(tx, { clusterId, groupId }, request.body);
        return lessonsOf(tx, clusterId, groupId);
      });
      return reply.status(201).send(lessons);
    },
  );
  app.patch(
    `${lessonsPath}/:lessonId`,
    {
      config: write,
      schema: { params: lessonParams, body: groupLessonChange, response: { 200: lessonList } },
    },
    (request) => {
      const { clusterId, groupId, lessonId } = request.params;
      const { version, ...lesson } = request.body;
      const changed = asCaller(services, request, async (tx) => {
        await checkAudience(tx, request.params, readerOf(request), lesson);
        await change(tx, request.params, { id: lessonId, version }, lesson);
        return lessonsOf(tx, clusterId, groupId);
      });
      return withCurrent(changed, () =>
        asCaller(services, request, (tx) => lessonsOf(tx, clusterId, groupId)),
      );
    },
  );
  app.post(
    `${lessonsPath}/:lessonId/delete`,
    { config: write, schema: { params: lessonParams, body: versionSeen, response: { 200: lessonList } } },
    (request) => {
      const { clusterId, groupId, lessonId } = request.params;
      const changed = asCaller(services, request, async (tx) => {
        await change(tx, request.params, { id: lessonId, version: request.body.version }, null);
        return lessonsOf(tx, clusterId, groupId);
      });
      return withCurrent(changed, () =>
        asCaller(services, request, (tx) => lessonsOf(tx, clusterId, groupId)),
      );
    },
  );
};

const lessonsOf = async (tx: Session, clusterId: string, groupId: string | null) =>
  (await listGroupLessons(tx, clusterId, groupId)).map(presentLesson);

async function change(
  tx: Session,
  { clusterId, groupId }: GroupPlace,
  which: { readonly id: string; readonly version: number },
  lesson: GroupLesson | null,
): Promise<void> {
  const found = (await listGroupLessons(tx, clusterId, groupId)).find(({ id }) => id === which.id);
  if (found === undefined) throw refuse('not_found');
  if (!found.canEdit) throw refuse('not_allowed');
  if (!(await changeGroupLesson(tx, { groupId, ...which }, lesson)))
    throw refuse('conflict_changed_meanwhile');
}

/** Members tell their partners, those under their roof or everybody; what is for the coordinators alone is theirs to write. */
async function checkLesson(
  tx: Session,
  place: GroupPlace,
  reader: Reader,
  lesson: GroupLesson,
): Promise<void> {
  const life = await getGroupLife(tx, place.groupId);
  if (life?.cluster_id !== place.clusterId) throw refuse('not_found');
  await checkAudience(tx, place, reader, lesson);
}

async function checkAudience(
  tx: Session,
  { clusterId, groupId }: GroupPlace,
  reader: Reader,
  { audience }: GroupLesson,
): Promise<void> {
  if (!reader.coordinates && audience === 'coordinator') throw refuse('not_allowed');
  if (audience === 'incubator' && (await roofOf(tx, clusterId, groupId)) === undefined)
    throw refuse('lesson_without_incubator');
}
