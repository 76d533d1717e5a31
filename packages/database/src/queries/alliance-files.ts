import { sql } from 'kysely';
import type {
  AllianceCommitment,
  AllianceContact,
  AllianceEvent,
  AllianceMandate,
  AllianceNote,
  AllianceStep,
  AllianceTone,
} from '@grappe/contracts/api';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

export interface AlliancePlace {
  readonly clusterId: string;
  readonly allianceId: string;
}

/** A person by identifier: who it is stands beside, in {@link AlliancePersonRow}. */
type Unnamed<Shape> = Omit<Shape, 'owner' | 'author' | 'isLate'>;
interface Owned {
  readonly ownerId: string | null;
}

export interface AllianceFile {
  readonly id: string;
  readonly version: number;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly outsideName: string | null;
  readonly outsideCountry: string | null;
  readonly outsideFoundedOn: string | null;
}

/** What the asker's cluster keeps of an alliance of its own; undefined when it is none of them. Held until the end when `hold`. */
export async function getAllianceFile(
  session: Session,
  { clusterId, allianceId }: AlliancePlace,
  hold = false,
): Promise<AllianceFile | undefined> {
  const { rows } = await sql<AllianceFile>`
    select a.id, a.version, a.started_on::text as "startedOn", a.ended_on::text as "endedOn", a.outside_name as "outsideName", a.outside_country as "outsideCountry",
      a.outside_founded_on::text as "outsideFoundedOn"
    from grappe.alliances a
    where a.id = ${allianceId} and exists (select from grappe.alliance_clusters c
      where c.alliance_id = a.id and c.cluster_id = ${clusterId} and c.status = 'accepted')
      and a.id = any ((select grappe.my_joined_alliances())::uuid[])
    ${hold ? sql`for update` : sql``}`.execute(session);
  return rows[0];
}

export interface AlliancePartyRow {
  readonly clusterId: string;
  readonly name: string;
  readonly country: string | null;
  readonly foundedOn: string | null;
  readonly ownerId: string | null;
}

/** The clusters that joined an alliance of the asker's. */
export async function partiesOfAlliance(session: Session, allianceId: string): Promise<AlliancePartyRow[]> {
  const { rows } = await sql<AlliancePartyRow>`
    select cluster_id as "clusterId", name, country, founded_on::text as "foundedOn", owner_id as "ownerId"
    from grappe.parties_of_alliance(${allianceId})`.execute(session);
  return rows;
}

export interface AlliancePersonRow {
  readonly personId: string;
  readonly name: string;
  readonly clusterId: string;
  readonly isThere: boolean;
  readonly isMe: boolean;
}

/** Both teams, those who left included: names beside what they wrote and answer for. */
export async function peopleOfAlliance(session: Session, allianceId: string): Promise<AlliancePersonRow[]> {
  const { rows } = await sql<AlliancePersonRow>`
    select person_id as "personId", display_name as name, cluster_id as "clusterId", is_there as "isThere",
      person_id = grappe.current_person() as "isMe"
    from grappe.people_of_alliance(${allianceId})`.execute(session);
  return rows;
}

export interface AllianceSideRow extends Owned {
  readonly mandateId: string | null;
  readonly tone: AllianceTone;
  readonly toneNote: string;
  readonly version: number;
}

/** What one side keeps to itself of an alliance. */
export async function getAllianceSide(
  session: Session,
  { clusterId, allianceId }: AlliancePlace,
): Promise<AllianceSideRow | undefined> {
  const { rows } = await sql<AllianceSideRow>`
    select owner_id as "ownerId", mandate_id as "mandateId", tone, tone_note as "toneNote", version
    from grappe.alliance_sides where cluster_id = ${clusterId} and alliance_id = ${allianceId}`.execute(
    session,
  );
  return rows[0];
}

export interface MandateRow extends Unnamed<AllianceMandate>, Owned {
  readonly ownerName: string | null;
}

/** Mandates of the board of a cluster, the last first. */
export async function listMandates(session: Session, clusterId: string): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`
    select m.id, m.title, m.purpose, m.priorities, m.status, m.given_on::text as "givenOn", m.given_by as "givenBy",
      m.valid_until::text as "validUntil", m.owner_id as "ownerId", p.display_name as "ownerName", m.version
    from grappe.alliance_mandates m left join grappe.people p on p.id = m.owner_id
    where m.cluster_id = ${clusterId} order by m.status = 'withdrawn', m.given_on desc nulls first, m.id desc limit 200`.execute(
    session,
  );
  return rows;
}

export type StepRow = Unnamed<AllianceStep> & Owned;

/** What each side does at each stage, as far as the asker may read it. */
export async function listAllianceSteps(
  session: Session,
  allianceIds: readonly string[],
): Promise<(StepRow & { allianceId: string })[]> {
  const { rows } = await sql<StepRow & { allianceId: string }>`
    select alliance_id as "allianceId", cluster_id as "clusterId", stage, owner_id as "ownerId", next_step as "nextStep",
      next_on::text as "nextOn", done_on::text as "doneOn", outcome, version
    from grappe.alliance_steps where alliance_id = any (${[...allianceIds]}::uuid[])
    order by cluster_id, updated_at`.execute(session);
  return rows;
}

export interface ConventionRow {
  readonly terms: JsonValue;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedById: string | null;
}

/** The terms that both write; undefined while nobody wrote any. */
export async function getConvention(
  session: Session,
  allianceId: string,
): Promise<ConventionRow | undefined> {
  const { rows } = await sql<ConventionRow>`
    select terms, version, updated_at as "changedAt", updated_by as "changedById"
    from grappe.alliance_conventions where alliance_id = ${allianceId}`.execute(session);
  return rows[0];
}

