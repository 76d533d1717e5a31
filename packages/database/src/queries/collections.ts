import { sql } from 'kysely';
import type { CollectionStatistic } from '@grappe/contracts/api';
import type { SensitiveCategory } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

export interface CollectionRow {
  readonly id: string;
  readonly roomId: string;
  readonly roomTitle: string | null;
  readonly category: SensitiveCategory;
  readonly title: string;
  readonly question: string;
  readonly unit: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly monthsOld: number;
  readonly smallest: number;
  readonly statistic: CollectionStatistic;
  readonly status: 'open' | 'closed';
  readonly createdAt: Date;
  readonly publishableOn: string;
  readonly publications: readonly {
    readonly rank: number;
    readonly statistic: CollectionStatistic;
    readonly answers: number;
    readonly value: number;
    readonly publishedAt: string;
  }[];
  readonly asked: boolean;
  readonly myOrganisationId: string | null;
  readonly myValue: number | null;
  readonly myVersion: number | null;
  readonly myUpdatedAt: Date | null;
}

/** Collections that the asker answers or coordinates, the latest first; one of them when it is named. */
export async function listCollections(
  session: Session,
  clusterId: string,
  collectionId: string | null = null,
): Promise<CollectionRow[]> {
  const { rows } = await sql<CollectionRow>`
    select c.id, c.room_id as "roomId", r.title as "roomTitle", c.category, c.title, c.question, c.unit,
      c.period_start as "periodStart", c.period_end as "periodEnd", c.months_old as "monthsOld", c.smallest, c.statistic,
      c.status, c.created_at as "createdAt",
      (c.period_end + make_interval(months => c.months_old))::date as "publishableOn",
      coalesce((
        select jsonb_agg(jsonb_build_object('rank', p.rank, 'statistic', p.statistic, 'answers', p.answers,
          'value', p.value, 'publishedAt', p.published_at) order by p.rank)
        from grappe.sensitive_publications p where p.collection_id = c.id
      ), '[]') as publications,
      own.organisation_id is not null as asked, own.organisation_id as "myOrganisationId",
      a.value as "myValue", a.version as "myVersion", a.updated_at as "myUpdatedAt"
    from grappe.sensitive_collections c
    left join grappe.rooms r on r.id = c.room_id
    left join lateral (
      select o.organisation_id from grappe.sensitive_collection_organisations o
      where o.collection_id = c.id and o.organisation_id = any ((select grappe.my_organisations())::uuid[])
      order by o.organisation_id limit 1
    ) own on true
    left join grappe.sensitive_answers a on a.collection_id = c.id and a.organisation_id = own.organisation_id
    where c.cluster_id = ${clusterId} and (${collectionId}::uuid is null or c.id = ${collectionId}::uuid)
    order by c.created_at desc, c.id desc limit 500`.execute(session);
  return rows;
}

export interface NewCollectionRow {
  readonly clusterId: string;
  readonly roomId: string;
  readonly category: SensitiveCategory;
  readonly title: string;
  readonly question: string;
  readonly unit: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly monthsOld: number;
  readonly smallest: number;
  readonly statistic: CollectionStatistic;
}

/** Opens a collection; the organisations of the room are asked by the database. */
export async function openCollection(session: Session, opened: NewCollectionRow): Promise<string> {
  const { id } = await session
    .insertInto('sensitive_collections')
    .values({
      cluster_id: opened.clusterId,
      room_id: opened.roomId,
      category: opened.category,
      title: opened.title,
      question: opened.question,
      unit: opened.unit,
      period_start: opened.periodStart,
      period_end: opened.periodEnd,
      months_old: opened.monthsOld,
      smallest: opened.smallest,
      statistic: opened.statistic,
      created_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function setCollectionStatus(
  session: Session,
  collectionId: string,
  status: 'open' | 'closed',
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('sensitive_collections')
    .set({ status })
    .where('id', '=', collectionId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface CollectionAnswerRow {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly value: number | null;
  readonly updatedAt: Date | null;
}

/** For coordinators: who was asked, and what each answered. */
export async function answersOf(session: Session, collectionId: string): Promise<CollectionAnswerRow[]> {
  const { rows } = await sql<CollectionAnswerRow>`
    select s.organisation_id as "organisationId", o.name as "organisationName", a.value, a.updated_at as "updatedAt"
    from grappe.sensitive_collection_organisations s
    join grappe.organisations o on o.id = s.organisation_id
    left join grappe.sensitive_answers a on a.collection_id = s.collection_id and a.organisation_id = s.organisation_id
    where s.collection_id = ${collectionId} order by o.folded_name, o.id`.execute(session);
  return rows;
}

export interface AnswerPlace {
  readonly clusterId: string;
  readonly collectionId: string;
  readonly organisationId: string;
}

/** Answers for one's organisation, from the version last read (null: the first answer). False when it changed meanwhile. */
export async function answerCollection(
  session: Session,
  place: AnswerPlace,
  { value, version }: { value: number; version: number | null },
): Promise<boolean> {
  if (version === null) {
    const added = await session
      .insertInto('sensitive_answers')
      .values({
        cluster_id: place.clusterId,
        collection_id: place.collectionId,
        organisation_id: place.organisationId,
        value,
        author_id: me,
      })
      .onConflict((conflict) => conflict.columns(['collection_id', 'organisation_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  }
  const { numUpdatedRows } = await session
    .updateTable('sensitive_answers')
    .set({ value, author_id: me, version: version + 1, updated_at: sql<Date>`now()` })
    .where('collection_id', '=', place.collectionId)
    .where('organisation_id', '=', place.organisationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes one's answer back, as it was read. False when there is none, or it was corrected since. */
export async function takeAnswerBack(
  session: Session,
  place: AnswerPlace,
  version: number,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('sensitive_answers')
    .where('collection_id', '=', place.collectionId)
    .where('organisation_id', '=', place.organisationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export type AggregateOutcome =
  'published' | 'unchanged' | 'too_recent' | 'too_few' | 'dominated' | 'too_close';

/** Publishes the result of a collection, or says why not; undefined for those who do not coordinate. */
export async function publishAggregate(
  session: Session,
  collectionId: string,
): Promise<AggregateOutcome | undefined> {
  const { rows } = await sql<{ outcome: AggregateOutcome | null }>`
    select grappe.publish_aggregate(${collectionId}) as outcome`.execute(session);
  return rows[0]?.outcome ?? undefined;
}
