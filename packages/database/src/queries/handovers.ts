import { sql } from 'kysely';
import pg from 'pg';
import type { ComingDay, Responsibility, ResponsibilityKind, WaitingAsk } from '@grappe/contracts/api';
import type { Session } from '../connect.ts';

export interface CarriedRow {
  readonly roles: number;
  readonly tasks: number;
  readonly rooms: number;
  /** Alliances, promises, working groups: what has an owner, tasks apart. */
  readonly responsibilities: number;
  /** Nobody else could act there. */
  readonly isLast: boolean;
}

/** What a person carries in a cluster (null: on the platform) and would leave behind. */
export async function carriedBy(
  session: Session,
  clusterId: string | null,
  personId: string,
): Promise<CarriedRow | undefined> {
  const { rows } = await sql<CarriedRow>`
    select roles, tasks, rooms, responsibilities, is_last as "isLast"
    from grappe.carried_by(${clusterId}, ${personId})`.execute(session);
  return rows[0];
}

export type HandedOver =
  'handed_over' | 'nothing_to_end' | 'successor_not_here' | 'successor_needed' | 'somebody_must_stay';

/** Raised by the database when nobody who can act would stay. */
const somebodyStays = 'GR001';

/**
 * Ends what a person is in a cluster (null: on the platform) and moves what it carried to a successor who is there
 * already: all of it, or nothing.
 */
export async function handOver(
  session: Session,
  wish: { readonly clusterId: string | null; readonly leaverId: string; readonly successorId: string | null },
): Promise<HandedOver> {
  await sql`savepoint hand_over`.execute(session);
  try {
    const { rows } = await sql<{ outcome: HandedOver }>`
      select grappe.hand_over(${wish.clusterId}, ${wish.leaverId}, ${wish.successorId}) as outcome`.execute(
      session,
    );
    return rows[0]?.outcome ?? 'nothing_to_end';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== somebodyStays) throw error;
    await sql`rollback to savepoint hand_over`.execute(session);
    return 'somebody_must_stay';
  }
}

