import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { RoomKind } from '../rows.ts';

export interface RoomRow {
  readonly id: string;
  readonly clusterId: string;
  readonly kind: RoomKind;
  readonly title: string;
  readonly status: 'open' | 'closed';
  readonly subjectId: string | null;
  readonly version: number;
  readonly unread: number;
  readonly mentioned: boolean;
  readonly lastMessageAt: Date | null;
  readonly canManage: boolean;
  readonly renamedFrom: string | null;
  readonly renamedBy: string | null;
  readonly renamedAt: Date | null;
  readonly statusBy: string | null;
  readonly statusAt: Date | null;
}

/** Unread messages are counted no further: beyond, the number says nothing more. */
const mostUnread = 100;

/** Rooms of a cluster that the asker is in; those of alliances belong to one cluster and open to the others. */
export async function listRooms(
  session: Session,
  clusterId: string,
  roomId: string | null = null,
): Promise<RoomRow[]> {
  const { rows } = await sql<RoomRow>`
    select r.id, r.cluster_id as "clusterId", r.kind, r.title, r.status, r.subject_id as "subjectId", r.version,
      coalesce(news.unread, 0)::int as unread, coalesce(news.mentioned, false) as mentioned,
      (select m.created_at from grappe.room_messages m where m.room_id = r.id order by m.id desc limit 1)
        as "lastMessageAt",
      r.cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) as "canManage",
      r.renamed_from as "renamedFrom", r.renamed_by as "renamedBy", r.renamed_at as "renamedAt",
      r.status_by as "statusBy", r.status_at as "statusAt"
    from grappe.rooms r
    left join grappe.room_reads seen on seen.room_id = r.id and seen.person_id = (select grappe.current_person())
    left join lateral (
      select count(*) as unread, bool_or((select grappe.current_person()) = any (m.mentions)) as mentioned from (
        select m.mentions from grappe.room_messages m
        where m.room_id = r.id and m.deleted_at is null
          and (seen.read_through is null or m.id > seen.read_through)
          and m.author_id is distinct from (select grappe.current_person())
        order by m.id desc limit ${mostUnread}
      ) m
    ) news on true
    where (r.cluster_id = ${clusterId} or r.kind = 'alliance')
      and (${roomId}::uuid is null or r.id = ${roomId}::uuid)
    order by "lastMessageAt" desc nulls last, r.created_at desc, r.id
    limit 1000`.execute(session);
  return rows;
}

/** One room, if the asker is in it. */
export async function getRoom(
  session: Session,
  clusterId: string,
  roomId: string,
): Promise<RoomRow | undefined> {
  const rows = await listRooms(session, clusterId, roomId);
  return rows[0];
}

export interface RoomPersonRow {
  readonly personId: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly coordinates: boolean;
  readonly isIn: boolean;
}

/** Who reads a room, and who wrote there and left; nobody when the asker is not in it. */
export async function peopleOfRoom(session: Session, roomId: string): Promise<RoomPersonRow[]> {
  const { rows } = await sql<RoomPersonRow>`
    select person_id as "personId", display_name as "displayName", organisation_id as "organisationId",
      organisation_name as "organisationName", coordinates, is_in as "isIn"
    from grappe.people_of_room(${roomId})`.execute(session);
  return rows;
}

export interface NewRoomRow {
  readonly clusterId: string;
  readonly kind: RoomKind;
  readonly title: string;
  readonly subjectId: string | null;
}

/** Opens a room. Undefined when there is one already for that group, that alliance or the cluster. */
export async function openRoom(session: Session, opened: NewRoomRow): Promise<string | undefined> {
  const row = await session
    .insertInto('rooms')
    .values({
      cluster_id: opened.clusterId,
      kind: opened.kind,
      title: opened.title,
      subject_id: opened.subjectId,
      created_by: sql<string>`grappe.current_person()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** False when the asker does not coordinate the room's cluster, or it changed since the version that was seen. */
export async function changeRoom(
  session: Session,
  place: { clusterId: string; roomId: string; version: number },
  change: { title?: string; status?: 'open' | 'closed' },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('rooms')
    .set(change)
    .where('cluster_id', '=', place.clusterId)
    .where('id', '=', place.roomId)
    .where('version', '=', place.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets people into a room; those who are in already stay. */
export async function letIntoRoom(
  session: Session,
  place: { clusterId: string; roomId: string },
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  await session
    .insertInto('room_people')
    .values(
      personIds.map((personId) => ({
        cluster_id: place.clusterId,
        room_id: place.roomId,
        person_id: personId,
        added_by: sql<string>`grappe.current_person()`,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when that person was not let in, or the asker does not coordinate. */
export async function leadOutOfRoom(
  session: Session,
  place: { clusterId: string; roomId: string },
  personId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('room_people')
    .where('cluster_id', '=', place.clusterId)
    .where('room_id', '=', place.roomId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The last message that the asker has read in a room. */
export async function readThroughOf(session: Session, roomId: string): Promise<string | null> {
  const row = await session
    .selectFrom('room_reads')
    .select('read_through')
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row?.read_through ?? null;
}

/** Remembers how far the asker has read; going back changes nothing. */
export async function markRead(
  session: Session,
  place: { clusterId: string; roomId: string },
  through: string,
): Promise<void> {
  await session
    .insertInto('room_reads')
    .values({
      cluster_id: place.clusterId,
      room_id: place.roomId,
      person_id: sql<string>`grappe.current_person()`,
      read_through: through,
    })
    .onConflict((conflict) =>
      conflict.columns(['room_id', 'person_id']).doUpdateSet({
        read_through: sql<string>`greatest(room_reads.read_through, excluded.read_through)`,
        read_at: sql<Date>`now()`,
      }),
    )
    .execute();
}

/** The asker looks at a room, or leaves it; those who look at it on other pages are told when that changed. */
export async function markPresence(session: Session, roomId: string, here: boolean): Promise<void> {
  await sql`select grappe.mark_presence(${roomId}, ${here})`.execute(session);
}

/** Who looks at a room that the asker is in. */
export async function presentIn(session: Session, roomId: string): Promise<string[]> {
  const rows = await session
    .selectFrom('room_presence')
    .select('person_id')
    .where('room_id', '=', roomId)
    .where('seen_at', '>', sql<Date>`now() - make_interval(secs => grappe.presence_seconds())`)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export interface RoomSearchRow {
  readonly kind: 'message' | 'decision' | 'task' | 'file';
  readonly id: string;
  readonly threadId: string | null;
  readonly at: Date;
  readonly authorId: string | null;
  readonly excerpt: string;
}

/** Words in messages, decisions, tasks and names of files of one room; newest first. */
export async function searchRoom(session: Session, roomId: string, words: string): Promise<RoomSearchRow[]> {
  const { rows } = await sql<RoomSearchRow>`
    select kind, id, thread_id as "threadId", at, author_id as "authorId", excerpt
    from grappe.search_room(${roomId}, ${words}, 100)`.execute(session);
  return rows;
}
