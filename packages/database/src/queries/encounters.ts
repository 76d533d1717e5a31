import { sql } from 'kysely';
import pg from 'pg';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

export type EncounterStatus = 'draft' | 'open' | 'published' | 'cancelled';

export interface EncounterPlan {
  readonly name: string;
  readonly place: string;
  readonly heldOn: string;
  /** HH:MM at the place. */
  readonly startsAt: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly slots: number;
  readonly rooms: readonly { readonly name: string; readonly closedSlots: readonly number[] }[];
  readonly wishesEach: number;
  readonly wishesUntil: string;
}

export interface EncounterRow extends EncounterPlan {
  readonly id: string;
  readonly clusterId: string;
  readonly allianceId: string | null;
  readonly allianceName: string | null;
  readonly status: EncounterStatus;
  readonly version: number;
  /** The asker is of the team that organises it. */
  readonly organised: boolean;
  /** Registrations and wishes are taken today. */
  readonly takesWishes: boolean;
  /** As far as the asker may count them. */
  readonly participants: number;
  readonly mine: number;
}

const columns = sql`
  e.id, e.cluster_id as "clusterId", e.alliance_id as "allianceId", a.name as "allianceName", e.name, e.place,
  e.held_on as "heldOn", to_char(e.starts_at, 'HH24:MI') as "startsAt", e.slot_minutes as "slotMinutes",
  e.pause_minutes as "pauseMinutes", e.slots, e.rooms, e.wishes_each as "wishesEach", e.wishes_until as "wishesUntil", e.status,
  e.version, e.cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) as organised,
  e.status = 'open' and current_date <= e.wishes_until as "takesWishes",
  (select count(*)::int from grappe.encounter_participants p where p.encounter_id = e.id and p.withdrawn_on is null) as participants,
  (select count(*)::int from grappe.encounter_participants p where p.encounter_id = e.id and p.withdrawn_on is null
    and p.id = any ((select grappe.my_participants())::uuid[])) as mine`;

/** Events of the cluster, and those that an alliance of it invites to; the next first, then those that are over. */
export async function listEncounters(session: Session, clusterId: string): Promise<EncounterRow[]> {
  const { rows } = await sql<EncounterRow>`
    select ${columns} from grappe.encounters e left join grappe.alliances a on a.id = e.alliance_id
    where e.cluster_id = ${clusterId} or e.alliance_id in (
      select c.alliance_id from grappe.alliance_clusters c where c.cluster_id = ${clusterId} and c.status = 'accepted')
    order by e.held_on < current_date, abs(e.held_on - current_date), e.id limit 500`.execute(session);
  return rows;
}

export async function getEncounter(
  session: Session,
  clusterId: string,
  encounterId: string,
): Promise<EncounterRow | undefined> {
  return (await listEncounters(session, clusterId)).find(({ id }) => id === encounterId);
}

const planColumns = (plan: EncounterPlan) => ({
  name: plan.name,
  place: plan.place,
  held_on: plan.heldOn,
  starts_at: plan.startsAt,
  slot_minutes: plan.slotMinutes,
  pause_minutes: plan.pauseMinutes,
  slots: plan.slots,
  rooms: JSON.stringify(plan.rooms),
  wishes_each: plan.wishesEach,
  wishes_until: plan.wishesUntil,
  updated_by: sql<string>`grappe.current_person()`,
});

