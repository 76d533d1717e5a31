import { sql } from 'kysely';
import type { Language } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

export interface GroupDay {
  readonly day: string;
  readonly kind: 'work' | 'absence';
  readonly portion: number;
  /** Null: for the whole group. */
  readonly organisationId: string | null;
  readonly market: string | null;
  readonly note: string;
}

export interface GroupDayRow extends GroupDay {
  readonly id: string;
  readonly groupId: string;
  readonly organisationName: string | null;
  /** The asker may not read for whom and where. */
  readonly hidden: boolean;
  readonly version: number;
}

/** Days of the shared manager of these groups, in their order; of days for others only that they are taken. */
export async function listGroupDays(
  session: Session,
  groupIds: readonly string[],
  between: { readonly from?: string; readonly to?: string } = {},
): Promise<GroupDayRow[]> {
  const { rows } = await sql<GroupDayRow>`
    select d.id, d.group_id as "groupId", d.day::text as day, d.kind, d.portion::float8 as portion,
      o.id as "organisationId", o.name as "organisationName", u.market, coalesce(u.note, '') as note,
      u.day_id is null as hidden, d.version
    from grappe.group_days d
    left join grappe.group_day_uses u on u.day_id = d.id
    left join grappe.organisations o on o.id = grappe.surviving_organisation(u.organisation_id)
    where d.group_id = any (${[...groupIds]}::uuid[]) and d.deleted_at is null
      and (${between.from ?? null}::date is null or d.day >= ${between.from ?? null}::date)
      and (${between.to ?? null}::date is null or d.day < ${between.to ?? null}::date)
    order by d.day, d.id limit 5000`.execute(session);
  return rows;
}

/** Keeps a day. The transaction holds the life of the group, so that no day is given twice. */
export async function addGroupDay(session: Session, place: Place, day: GroupDay): Promise<string> {
  const { id } = await session
    .insertInto('group_days')
    .values({
      cluster_id: place.clusterId,
      group_id: place.groupId,
      day: day.day,
      kind: day.kind,
      portion: day.portion,
      created_by: me,
      updated_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await session
    .insertInto('group_day_uses')
    .values({
      cluster_id: place.clusterId,
      day_id: id,
      group_id: place.groupId,
      organisation_id: day.organisationId,
      market: day.market,
      note: day.note,
    })
    .execute();
  return id;
}

/** Changes a day or takes it away (`null`). False when it is not there or changed meanwhile. */
export async function changeGroupDay(
  session: Session,
  which: { readonly groupId: string; readonly id: string; readonly version: number },
  day: GroupDay | null,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_days')
    .set({
      version: sql<number>`version + 1`,
      updated_by: me,
      updated_at: sql<Date>`now()`,
      ...(day === null
        ? { deleted_at: sql<Date>`now()` }
        : { day: day.day, kind: day.kind, portion: day.portion }),
    })
    .where('group_id', '=', which.groupId)
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (day !== null)
    await session
      .updateTable('group_day_uses')
      .set({ organisation_id: day.organisationId, market: day.market, note: day.note })
      .where('day_id', '=', which.id)
      .execute();
  return true;
}

export interface SharedDayRow {
  readonly day: string;
  readonly groupIds: readonly string[];
  readonly portion: number;
}

/** Days on which a manager of the same name works more than one day, over all groups of the cluster that live. */
export async function daysOverGroups(
  session: Session,
  clusterId: string,
  groupId: string,
): Promise<SharedDayRow[]> {
  const { rows } = await sql<SharedDayRow>`
    select d.day::text as day, array_agg(distinct d.group_id) as "groupIds", sum(d.portion)::float8 as portion
    from grappe.group_days d
    join grappe.group_lives l on l.group_id = d.group_id
    join grappe.group_lives own on own.group_id = ${groupId} and own.manager_name <> ''
      and lower(own.manager_name) = lower(l.manager_name)
    where d.cluster_id = ${clusterId} and d.kind = 'work' and d.deleted_at is null and l.state not in ('closed', 'abandoned')
    group by d.day
    having count(distinct d.group_id) > 1 and sum(d.portion) > 1 and ${groupId}::uuid = any (array_agg(d.group_id))
    order by d.day`.execute(session);
  return rows;
}

/** When the asker's secret address was made; null when there is none. */
export async function myCalendarFeed(session: Session, clusterId: string): Promise<Date | null> {
  const feed = await session
    .selectFrom('calendar_feeds')
    .select('made_at')
    .where('cluster_id', '=', clusterId)
    .where('person_id', '=', me)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return feed?.made_at ?? null;
}

/** The asker's secret address opens nothing any more. */
export async function revokeCalendarFeed(session: Session, clusterId: string): Promise<void> {
  await session
    .updateTable('calendar_feeds')
    .set({ revoked_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('person_id', '=', me)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Makes a secret address in place of the one before; of the secret only its hash is kept. */
export async function makeCalendarFeed(
  session: Session,
  clusterId: string,
  tokenHash: Buffer,
): Promise<void> {
  await revokeCalendarFeed(session, clusterId);
  await session
    .insertInto('calendar_feeds')
    .values({ cluster_id: clusterId, person_id: me, token_hash: tokenHash })
    .execute();
}

/** Whose calendar a secret address opens. */
export async function ownerOfFeed(
  session: Session,
  tokenHash: Buffer,
): Promise<{ personId: string; clusterId: string } | undefined> {
  const { rows } = await sql<{ personId: string; clusterId: string }>`
    select person_id as "personId", cluster_id as "clusterId" from grappe.owner_of_feed(${tokenHash})`.execute(
    session,
  );
  return rows[0];
}

export interface FeedGroup {
  readonly id: string;
  readonly name: string;
  readonly managerName: string;
  /** The asker's own organisation is in it. */
  readonly mine: boolean;
}

/** Groups that live whose days the asker may read. */
export async function feedGroups(session: Session, clusterId: string): Promise<FeedGroup[]> {
  const { rows } = await sql<FeedGroup>`
    select l.group_id as id, coalesce(g.name, '') as name, l.manager_name as "managerName",
      l.group_id = any ((select grappe.my_proposed_groups())::uuid[]) as mine
    from grappe.group_lives l join grappe.plan_groups g on g.id = l.group_id
    where l.cluster_id = ${clusterId} and l.state not in ('abandoned') order by l.group_id`.execute(session);
  return rows;
}

/** The language that the asker reads. */
export async function languageOfAsker(session: Session): Promise<Language> {
  const { language } = await session
    .selectFrom('people')
    .select('language')
    .where('id', '=', me)
    .executeTakeFirstOrThrow();
  return language;
}
