import type { ContactRecord } from '@grappe/contracts/api';
import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import type { Session } from '../connect.ts';

export interface PrivacyRequestRow {
  readonly id: string;
  readonly who: string;
  readonly isContact: boolean;
  readonly kind: 'access' | 'correction' | 'erasure';
  readonly message: string;
  readonly askedAt: Date;
  readonly dueOn: string;
  readonly status: 'open' | 'done' | 'refused';
  readonly answer: string;
  readonly answeredAt: Date | null;
  readonly outcome: { removed?: Record<string, number>; kept?: string[] };
}

/** Requests that the asker may know of: its own only, or all those of a cluster it manages. Open ones first. */
export async function listPrivacyRequests(
  session: Session,
  clusterId: string,
  ownOnly: boolean,
): Promise<PrivacyRequestRow[]> {
  const { rows } = await sql<PrivacyRequestRow>`
    select q.id, coalesce(q.contact, p.display_name, '') as who, q.contact is not null as "isContact", q.kind, q.message,
      q.asked_at as "askedAt", q.due_on as "dueOn", q.status, q.answer, q.answered_at as "answeredAt", q.outcome
    from grappe.privacy_requests q left join grappe.people p on p.id = q.person_id
    where q.cluster_id = ${clusterId} and (not ${ownOnly} or q.person_id = grappe.current_person())
    order by q.status <> 'open', q.due_on, q.id`.execute(session);
  return rows;
}

export interface NewRequestRow {
  readonly clusterId: string;
  readonly kind: PrivacyRequestRow['kind'];
  readonly message: string;
  /** Null: the asker asks for itself. */
  readonly contact: string | null;
}

export async function askForRights(session: Session, request: NewRequestRow): Promise<string> {
  const { clusterId, kind, message, contact } = request;
  const { rows } = await sql<{ id: string }>`
    insert into grappe.privacy_requests (cluster_id, person_id, contact, kind, message, entered_by)
    values (${clusterId}, case when ${contact}::text is null then grappe.current_person() end, ${contact}, ${kind}, ${message},
      grappe.current_person())
    returning id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A request gave no row');
  return id;
}

/** Writes the answer to an open request; false when it is not the asker's to answer, or was answered. */
export async function answerRequest(
  session: Session,
  answer: { clusterId: string; requestId: string; accept: boolean; answer: string; outcome: unknown },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.privacy_requests set status = ${answer.accept ? 'done' : 'refused'}, answer = ${answer.answer},
      outcome = ${JSON.stringify(answer.outcome)}::jsonb, answered_by = grappe.current_person(), answered_at = now()
    where cluster_id = ${answer.clusterId} and id = ${answer.requestId} and status = 'open'`.execute(session);
  return numAffectedRows === 1n;
}

/** What was taken away and kept; null: there was nothing to forget. */
export type Forgotten = Record<string, unknown> | null | 'somebody_must_stay';

/** Forgets whoever an open request is about, as far as the asker manages it. */
export const eraseAsked = (session: Session, requestId: string): Promise<Forgotten> =>
  forgetting(session, sql<{ outcome: Forgotten }>`select grappe.erase_person_asked(${requestId}) as outcome`);

/** Forgets the asker itself, everywhere. */
export const eraseMe = (session: Session): Promise<Forgotten> =>
  forgetting(session, sql<{ outcome: Forgotten }>`select grappe.erase_me() as outcome`);

/** Raised by the database when nobody who can act would stay. */
const somebodyStays = 'GR001';

async function forgetting(
  session: Session,
  work: ReturnType<typeof sql<{ outcome: Forgotten }>>,
): Promise<Forgotten> {
  await sql`savepoint forgetting`.execute(session);
  try {
    const { rows } = await work.execute(session);
    return rows[0]?.outcome ?? null;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== somebodyStays) throw error;
    await sql`rollback to savepoint forgetting`.execute(session);
    return 'somebody_must_stay';
  }
}

