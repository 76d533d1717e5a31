import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { LessonKind } from './group-results.ts';
import { lessonsUnder, type IncubatorPlace } from './incubators.ts';

const me = sql<string>`grappe.current_person()`;

export interface LessonRow {
  readonly id: string;
  readonly groupId: string | null;
  readonly kind: LessonKind | null;
  readonly title: string;
  readonly lesson: string;
  readonly learnedOn: string;
  readonly author: string | null;
  /** Told to this incubator alone; else the whole cluster reads it. */
  readonly audience: 'incubator' | 'cluster';
  readonly uses: readonly { groupId: string; note: string; takenUpOn: string }[];
}

export async function listLessons(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    select l.id, l.group_id as "groupId", l.kind, l.title, l.body as lesson, l.audience, l.learned_on as "learnedOn", p.display_name as author,
      coalesce((select jsonb_agg(jsonb_build_object('groupId', u.group_id, 'note', u.note, 'takenUpOn', u.taken_up_on)
        order by u.taken_up_on, u.group_id) from grappe.incubator_lesson_uses u where u.lesson_id = l.id), '[]') as uses
    from grappe.group_lessons l left join grappe.people p on p.id = l.author_id
    where l.cluster_id = ${clusterId} and ${lessonsUnder(sql`${incubatorId}::uuid`)}
    order by l.learned_on desc, l.id desc`.execute(session);
  return rows;
}

export async function addLesson(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  told: { groupId: string | null; kind: LessonKind; title: string; lesson: string },
): Promise<void> {
  await session
    .insertInto('group_lessons')
    .values({
      cluster_id: clusterId,
      incubator_id: incubatorId,
      group_id: told.groupId,
      kind: told.kind,
      title: told.title,
      body: told.lesson,
      audience: 'incubator',
      author_id: me,
      updated_by: me,
    })
    .execute();
}

export async function removeLesson(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  lessonId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_lessons')
    .set({
      deleted_at: sql<Date>`now()`,
      version: sql<number>`version + 1`,
      updated_by: me,
      updated_at: sql<Date>`now()`,
    })
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .where('id', '=', lessonId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A group takes a lesson up (`was` null), or says more of what it did with it. False when the note is no longer the one read. */
export async function useLesson(
  session: Session,
  clusterId: string,
  use: { lessonId: string; groupId: string; note: string; was: string | null },
): Promise<boolean> {
  if (use.was === null) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('incubator_lesson_uses')
      .values({
        cluster_id: clusterId,
        lesson_id: use.lessonId,
        group_id: use.groupId,
        note: use.note,
        entered_by: me,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('incubator_lesson_uses')
    .set({ note: use.note })
    .where('cluster_id', '=', clusterId)
    .where('lesson_id', '=', use.lessonId)
    .where('group_id', '=', use.groupId)
    .where('note', '=', use.was)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type TraineeOutcome = 'under_way' | 'hired_here' | 'hired_elsewhere' | 'studies' | 'stopped';

export interface TraineeFields {
  readonly groupId: string | null;
  readonly programme: string;
  readonly mission: string;
  readonly alternates: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
}
export interface TraineeRow extends TraineeFields {
  readonly id: string;
  readonly version: number;
  readonly outcome: TraineeOutcome;
}

export async function listTrainees(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
): Promise<TraineeRow[]> {
  const { rows } = await sql<TraineeRow>`
    select id, version, group_id as "groupId", programme, mission, alternates, starts_on as "startsOn", ends_on as "endsOn", outcome
    from grappe.incubator_trainees where cluster_id = ${clusterId} and incubator_id = ${incubatorId}
    order by starts_on desc, id desc`.execute(session);
  return rows;
}

const traineeColumns = (fields: TraineeFields) => ({
  group_id: fields.groupId,
  programme: fields.programme,
  mission: fields.mission,
  alternates: fields.alternates,
  starts_on: fields.startsOn,
  ends_on: fields.endsOn,
});

export async function addTrainee(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  fields: TraineeFields,
): Promise<void> {
  await session
    .insertInto('incubator_trainees')
    .values({
      cluster_id: clusterId,
      incubator_id: incubatorId,
      ...traineeColumns(fields),
      entered_by: me,
    })
    .execute();
}

/** False when it changed since that version. */
export async function changeTrainee(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  seen: { traineeId: string; version: number },
  fields: TraineeFields & { readonly outcome: TraineeOutcome },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('incubator_trainees')
    .set({ ...traineeColumns(fields), outcome: fields.outcome, version: seen.version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .where('id', '=', seen.traineeId)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeTrainee(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  traineeId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('incubator_trainees')
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .where('id', '=', traineeId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export interface CheckRow {
  readonly item: string;
  readonly state: 'to_do' | 'under_way' | 'done';
  readonly note: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export async function listChecks(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select c.item, c.state, c.note, c.version, c.updated_at as "updatedAt", p.display_name as "updatedBy"
    from grappe.incubator_checks c left join grappe.people p on p.id = c.updated_by
    where c.cluster_id = ${clusterId} and c.incubator_id = ${incubatorId}`.execute(session);
  return rows;
}

/** False when it changed since the version that was read (0: none). */
export async function saveCheck(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  check: { item: string; state: CheckRow['state']; note: string; version: number },
): Promise<boolean> {
  const { item, state, note, version } = check;
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('incubator_checks')
      .values({ cluster_id: clusterId, incubator_id: incubatorId, item, state, note, updated_by: me })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('incubator_checks')
    .set({ state, note, version: version + 1, updated_by: me, updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .where('item', '=', item)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