/** Closes the platform to somebody whose roles have all ended; administrators only. */
export async function deactivatePerson(session: Session, personId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.deactivate_person(${personId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** The account of somebody whom the asker may manage, to close its sessions. */
export async function accountOfPerson(session: Session, personId: string): Promise<string | null> {
  const { rows } = await sql<{ account: string | null }>`
    select grappe.account_of_person(${personId}) as account`.execute(session);
  return rows[0]?.account ?? null;
}

/** How many people can act in a cluster (null: on the platform); undefined for those who need not know. */
export async function peopleWhoCan(session: Session, clusterId: string | null): Promise<number | undefined> {
  const { rows } = await sql<{ many: number | null }>`
    select grappe.people_who_can(${clusterId}) as many`.execute(session);
  return rows[0]?.many ?? undefined;
}

/** What somebody answers for in a cluster, the most pressing first. */
export async function responsibilitiesOf(
  session: Session,
  clusterId: string,
  personId: string,
): Promise<Responsibility[]> {
  const { rows } = await sql<Responsibility>`
    select kind, subject_id as id, place_id as "placeId", title, due_on::text as "dueOn"
    from grappe.responsibilities_of(${clusterId}, ${personId})`.execute(session);
  return rows;
}

/** What stands in a cluster without anybody who is there to answer for it. */
export async function withoutOwner(session: Session, clusterId: string): Promise<Responsibility[]> {
  const { rows } = await sql<Responsibility>`
    select kind, subject_id as id, place_id as "placeId", title, due_on::text as "dueOn"
    from grappe.without_owner(${clusterId})`.execute(session);
  return rows;
}

/** Days to come on which somebody is expected, and those that its cluster organises. */
export async function comingDays(
  session: Session,
  clusterId: string,
  personId: string,
): Promise<ComingDay[]> {
  const { rows } = await sql<ComingDay>`
    select 'meeting' as kind, m.id, m.room_id as "placeId", m.title, m.place, m.starts_at::date::text as "on"
    from grappe.room_meetings m
    where m.cluster_id = ${clusterId} and m.status = 'planned' and m.deleted_at is null and m.starts_at >= now()
      and (m.created_by = ${personId} or exists (select from grappe.meeting_people i
        where i.meeting_id = m.id and i.person_id = ${personId} and i.invited))
    union all
    select 'encounter', e.id, e.id, e.name, e.place, e.held_on::text from grappe.encounters e
    where e.cluster_id = ${clusterId} and e.status <> 'cancelled' and e.held_on >= current_date
    union all
    select 'gathering', g.id, g.id, g.title, g.place, g.held_on::text from grappe.community_gatherings g
    where g.cluster_id = ${clusterId} and g.cancelled_on is null and g.held_on >= current_date
    order by 6, 4, 2 limit 200`.execute(session);
  return rows;
}

/** What waits for an answer of a cluster's team, and what the team asked and was not answered, as the asker may read it. */
export async function waitingAsks(session: Session, clusterId: string): Promise<WaitingAsk[]> {
  const { rows } = await sql<WaitingAsk>`
    select 'join_request' as kind, j.id, j.id as "placeId", coalesce(j.organisation_name, j.name) as title, j.created_at::date::text as since
    from grappe.join_requests j where j.cluster_id = ${clusterId} and j.decided_at is null
    union all
    select 'alliance_proposal', a.id, a.id, a.name, a.proposed_at::date::text
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = ${clusterId} and c.status = 'invited' and a.status = 'proposed'
    union all
    select 'competence_answer', s.id, r.id, r.title, s.created_at::date::text
    from grappe.competence_requests r join grappe.competence_answers s on s.request_id = r.id and s.status = 'offered'
    where r.cluster_id = ${clusterId} and r.status = 'open'
    union all
    select 'group_invitation', i.id, w.alliance_id, o.name || ' – ' || w.theme, i.invited_on::text
    from grappe.working_group_invitations i
    join grappe.alliance_working_groups w on w.id = i.working_group_id and w.status = 'open'
    join grappe.organisations o on o.id = grappe.surviving_organisation(i.organisation_id)
    where i.cluster_id = ${clusterId} and i.status = 'invited'
    union all
    select 'introduction', i.id, i.alliance_id, a.name, i.proposed_on::text
    from grappe.introductions i join grappe.alliances a on a.id = i.alliance_id
    where i.status = 'proposed' and exists (
      select from grappe.introduction_parties p where p.introduction_id = i.id and p.cluster_id = ${clusterId})
    order by 5, 1, 2 limit 200`.execute(session);
  return rows;
}

export interface HandoverRow {
  readonly id: string;
  readonly leaverId: string | null;
  readonly leaverName: string | null;
  readonly successorId: string | null;
  readonly successorName: string | null;
  readonly madeAt: Date;
  readonly isMine: boolean;
  readonly version: number;
  readonly items: readonly {
    readonly kind: ResponsibilityKind;
    readonly id: string;
    readonly place: string;
  }[];
  readonly done: readonly string[];
}

/** What was handed over in a cluster: to the asker, or all of it for its managers. */
export async function listHandovers(session: Session, clusterId: string): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select h.id, h.leaver_id as "leaverId", l.display_name as "leaverName", h.successor_id as "successorId",
      s.display_name as "successorName", h.made_at as "madeAt", h.successor_id is not distinct from grappe.current_person() as "isMine",
      h.version, h.items, h.done
    from grappe.handovers h
    left join grappe.people l on l.id = h.leaver_id left join grappe.people s on s.id = h.successor_id
    where h.cluster_id = ${clusterId} order by h.made_at desc, h.id limit 100`.execute(session);
  return rows;
}

/** What the successor took up; false when it is another's, or it changed meanwhile. */
export async function takeUpHandover(
  session: Session,
  which: { readonly id: string; readonly version: number },
  done: readonly string[],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.handovers set done = ${[...done]}::text[], version = version + 1
    where id = ${which.id} and version = ${which.version} and successor_id = grappe.current_person()`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

export interface RoomRelationRow {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly decisions: readonly { readonly on: string; readonly text: string }[];
  readonly tasks: readonly { readonly title: string; readonly dueOn: string | null }[];
  readonly files: readonly string[];
  readonly people: readonly { readonly name: string; readonly organisation: string | null }[];
}

/** Rooms where somebody was let in or has something to do, as the asker reads them. */
export async function roomRelations(
  session: Session,
  clusterId: string,
  personId: string,
): Promise<RoomRelationRow[]> {
  const { rows } = await sql<RoomRelationRow>`
    select r.id, r.title, r.kind,
      (select coalesce(jsonb_agg(d.one order by d.created_at desc), '[]') from (
        select created_at, jsonb_build_object('on', coalesce(decided_on, created_at::date), 'text', title) as one
        from grappe.room_decisions where room_id = r.id and deleted_at is null order by created_at desc limit 10) d) as decisions,
      (select coalesce(jsonb_agg(jsonb_build_object('title', t.title, 'dueOn', t.due_on) order by t.due_on nulls last, t.id), '[]')
        from grappe.room_tasks t where t.room_id = r.id and t.owner_id = ${personId} and t.status = 'open' and t.deleted_at is null) as tasks,
      (select coalesce(jsonb_agg(f.name order by f.created_at desc), '[]') from (
        select name, created_at from grappe.room_files where room_id = r.id and deleted_at is null order by created_at desc limit 20) f) as files,
      (select coalesce(jsonb_agg(jsonb_build_object('name', p.display_name, 'organisation', p.organisation_name)), '[]')
        from grappe.people_of_room(r.id) p where p.is_in and p.person_id <> ${personId}) as people
    from grappe.rooms r
    where r.status = 'open' and r.cluster_id = ${clusterId} and (
      exists (select from grappe.room_people i where i.room_id = r.id and i.person_id = ${personId})
      or exists (select from grappe.room_tasks t where t.room_id = r.id and t.owner_id = ${personId} and t.status = 'open'
        and t.deleted_at is null))
    order by r.title, r.id limit 200`.execute(session);
  return rows;
}

export interface GroupRelationRow {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly state: string;
  readonly since: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly decisions: readonly { readonly on: string; readonly kind: string; readonly text: string }[];
  readonly waits: readonly { readonly title: string; readonly dueOn: string | null }[];
  readonly members: readonly string[];
  readonly documents: readonly string[];
}

/** Export groups of a cluster that live: the whole team leads them, and whoever takes over as well. */
export async function groupRelations(session: Session, clusterId: string): Promise<GroupRelationRow[]> {
  const { rows } = await sql<GroupRelationRow>`
    select l.group_id as id, g.ordinal, g.name, l.state, l.updated_at::date::text as since, l.starts_on::text as "startsOn",
      l.ends_on::text as "endsOn",
      (select coalesce(jsonb_agg(d.one order by d.recorded_at desc), '[]') from (
        select recorded_at, jsonb_build_object('on', decided_on, 'kind', kind, 'text', reason) as one
        from grappe.group_decisions where group_id = l.group_id order by recorded_at desc limit 10) d) as decisions,
      (select coalesce(jsonb_agg(jsonb_build_object('title', o.name, 'dueOn', a.respond_by) order by a.respond_by, o.name), '[]')
        from grappe.group_answers a join grappe.organisations o on o.id = a.organisation_id
        where a.group_id = l.group_id and a.answer is null) as waits,
      (select coalesce(jsonb_agg(o.name order by o.folded_name), '[]') from grappe.plan_group_members m
        join grappe.organisations o on o.id = m.organisation_id where m.group_id = l.group_id) as members,
      (select coalesce(jsonb_agg(distinct d.kind), '[]') from grappe.group_documents d where d.group_id = l.group_id) as documents
    from grappe.group_lives l join grappe.plan_groups g on g.id = l.group_id
    where l.cluster_id = ${clusterId} and l.state not in ('proposed', 'closed', 'abandoned')
    order by l.updated_at desc limit 100`.execute(session);
  return rows;
}