export async function addEncounter(
  session: Session,
  place: { readonly clusterId: string; readonly allianceId: string | null },
  plan: EncounterPlan,
): Promise<string> {
  const { id } = await session
    .insertInto('encounters')
    .values({ cluster_id: place.clusterId, alliance_id: place.allianceId, ...planColumns(plan) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface SeenEncounter {
  readonly clusterId: string;
  readonly encounterId: string;
  readonly version: number;
}

/** Changes what was planned, or the state; false when it changed meanwhile. */
export async function changeEncounter(
  session: Session,
  { clusterId, encounterId, version }: SeenEncounter,
  change: EncounterPlan | { readonly status: EncounterStatus },
): Promise<boolean> {
  const result = await session
    .updateTable('encounters')
    .set({
      ...('status' in change ? { status: change.status } : planColumns(change)),
      version: sql<number>`version + 1`,
      updated_at: sql<Date>`now()`,
      updated_by: sql<string>`grappe.current_person()`,
    })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', encounterId)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface EncounterPersonRow {
  readonly id: string;
  readonly mine: boolean;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly personName: string | null;
  readonly about: string;
  readonly clusterName: string;
  readonly country: string | null;
  readonly kind: OrganisationKind | null;
}

/** Who takes part, as the asker may know them; nobody for those who do not take part. */
export async function listEncounterPeople(
  session: Session,
  encounterId: string,
): Promise<EncounterPersonRow[]> {
  const { rows } = await sql<EncounterPersonRow>`
    select participant_id as id, mine, organisation_id as "organisationId", organisation_name as "organisationName",
      person_name as "personName", about, cluster_name as "clusterName", country, kind
    from grappe.people_of_encounter(${encounterId})`.execute(session);
  return rows;
}

export interface ParticipantWords {
  readonly personName: string;
  readonly about: string;
  readonly named: boolean;
  readonly absentSlots: readonly number[];
  readonly mostMeetings: number | null;
}

export interface ParticipantRow extends ParticipantWords {
  readonly id: string;
  readonly organisationId: string;
  readonly mine: boolean;
  readonly version: number;
  readonly wishes: readonly string[];
}

/** What those said whom the asker speaks for, or whose event it organises. */
export async function listParticipants(session: Session, encounterId: string): Promise<ParticipantRow[]> {
  const { rows } = await sql<ParticipantRow>`
    select p.id, p.person_name as "personName", p.about, p.named, p.absent_slots as "absentSlots", p.most_meetings as "mostMeetings",
      grappe.surviving_organisation(p.organisation_id) as "organisationId",
      p.id = any ((select grappe.my_participants())::uuid[]) as mine, p.version,
      array(select w.wanted_id from grappe.encounter_wishes w
        join grappe.people_of_encounter(p.encounter_id) q on q.participant_id = w.wanted_id
        where w.participant_id = p.id order by w.rank) as wishes
    from grappe.encounter_participants p
    where p.encounter_id = ${encounterId} and p.withdrawn_on is null order by p.id`.execute(session);
  return rows;
}

/** What PostgreSQL says when a rule refuses the asker. */
const insufficientPrivilege = '42501';

export type Registered =
  | { readonly kind: 'registered'; readonly id: string }
  /** The event takes nobody any more, or that person is there already. */
  | { readonly kind: 'closed' }
  /** An organisation registers itself; those who organise register any of their own. The transaction is over. */
  | { readonly kind: 'not_yours' };

/** Registers somebody for an organisation. */
export async function registerParticipant(
  session: Session,
  at: { readonly encounterId: string; readonly homeId: string; readonly organisationId: string },
  said: ParticipantWords,
): Promise<Registered> {
  const asked = sql<{ id: string | null }>`
    select grappe.register_participant(${at.encounterId}, ${at.homeId}, ${at.organisationId}, ${JSON.stringify(said)}::jsonb) as id`;
  try {
    const { rows } = await asked.execute(session);
    const id = rows[0]?.id ?? null;
    return id === null ? { kind: 'closed' } : { kind: 'registered', id };
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege)
      return { kind: 'not_yours' };
    throw error;
  }
}

/** Changes what somebody said and its wishes; false when it changed meanwhile or wishes are over. */
export async function changeParticipant(
  session: Session,
  seen: { readonly participantId: string; readonly version: number },
  said: ParticipantWords,
  wishes: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.change_participant(${seen.participantId}, ${seen.version}, ${JSON.stringify(said)}::jsonb, ${[...wishes]}::uuid[]) as done`.execute(
    session,
  );
  return rows[0]?.done ?? false;
}

export async function withdrawParticipant(session: Session, participantId: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean;
  }>`select grappe.withdraw_participant(${participantId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface EncounterMeetingRow {
  readonly slot: number;
  readonly firstId: string;
  readonly secondId: string;
  readonly room: string;
  readonly points: number;
}

/** The schedule for the team; their own meetings for those who meet, once published. */
export function listEncounterMeetings(session: Session, encounterId: string): Promise<EncounterMeetingRow[]> {
  return session
    .selectFrom('encounter_meetings')
    .select(['slot', 'first_id as firstId', 'second_id as secondId', 'room', 'points'])
    .where('encounter_id', '=', encounterId)
    .orderBy('slot')
    .orderBy('room')
    .execute();
}

export interface EncounterScheduleRow {
  readonly report: JsonValue;
  readonly inputVersion: string;
  readonly madeAt: Date;
}

export function getEncounterSchedule(
  session: Session,
  encounterId: string,
): Promise<EncounterScheduleRow | undefined> {
  return session
    .selectFrom('encounter_schedules')
    .select(['report', 'input_version as inputVersion', 'made_at as madeAt'])
    .where('encounter_id', '=', encounterId)
    .executeTakeFirst();
}

/** Keeps a schedule in the place of the one before. */
export async function keepEncounterSchedule(
  session: Session,
  place: { readonly clusterId: string; readonly encounterId: string },
  schedule: {
    readonly report: JsonValue;
    readonly inputVersion: string;
    readonly meetings: readonly EncounterMeetingRow[];
  },
): Promise<void> {
  await session.deleteFrom('encounter_schedules').where('encounter_id', '=', place.encounterId).execute();
  const at = { cluster_id: place.clusterId, encounter_id: place.encounterId };
  await session
    .insertInto('encounter_schedules')
    .values({
      ...at,
      report: JSON.stringify(schedule.report),
      input_version: schedule.inputVersion,
      made_by: sql<string>`grappe.current_person()`,
    })
    .execute();
  if (schedule.meetings.length === 0) return;
  await session
    .insertInto('encounter_meetings')
    .values(
      schedule.meetings.map(({ slot, firstId, secondId, room, points }) => ({
        ...at,
        slot,
        first_id: firstId,
        second_id: secondId,
        room,
        points,
      })),
    )
    .execute();
}

export interface OwnMeetingRow {
  readonly encounterId: string;
  readonly encounterName: string;
  readonly place: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly slot: number;
  readonly room: string;
  readonly ownId: string;
  readonly personName: string | null;
  readonly organisationName: string | null;
}

/** Published meetings of the asker's own people, whatever the event, from a day on: for calendars. */
export async function listOwnMeetings(session: Session, from: string): Promise<OwnMeetingRow[]> {
  const { rows } = await sql<OwnMeetingRow>`
    select e.id as "encounterId", e.name as "encounterName", e.place, e.held_on as "heldOn",
      to_char(e.starts_at, 'HH24:MI') as "startsAt", e.slot_minutes as "slotMinutes", e.pause_minutes as "pauseMinutes",
      m.slot, m.room, own.id as "ownId", other.person_name as "personName", other.organisation_name as "organisationName"
    from grappe.encounters e
    join grappe.encounter_meetings m on m.encounter_id = e.id
    join lateral (select unnest(array[m.first_id, m.second_id]) as id) own
      on own.id = any ((select grappe.my_participants())::uuid[])
    join lateral grappe.people_of_encounter(e.id) other
      on other.participant_id = case when own.id = m.first_id then m.second_id else m.first_id end
    where e.status = 'published' and e.held_on >= ${from}::date
    order by e.held_on, m.slot, own.id limit 2000`.execute(session);
  return rows;
}

export interface FixedMeetingRow {
  readonly slot: number;
  readonly firstId: string;
  readonly secondId: string;
}

/** Meetings that are agreed already, of people who still take part; for the team that organises. */
export async function listFixedMeetings(session: Session, encounterId: string): Promise<FixedMeetingRow[]> {
  const { rows } = await sql<FixedMeetingRow>`
    select f.slot, f.first_id as "firstId", f.second_id as "secondId" from grappe.encounter_fixed_meetings f
    join grappe.encounter_participants a on a.id = f.first_id and a.withdrawn_on is null
    join grappe.encounter_participants b on b.id = f.second_id and b.withdrawn_on is null
    where f.encounter_id = ${encounterId} order by f.slot, f.first_id`.execute(session);
  return rows;
}

/** Puts these agreed meetings in the place of the earlier ones; false when the event changed meanwhile. */
export async function fixMeetings(
  session: Session,
  place: SeenEncounter,
  meetings: readonly FixedMeetingRow[],
): Promise<boolean> {
  const { clusterId, encounterId, version } = place;
  const { numAffectedRows } = await sql`
    update grappe.encounters set version = version + 1, updated_at = now(), updated_by = grappe.current_person()
    where cluster_id = ${clusterId} and id = ${encounterId} and version = ${version}`.execute(session);
  if (numAffectedRows !== 1n) return false;
  await sql`
    delete from grappe.encounter_fixed_meetings where cluster_id = ${clusterId} and encounter_id = ${encounterId}`.execute(
    session,
  );
  for (const { slot, firstId, secondId } of meetings)
    await sql`
      insert into grappe.encounter_fixed_meetings (cluster_id, encounter_id, slot, first_id, second_id)
      values (${clusterId}, ${encounterId}, ${slot}, ${firstId}, ${secondId})`.execute(session);
  return true;
}
