import { sql, type RawBuilder } from 'kysely';
import type { Session } from '../connect.ts';
import type { AlliancePlace } from './alliance-files.ts';

const me = sql`grappe.current_person()`;

/** Tables whose rows count their changes in `version` and say who made the last one. */
export type VersionedTable =
  | 'alliance_mandates'
  | 'alliance_sides'
  | 'alliance_contacts'
  | 'alliance_steps'
  | 'alliance_conventions'
  | 'alliance_commitments'
  | 'alliance_working_groups'
  | 'alliance_projects'
  | 'alliance_incidents'
  | 'competence_requests';

type Values = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | RawBuilder<unknown>>
>;

const assignments = (values: Values): RawBuilder<unknown> =>
  sql.join(Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));

/** Changes the row with these keys from the version that was seen. False when it changed meanwhile or is not the asker's to change. */
export async function changeVersioned(
  session: Session,
  table: VersionedTable,
  which: { readonly keys: Values; readonly version: number },
  values: Values,
): Promise<boolean> {
  const keys = Object.entries(which.keys).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { numAffectedRows } = await sql`
    update ${sql.id('grappe', table)}
    set ${assignments(values)}, version = version + 1, updated_by = ${me}, updated_at = now()
    where ${sql.join(keys, sql` and `)} and version = ${which.version}`.execute(session);
  return numAffectedRows === 1n;
}

/** Tables to which a team adds rows in its own name. */
export type AddedTable =
  | 'alliance_mandates'
  | 'alliance_notes'
  | 'alliance_contacts'
  | 'alliance_steps'
  | 'alliance_conventions'
  | 'alliance_signatures'
  | 'alliance_commitments'
  | 'alliance_events'
  | 'alliance_working_groups'
  | 'alliance_working_group_firms'
  | 'working_group_invitations'
  | 'alliance_projects'
  | 'alliance_project_partners'
  | 'alliance_incidents'
  | 'alliance_incident_tellings'
  | 'alliance_incident_words'
  | 'competence_requests'
  | 'competence_answers';

/** Adds a row. False when there is one already where there can be one only. */
export async function addRow(session: Session, table: AddedTable, values: Values): Promise<boolean> {
  const columns = Object.keys(values).map((column) => sql.ref(column));
  const { numAffectedRows } = await sql`
    insert into ${sql.id('grappe', table)} (${sql.join(columns)})
    values (${sql.join(Object.values(values).map((value) => sql`${value}`))})
    on conflict do nothing`.execute(session);
  return numAffectedRows === 1n;
}

/** The asker, for the columns that say who did it. */
export const bySelf = me;

/** A JSON value for a column. */
export const asJson = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`;

/** Changes an alliance itself from the version that was seen; false when somebody changed it meanwhile. */
export async function changeAlliance(
  session: Session,
  which: { readonly id: string; readonly version: number },
  values: Values,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.alliances set ${assignments(values)}, version = version + 1
    where id = ${which.id} and version = ${which.version}`.execute(session);
  return numAffectedRows === 1n;
}

export interface BegunAlliance {
  readonly clusterId: string;
  readonly name: string;
  readonly theme: string;
  readonly stage: 'mandate' | 'search' | 'contact';
  readonly outside: {
    readonly name: string;
    readonly country: string | null;
    readonly foundedOn: string | null;
  } | null;
}

/** Begins an alliance before anybody was spoken to, or one with a cluster that is not here. */
export async function beginAlliance(
  session: Session,
  { clusterId, name, theme, stage, outside }: BegunAlliance,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select grappe.begin_alliance(${clusterId}, ${name}, ${theme}, ${stage}, ${outside?.name ?? null}, ${outside?.country ?? null},
      ${outside?.foundedOn ?? null}) as id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('begin_alliance gave no alliance');
  return id;
}

/** Proposes to a short name what was prepared; false when it is not there to be proposed. */
export async function contactAlly(
  session: Session,
  { clusterId, allianceId }: AlliancePlace,
  shortName: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.contact_ally(${clusterId}, ${allianceId}, ${shortName}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface NewAllianceEvent {
  readonly kind: string;
  readonly shared: boolean;
  readonly on?: string | undefined;
  readonly detail?: Readonly<Record<string, string | number | null>>;
}

/** Writes what happened: it is never changed. */
export async function recordAllianceEvent(
  session: Session,
  place: AlliancePlace,
  event: NewAllianceEvent,
): Promise<void> {
  await sql`
    insert into grappe.alliance_events (cluster_id, alliance_id, kind, shared, on_date, detail, author_id)
    values (${place.clusterId}, ${place.allianceId}, ${event.kind}, ${event.shared}, coalesce(${event.on ?? null}::date, current_date),
      ${asJson(event.detail ?? {})}, ${me})`.execute(session);
}

/** Changes a note of the asker's own; false when it changed meanwhile or is somebody else's. */
export async function changeNote(
  session: Session,
  which: { readonly id: string; readonly version: number },
  note: { readonly audience: 'team' | 'self'; readonly body: string } | null,
): Promise<boolean> {
  const mine = sql`id = ${which.id} and version = ${which.version} and author_id = ${me}`;
  const { numAffectedRows } =
    note === null
      ? await sql`delete from grappe.alliance_notes where ${mine}`.execute(session)
      : await sql`
          update grappe.alliance_notes set audience = ${note.audience}, body = ${note.body}, version = version + 1, updated_at = now()
          where ${mine}`.execute(session);
  return numAffectedRows === 1n;
}