/** Everything that is known of the asker. */
export async function myPersonalData(session: Session): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ data: Record<string, unknown> | null }>`
    select grappe.my_personal_data() || jsonb_build_object('interviews', grappe.my_interview_data()) || grappe.my_alliance_data() as data`.execute(
    session,
  );
  return rows[0]?.data ?? {};
}

export async function renameMe(session: Session, name: string): Promise<void> {
  await sql`update grappe.people set display_name = ${name} where id = grappe.current_person()`.execute(
    session,
  );
}

export interface ConsentRow {
  readonly purpose: string;
  readonly textVersion: number;
  readonly givenAt: Date;
}

/** What the asker agrees to today in a cluster. */
export async function myConsents(session: Session, clusterId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select purpose, text_version as "textVersion", given_at as "givenAt" from grappe.consents
    where cluster_id = ${clusterId} and person_id = grappe.current_person() and withdrawn_at is null`.execute(
    session,
  );
  return rows;
}

export interface ConsentChangeRow {
  readonly clusterId: string;
  readonly purpose: string;
  readonly textVersion: number;
  readonly language: string;
  readonly given: boolean;
}

/** Gives or withdraws; what was given before stays with its dates. Giving again what stands changes nothing. */
export async function changeConsent(session: Session, change: ConsentChangeRow): Promise<void> {
  const { clusterId, purpose, textVersion, language, given } = change;
  const standing = (await myConsents(session, clusterId)).find((one) => one.purpose === purpose);
  if (given && standing?.textVersion === textVersion) return;
  await sql`update grappe.consents set withdrawn_at = now()
    where cluster_id = ${clusterId} and person_id = grappe.current_person() and purpose = ${purpose}
      and withdrawn_at is null`.execute(session);
  if (!given) return;
  await sql`insert into grappe.consents (cluster_id, person_id, purpose, text_version, language)
    values (${clusterId}, grappe.current_person(), ${purpose}, ${textVersion}, ${language})`.execute(session);
}

export interface ContactRow {
  readonly place: ContactRecord['place'];
  readonly id: string;
  readonly name: string;
  readonly values: ContactRecord['values'];
}

/** Where a contact is named, by address or by whole name, as the asker may read it: what an erasure would take away. */
export async function findContact(session: Session, clusterId: string, words: string): Promise<ContactRow[]> {
  const wanted = sql`grappe.fold(btrim(${words}))`;
  const { rows } = await sql<ContactRow>`
    select 'organisation' as place, o.id, o.name, jsonb_agg(jsonb_build_object(
      'key', f.key, 'value', f.value #>> '{}', 'past', f.ended_at is not null) order by f.key, f.recorded_at) as values
    from grappe.facts f join grappe.organisations o on o.cluster_id = f.cluster_id and o.id = f.organisation_id
    where f.cluster_id = ${clusterId} and f.key in ('contact_name', 'contact_email', 'contact_phone')
      and f.organisation_id in (
        select n.organisation_id from grappe.facts n
        where n.cluster_id = ${clusterId} and n.key in ('contact_name', 'contact_email')
          and grappe.fold(btrim(n.value #>> '{}')) = ${wanted})
    group by o.id, o.name
    union all
    select 'alliance', a.id, a.name, ${told(sql`k.left_on is not null`, {
      contact_name: sql`k.name`,
      contact_email: sql`k.email`,
      position: sql`k.position`,
      language: sql`k.language`,
      note: sql`k.note`,
    })}
    from grappe.alliance_contacts k join grappe.alliances a on a.id = k.alliance_id
    where k.cluster_id = ${clusterId} and ${wanted} in (grappe.fold(k.email), grappe.fold(k.name))
    union all
    select 'encounter', e.id, e.name, ${told(sql`e.held_on < current_date`, {
      contact_name: sql`t.person_name`,
      about: sql`t.about`,
    })}
    from grappe.encounter_participants t join grappe.encounters e on e.id = t.encounter_id
    where ${clusterId} in (t.cluster_id, t.organisation_cluster_id) and grappe.fold(t.person_name) = ${wanted}
    order by place, name, id limit 200`.execute(session);
  return rows;
}

/** The columns of one person that say something, as values with their keys. */
const told = (
  past: RawBuilder<unknown>,
  columns: Record<string, RawBuilder<unknown>>,
): RawBuilder<unknown> => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('key', said.key, 'value', said.value, 'past', ${past}) order by said.place), '[]')
  from (values ${sql.join(
    Object.entries(columns).map(([key, column], place) => sql`(${place}::int, ${key}::text, ${column})`),
  )}) said (place, key, value) where said.value <> '')`;

export interface ProcessingTextRow {
  readonly code: string;
  readonly language: 'fr' | 'en';
  readonly field: string;
  readonly body: string;
}

export async function listProcessingTexts(session: Session, clusterId: string): Promise<ProcessingTextRow[]> {
  const { rows } = await sql<ProcessingTextRow>`
    select code, language, field, body from grappe.processing_texts where cluster_id = ${clusterId}
    order by code, language, field`.execute(session);
  return rows;
}

/** Replaces a text of the register; null: back to the one that comes with the product. False when it is no longer as it was. */
export async function changeProcessingText(
  session: Session,
  clusterId: string,
  text: Omit<ProcessingTextRow, 'body'> & { body: string | null; was: string | null },
): Promise<boolean> {
  const { code, language, field, body, was } = text;
  if (was !== null) {
    const { numAffectedRows } = await sql`delete from grappe.processing_texts where cluster_id = ${clusterId}
      and code = ${code} and language = ${language} and field = ${field} and body = ${was}`.execute(session);
    if (numAffectedRows !== 1n) return false;
  }
  if (body === null) return was !== null || !(await hasText(session, clusterId, text));
  const { numAffectedRows } = await sql`
    insert into grappe.processing_texts (cluster_id, code, language, field, body, updated_by)
    values (${clusterId}, ${code}, ${language}, ${field}, ${body}, grappe.current_person())
    on conflict do nothing`.execute(session);
  return numAffectedRows === 1n;
}

const hasText = async (
  session: Session,
  clusterId: string,
  { code, language, field }: Omit<ProcessingTextRow, 'body'>,
): Promise<boolean> =>
  (await listProcessingTexts(session, clusterId)).some(
    (one) => one.code === code && one.language === language && one.field === field,
  );

export interface RetentionRow {
  readonly code: string;
  readonly days: number;
  readonly usual: number;
  readonly shortest: number;
  readonly longest: number;
}

export async function listRetention(session: Session, clusterId: string): Promise<RetentionRow[]> {
  const { rows } = await sql<RetentionRow>`
    select d.code, grappe.retention_days(${clusterId}, d.code) as days, d.usual, d.shortest, d.longest
    from grappe.retention_defaults() d`.execute(session);
  return rows;
}

/** How long one kind of thing is kept; null: as usual. False when it is no longer kept for as long as it was. */
export async function changeRetention(
  session: Session,
  clusterId: string,
  code: string,
  { days, was }: { readonly days: number | null; readonly was: number },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${clusterId}`}, 0))`.execute(session);
  const { rows } = await sql<{ days: number }>`
    select grappe.retention_days(${clusterId}, ${code}) as days`.execute(session);
  if (rows[0]?.days !== was) return false;
  await sql`delete from grappe.retention_rules where cluster_id = ${clusterId} and code = ${code}`.execute(
    session,
  );
  if (days === null) return true;
  await sql`insert into grappe.retention_rules (cluster_id, code, days, updated_by)
    values (${clusterId}, ${code}, ${days}, grappe.current_person())`.execute(session);
  return true;
}

/** When what is over was last taken away; null for who may not know, or when it was not yet. */
export async function lastRetentionRun(session: Session, clusterId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(ran_at) as at from grappe.retention_runs where cluster_id = ${clusterId}`.execute(session);
  return rows[0]?.at ?? null;
}

/** Takes away what is over, once a day for each cluster. Needs no identity. */
export async function applyRetention(session: Session): Promise<number> {
  const { rows } = await sql<{ clusters: number }>`select grappe.apply_retention() as clusters`.execute(
    session,
  );
  return rows[0]?.clusters ?? 0;
}
