import { sql } from 'kysely';
import type { AgendaItem, Attendance } from '@grappe/contracts/api';
import type { Session } from '../connect.ts';

export interface MeetingRow {
  readonly id: string;
  readonly clusterId: string;
  readonly roomId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly place: string;
  readonly link: string;
  readonly agenda: readonly AgendaItem[];
  readonly status: 'planned' | 'cancelled';
  readonly version: number;
  readonly createdBy: string | null;
  readonly announcedAt: Date | null;
  readonly minutes: 'none' | 'draft' | 'approved';
  readonly dissociations: number;
  readonly leads: boolean;
}

/** Meetings of a room, the latest first; one of them when it is named. Those that were never announced and deleted are not. */
export async function listMeetings(
  session: Session,
  roomId: string,
  meetingId: string | null = null,
): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.cluster_id as "clusterId", m.room_id as "roomId", m.title, m.starts_at as "startsAt",
      m.ends_at as "endsAt", m.place, m.link, m.agenda, m.status, m.version, m.created_by as "createdBy",
      (select a.published_at from grappe.meeting_agendas a where a.meeting_id = m.id and a.rank = 1) as "announcedAt",
      coalesce((select min(n.status) from grappe.meeting_minutes n where n.meeting_id = m.id), 'none') as minutes,
      (select count(*)::int from grappe.dissociations d where d.meeting_id = m.id) as dissociations,
      m.id = any ((select grappe.my_led_meetings())::uuid[]) as leads
    from grappe.room_meetings m
    where m.room_id = ${roomId} and m.deleted_at is null and (${meetingId}::uuid is null or m.id = ${meetingId}::uuid)
    order by m.starts_at desc, m.id desc limit 500`.execute(session);
  return rows;
}

export interface MeetingFields {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly place: string;
  readonly link: string;
  readonly agenda: readonly AgendaItem[];
}

interface MeetingPlace {
  readonly clusterId: string;
  readonly roomId: string;
  readonly meetingId: string;
}

const me = sql<string>`grappe.current_person()`;

export async function addMeeting(
  session: Session,
  place: Pick<MeetingPlace, 'clusterId' | 'roomId'>,
  fields: MeetingFields,
): Promise<string> {
  const { id } = await session
    .insertInto('room_meetings')
    .values({
      cluster_id: place.clusterId,
      room_id: place.roomId,
      ...columnsOf(fields),
      title: fields.title,
      starts_at: fields.startsAt,
      created_by: me,
      updated_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const columnsOf = (fields: { [Name in keyof MeetingFields]?: MeetingFields[Name] | undefined }) => ({
  ...(fields.title === undefined ? {} : { title: fields.title }),
  ...(fields.startsAt === undefined ? {} : { starts_at: fields.startsAt }),
  ...(fields.endsAt === undefined ? {} : { ends_at: fields.endsAt }),
  ...(fields.place === undefined ? {} : { place: fields.place }),
  ...(fields.link === undefined ? {} : { link: fields.link }),
  ...(fields.agenda === undefined ? {} : { agenda: JSON.stringify(fields.agenda) }),
});

export interface MeetingEdit {
  readonly fields?: { [Name in keyof MeetingFields]?: MeetingFields[Name] | undefined };
  readonly announce?: true;
  readonly cancel?: true;
  /** Only of what was never announced. */
  readonly remove?: true;
}

/** Changes, announces or calls off. False when it changed since that version, or the asker does not lead it. */
export async function changeMeeting(
  session: Session,
  { meetingId, version }: { meetingId: string; version: number },
  { fields = {}, announce, cancel, remove }: MeetingEdit,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('room_meetings')
    .set({
      ...columnsOf(fields),
      ...(announce === undefined ? {} : { agenda_published: true }),
      ...(cancel === undefined ? {} : { status: 'cancelled' }),
      ...(remove === undefined ? {} : { deleted_at: sql<Date>`now()` }),
      version: version + 1,
      updated_by: me,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', meetingId)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Makes these people, and no others, the invited ones. People who left the room since are left alone. */
export async function inviteToMeeting(
  session: Session,
  place: MeetingPlace,
  people: readonly string[],
): Promise<void> {
  const wanted = [...new Set(people)];
  await session
    .deleteFrom('meeting_people')
    .where('meeting_id', '=', place.meetingId)
    .where('person_id', 'is not', null)
    .where(sql<boolean>`person_id <> all (${wanted}::uuid[])`)
    .execute();
  await addPeople(session, place, wanted, true);
}

async function addPeople(
  session: Session,
  place: MeetingPlace,
  people: readonly string[],
  invited: boolean,
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    insert into grappe.meeting_people (cluster_id, room_id, meeting_id, person_id, invited, added_by)
    select ${place.clusterId}::uuid, ${place.roomId}::uuid, ${place.meetingId}::uuid, asked.id, ${invited}, grappe.current_person()
    from unnest(${[...people]}::uuid[]) as asked (id)
    where not exists (
      select from grappe.meeting_people p where p.meeting_id = ${place.meetingId} and p.person_id = asked.id
    )
    on conflict (meeting_id, person_id) do nothing`.execute(session);
}

export interface MeetingPersonRow {
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly invited: boolean;
  readonly reply: 'yes' | 'no' | null;
  readonly attendance: Attendance | null;
}

export const peopleOfMeeting = (session: Session, meetingId: string): Promise<MeetingPersonRow[]> =>
  session
    .selectFrom('meeting_people as p')
    .leftJoin('organisations as o', 'o.id', 'p.organisation_id')
    .select([
      'p.person_id as personId',
      'o.id as organisationId',
      'o.name as organisationName',
      'p.invited',
      sql<'yes' | 'no' | null>`p.reply`.as('reply'),
      sql<Attendance | null>`p.attendance`.as('attendance'),
    ])
    .where('p.meeting_id', '=', meetingId)
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute();

/** The asker's own answer. False when it was not invited. */
export async function replyToMeeting(
  session: Session,
  meetingId: string,
  reply: 'yes' | 'no',
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('meeting_people')
    .set({ reply })
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', me)
    .where('invited', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes who came, from what was read; false when somebody wrote otherwise since. People of the room who were not invited are added as such. */
export async function recordAttendance(
  session: Session,
  place: MeetingPlace,
  people: readonly {
    readonly personId: string;
    readonly attendance: Attendance;
    readonly was: Attendance | null;
  }[],
): Promise<boolean> {
  await addPeople(
    session,
    place,
    people.map(({ personId }) => personId),
    false,
  );
  const list = JSON.stringify(people);
  const { numAffectedRows } = await sql`
    update grappe.meeting_people p set attendance = told.attendance
    from jsonb_to_recordset(${list}::jsonb) as told ("personId" uuid, attendance text, was text)
    where p.meeting_id = ${place.meetingId} and p.person_id = told."personId"
      and p.attendance is not distinct from told.was`.execute(session);
  return numAffectedRows === BigInt(new Set(people.map(({ personId }) => personId)).size);
}

export interface AgendaRow extends MeetingFields {
  readonly rank: number;
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

/** What was announced, in its order. */
export async function announcementsOf(
  session: Session,
  meetingId: string,
): Promise<(Omit<AgendaRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date | null })[]> {
  const { rows } = await sql<
    Omit<AgendaRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date | null }
  >`
    select rank, title, starts_at as "startsAt", ends_at as "endsAt", place, link, items as agenda,
      published_by as "publishedBy", published_at as "publishedAt"
    from grappe.meeting_agendas where meeting_id = ${meetingId} order by rank`.execute(session);
  return rows;
}