export interface SignatureRow {
  readonly clusterId: string;
  readonly forOutside: boolean;
  readonly conventionVersion: number;
  readonly signedOn: string;
  readonly signatory: string;
  readonly capacity: string;
}

/** Who signed the terms as they stand. */
export async function listSignatures(session: Session, allianceId: string): Promise<SignatureRow[]> {
  const { rows } = await sql<SignatureRow>`
    select cluster_id as "clusterId", for_outside as "forOutside", convention_version as "conventionVersion",
      signed_on::text as "signedOn", signatory, capacity
    from grappe.alliance_signatures where alliance_id = ${allianceId} order by signed_on, recorded_at`.execute(
    session,
  );
  return rows;
}

export type CommitmentRow = Unnamed<AllianceCommitment> & Owned & { readonly allianceId: string };

/** The roadmaps of alliances, by day. */
export async function listCommitments(
  session: Session,
  allianceIds: readonly string[],
): Promise<CommitmentRow[]> {
  const { rows } = await sql<CommitmentRow>`
    select alliance_id as "allianceId", id, promised_by as "promisedBy", by_outside as "byOutside", title, detail,
      due_on::text as "dueOn", owner_id as "ownerId", status, closed_on::text as "closedOn", outcome, version
    from grappe.alliance_commitments where alliance_id = any (${[...allianceIds]}::uuid[]) order by due_on, id limit 5000`.execute(
    session,
  );
  return rows;
}

export type AllianceNoteRow = Unnamed<AllianceNote> & { readonly authorId: string | null };

/** Notes of the own team, and those that the asker keeps for itself. */
export async function listAllianceNotes(
  session: Session,
  { clusterId, allianceId }: AlliancePlace,
): Promise<AllianceNoteRow[]> {
  const { rows } = await sql<AllianceNoteRow>`
    select id, audience, body, author_id as "authorId", author_id is not distinct from grappe.current_person() as "isMine",
      to_json(created_at) #>> '{}' as "createdAt", version
    from grappe.alliance_notes where cluster_id = ${clusterId} and alliance_id = ${allianceId}
    order by created_at desc, id limit 500`.execute(session);
  return rows;
}

/** Whom the own team talks to at the other cluster. */
export async function listAllianceContacts(
  session: Session,
  { clusterId, allianceId }: AlliancePlace,
): Promise<AllianceContact[]> {
  const { rows } = await sql<AllianceContact>`
    select id, name, position, email, language, note, left_on::text as "leftOn", version
    from grappe.alliance_contacts where cluster_id = ${clusterId} and alliance_id = ${allianceId}
    order by left_on is not null, name, id limit 500`.execute(session);
  return rows;
}

export type EventRow = Unnamed<AllianceEvent> & { readonly authorId: string | null };

/** What happened, the last first. */
export async function listAllianceEvents(
  session: Session,
  { clusterId, allianceId }: AlliancePlace,
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, cluster_id as "clusterId", kind, shared, on_date::text as "onDate", detail, author_id as "authorId",
      to_json(recorded_at) #>> '{}' as "recordedAt"
    from grappe.alliance_events
    where alliance_id = ${allianceId} and (shared or cluster_id = ${clusterId})
    order by on_date desc, recorded_at desc, id limit 500`.execute(session);
  return rows;
}

/** When anything last happened between the two. */
export async function heardInAlliances(
  session: Session,
  allianceIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; heard: string | null }>`
    select id, grappe.alliance_heard(id)::text as heard from unnest(${[...allianceIds]}::uuid[]) as asked (id)`.execute(
    session,
  );
  return new Map(rows.map(({ id, heard }) => [id, heard]));
}

export interface SideOfAlliance extends AllianceSideRow {
  readonly allianceId: string;
  readonly ownerName: string | null;
  /** Still in the team. */
  readonly ownerIsThere: boolean;
  readonly contacts: number;
  readonly openIncidents: number;
}

/** What the own side keeps of each of its alliances. */
export async function listAllianceSides(session: Session, clusterId: string): Promise<SideOfAlliance[]> {
  const { rows } = await sql<SideOfAlliance>`
    select s.alliance_id as "allianceId", s.owner_id as "ownerId", p.display_name as "ownerName", s.mandate_id as "mandateId", s.tone,
      s.tone_note as "toneNote", s.version,
      exists (select from grappe.role_grants g where g.person_id = s.owner_id and g.cluster_id = s.cluster_id and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member')) as "ownerIsThere",
      (select count(*) from grappe.alliance_contacts c where c.cluster_id = s.cluster_id and c.alliance_id = s.alliance_id
        and c.left_on is null)::int as contacts,
      (select count(*) from grappe.alliance_incidents i where i.cluster_id = s.cluster_id and i.alliance_id = s.alliance_id
        and i.status <> 'closed')::int as "openIncidents"
    from grappe.alliance_sides s left join grappe.people p on p.id = s.owner_id
    where s.cluster_id = ${clusterId}`.execute(session);
  return rows;
}

/** The room of an alliance or of one of its working groups, if the asker is in it. */
export async function roomsOfSubjects(
  session: Session,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; subjectId: string }>`
    select id, subject_id as "subjectId" from grappe.rooms
    where kind = 'alliance' and subject_id = any (${[...subjectIds]}::uuid[])`.execute(session);
  return new Map(rows.map(({ id, subjectId }) => [subjectId, id]));
}
