import { sql } from 'kysely';
import type { PublicFunding, PublicRegister } from '@grappe/contracts/api';
import type { Session } from '../connect.ts';

type CooperationKind = 'group' | 'alliance' | 'working_group';

export interface RegisterEntryRow {
  readonly id: string;
  readonly clusterId: string;
  readonly kind: CooperationKind;
  readonly title: string;
  readonly theme: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly funding: readonly PublicFunding[];
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface RegisterMemberRow {
  readonly id: string;
  readonly entryId: string;
  readonly name: string;
  readonly consent: 'asked' | 'agreed' | 'refused';
  readonly answeredAt: Date | null;
  readonly mine: boolean;
}

/** Cooperations in the register of a cluster, and those of others that ask for its agreement, as far as the asker reads them. */
export async function listRegister(session: Session, clusterId: string): Promise<RegisterEntryRow[]> {
  const { rows } = await sql<RegisterEntryRow>`
    select e.id, e.cluster_id as "clusterId", e.kind, e.title, e.theme, e.started_on as "startedOn", e.ended_on as "endedOn",
      e.funding, e.status, e.published_at as "publishedAt", e.version
    from grappe.register_entries e
    where e.cluster_id = ${clusterId} or e.id in (
      select m.entry_id from grappe.register_members m where m.member_cluster_id = ${clusterId}
    )
    order by e.started_on desc, e.title, e.id limit 1000`.execute(session);
  return rows;
}

/** Members of today of these entries: all for coordinators, for the others those that they answer for. */
export async function registerMembers(
  session: Session,
  entryIds: readonly string[],
): Promise<RegisterMemberRow[]> {
  const { rows } = await sql<RegisterMemberRow>`
    select m.id, m.entry_id as "entryId", coalesce(o.name, grappe.name_of_member_cluster(m.id), '') as name, m.consent,
      m.answered_at as "answeredAt", m.id = any ((select grappe.my_register_members())::uuid[]) as mine
    from grappe.register_members m
    left join grappe.organisations o on o.id = m.organisation_id
    where m.entry_id = any (${[...entryIds]}::uuid[]) and m.left_at is null
    order by name, m.id`.execute(session);
  return rows;
}

export interface RegisterCandidateRow {
  readonly kind: CooperationKind;
  readonly subjectId: string;
  readonly title: string;
  readonly theme: string;
  readonly startedOn: string;
  readonly members: number;
}

/** Cooperations that live and are not in the register; nothing for those who do not coordinate the cluster. */
export async function registerCandidates(
  session: Session,
  clusterId: string,
): Promise<RegisterCandidateRow[]> {
  const { rows } = await sql<RegisterCandidateRow>`
    select kind, subject_id as "subjectId", title, theme, started_on as "startedOn", members::int as members
    from grappe.register_candidates(${clusterId})`.execute(session);
  return rows;
}

export interface ToldCooperation {
  readonly title: string;
  readonly theme: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly funding: readonly PublicFunding[];
}

const columnsOf = ({ title, theme, startedOn, endedOn, funding }: ToldCooperation) => ({
  title,
  theme,
  started_on: startedOn,
  ended_on: endedOn,
  funding: JSON.stringify(funding),
});

const me = sql<string>`grappe.current_person()`;

/** A draft, whose members are asked for their agreement at once. */
export async function addToRegister(
  session: Session,
  entry: ToldCooperation & {
    readonly clusterId: string;
    readonly kind: CooperationKind;
    readonly subjectId: string;
  },
): Promise<string> {
  const { id } = await session
    .insertInto('register_entries')
    .values({
      cluster_id: entry.clusterId,
      kind: entry.kind,
      subject_id: entry.subjectId,
      ...columnsOf(entry),
      created_by: me,
      updated_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await followMembers(session, id);
  return id;
}

/** Those who came since are asked, those who left are no longer members; how many are asked. */
export async function followMembers(session: Session, entryId: string): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    select grappe.follow_members(${entryId}) as asked`.execute(session);
  return rows[0]?.asked ?? 0;
}

/** False when it changed since the version that the asker saw. */
export async function editRegisterEntry(
  session: Session,
  place: { readonly clusterId: string; readonly entryId: string; readonly version: number },
  told: ToldCooperation,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('register_entries')
    .set({ ...columnsOf(told), version: place.version + 1, updated_by: me, updated_at: sql`now()` })
    .where('cluster_id', '=', place.clusterId)
    .where('id', '=', place.entryId)
    .where('version', '=', place.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when it changed since the version that the asker saw. The day of the first publication is kept. */
export async function setRegisterStatus(
  session: Session,
  place: { readonly clusterId: string; readonly entryId: string; readonly version: number },
  status: 'published' | 'withdrawn',
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('register_entries')
    .set({
      status,
      published_at: status === 'published' ? sql`coalesce(published_at, now())` : sql`published_at`,
      version: sql`version + 1`,
      updated_by: me,
      updated_at: sql`now()`,
    })
    .where('cluster_id', '=', place.clusterId)
    .where('id', '=', place.entryId)
    .where('version', '=', place.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether the member may be named; false when the asker does not answer for it, or the consent is no longer as it was. */
export async function answerForMember(
  session: Session,
  memberId: string,
  { agrees, was }: { readonly agrees: boolean; readonly was: 'asked' | 'agreed' | 'refused' },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('register_members')
    .set({ consent: agrees ? 'agreed' : 'refused', answered_at: sql`now()`, answered_by: me })
    .where('id', '=', memberId)
    .where('consent', '=', was)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What anybody may read; undefined when nothing is published, or there is no such cluster. Needs no identity. */
export async function publicRegisterOf(
  session: Session,
  shortName: string,
): Promise<PublicRegister | undefined> {
  const { rows } = await sql<{ page: PublicRegister | null }>`
    select grappe.public_register(${shortName}) as page`.execute(session);
  return rows[0]?.page ?? undefined;
}
