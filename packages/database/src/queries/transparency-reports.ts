import { sql } from 'kysely';
import type { ReportContent, ReportedRoom } from '@grappe/contracts/api';
import type { Session } from '../connect.ts';

export interface ReportPeriod {
  readonly clusterId: string;
  /** Null: every room of the cluster. */
  readonly roomId: string | null;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
}

type RoomActivity = Omit<ReportedRoom, 'came' | 'left'>;

/** What the rooms of a cluster that the asker reads did over a period: announced meetings, approved minutes, dissociations. */
export async function readRoomActivity(
  session: Session,
  { clusterId, roomId, from, to }: ReportPeriod,
): Promise<RoomActivity[]> {
  const { rows } = await sql<RoomActivity>`
    select r.title, r.kind,
      coalesce((select jsonb_agg(${meetingJson} order by m.starts_at, m.id)
        from grappe.room_meetings m
        where m.room_id = r.id and m.deleted_at is null and m.status = 'planned' and m.agenda_published
          and m.starts_at >= ${from}::date and m.starts_at < ${to}::date + 1), '[]') as meetings,
      array(select distinct c.category from grappe.meeting_minutes n
        join grappe.room_meetings m on m.id = n.meeting_id
        cross join lateral unnest(n.categories) as c (category)
        where n.room_id = r.id and n.status = 'approved' and m.starts_at >= ${from}::date and m.starts_at < ${to}::date + 1
        order by 1) as categories,
      coalesce((select jsonb_agg(jsonb_build_object('at', ${iso(sql`d.recorded_at`)}, 'subject', d.subject, 'organisation', o.name)
          order by d.recorded_at, d.id)
        from grappe.dissociations d left join grappe.organisations o on o.id = d.organisation_id
        where d.room_id = r.id and d.recorded_at >= ${from}::date and d.recorded_at < ${to}::date + 1), '[]') as dissociations,
      array(select distinct p.organisation_name from grappe.people_of_room(r.id) p
        where p.is_in and p.organisation_name is not null order by 1) as participants
    from grappe.rooms r
    where r.cluster_id = ${clusterId} and r.id = any ((select grappe.my_rooms())::uuid[])
      and (r.id = ${roomId}::uuid or (${roomId}::uuid is null and r.kind <> 'cluster' and not ${ofDraft}))
    order by r.kind, r.title, r.id limit 500`.execute(session);
  return rows;
}

/** Groups of a plan that is only a draft are between coordinators: reports of the cluster go further. */
const ofDraft = sql`exists (select from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
  where g.id = r.subject_id and p.status = 'draft')`;

const iso = (instant: ReturnType<typeof sql>) =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const meetingJson = sql`jsonb_build_object(
  'title', m.title, 'startsAt', ${iso(sql`m.starts_at`)},
  'announcedAt', (select ${iso(sql`a.published_at`)} from grappe.meeting_agendas a where a.meeting_id = m.id and a.rank = 1),
  'agenda', coalesce((select jsonb_agg(jsonb_build_object('title', i.item ->> 'title', 'category', i.item ->> 'category') order by i.place)
    from jsonb_array_elements(m.agenda) with ordinality as i (item, place)), '[]'),
  'present', coalesce((select jsonb_agg(distinct o.name) from grappe.meeting_people p
    join grappe.organisations o on o.id = p.organisation_id where p.meeting_id = m.id and p.attendance = 'present'), '[]'),
  'hasMinutes', exists (select from grappe.meeting_minutes n where n.meeting_id = m.id and n.status = 'approved'))`;

export interface ReportRow {
  readonly id: string;
  readonly roomId: string | null;
  readonly roomTitle: string | null;
  readonly from: string;
  readonly to: string;
  readonly madeAt: Date;
  readonly content: ReportContent;
}

/** Reports that the asker may read, the newest first; one of them when it is named. */
export async function listReports(
  session: Session,
  clusterId: string,
  reportId: string | null = null,
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select t.id, t.room_id as "roomId", r.title as "roomTitle", t.from_day as "from", t.to_day as "to", t.made_at as "madeAt", t.content
    from grappe.transparency_reports t left join grappe.rooms r on r.id = t.room_id
    where t.cluster_id = ${clusterId} and (${reportId}::uuid is null or t.id = ${reportId}::uuid)
    order by t.made_at desc, t.id desc limit 200`.execute(session);
  return rows;
}

/** Keeps a report as it is on this day. */
export async function keepReport(
  session: Session,
  { clusterId, roomId, from, to }: ReportPeriod,
  content: ReportContent,
): Promise<string> {
  const { id } = await session
    .insertInto('transparency_reports')
    .values({
      cluster_id: clusterId,
      room_id: roomId,
      from_day: from,
      to_day: to,
      content: JSON.stringify(content),
      made_by: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
