import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonObject } from '../rows.ts';

export interface InstrumentRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly versions: readonly {
    readonly id: string;
    readonly ordinal: number;
    readonly publishedAt: string | null;
    readonly waves: number;
  }[];
}

/** Instruments of a cluster with their versions, the last first; drafts only for those who write them. */
export async function listInstruments(session: Session, clusterId: string): Promise<InstrumentRow[]> {
  const { rows } = await sql<InstrumentRow>`
    select i.id, i.name, i.created_at as "createdAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'ordinal', v.ordinal, 'publishedAt', v.published_at,
          'waves', (select count(*) from grappe.campaign_waves w where w.cluster_id = v.cluster_id and w.instrument_version_id = v.id))
          order by v.ordinal desc)
        from grappe.instrument_versions v where v.cluster_id = i.cluster_id and v.instrument_id = i.id), '[]') as versions
    from grappe.instruments i where i.cluster_id = ${clusterId} order by i.created_at, i.id`.execute(session);
  return rows;
}

export interface InstrumentVersionRow {
  readonly id: string;
  readonly instrumentId: string;
  readonly name: string;
  readonly ordinal: number;
  readonly version: number;
  readonly publishedAt: Date | null;
}

export interface InstrumentVersionPlace {
  readonly clusterId: string;
  readonly versionId: string;
}

/** What is known of one version; its items are read with `readInstrumentContent`. */
export async function readInstrumentVersion(
  session: Session,
  { clusterId, versionId }: InstrumentVersionPlace,
): Promise<InstrumentVersionRow | undefined> {
  const { rows } = await sql<InstrumentVersionRow>`
    select v.id, v.instrument_id as "instrumentId", i.name, v.ordinal, v.version, v.published_at as "publishedAt"
    from grappe.instrument_versions v
    join grappe.instruments i on i.cluster_id = v.cluster_id and i.id = v.instrument_id
    where v.cluster_id = ${clusterId} and v.id = ${versionId}`.execute(session);
  return rows[0];
}

/** The items of one version, as they are stored. */
export async function readInstrumentContent(
  session: Session,
  { clusterId, versionId }: InstrumentVersionPlace,
): Promise<JsonObject | undefined> {
  const { rows } = await sql<{ content: JsonObject }>`
    select content from grappe.instrument_versions where cluster_id = ${clusterId} and id = ${versionId}`.execute(
    session,
  );
  return rows[0]?.content;
}

/** The version of an instrument that was published last; undefined when none was. */
export async function lastPublishedVersion(
  session: Session,
  { clusterId, instrumentId }: { readonly clusterId: string; readonly instrumentId: string },
): Promise<{ readonly id: string; readonly publishedAt: Date } | undefined> {
  const { rows } = await sql<{ id: string; publishedAt: Date }>`
    select id, published_at as "publishedAt" from grappe.instrument_versions
    where cluster_id = ${clusterId} and instrument_id = ${instrumentId} and published_at is not null
    order by ordinal desc limit 1`.execute(session);
  return rows[0];
}

/** Adds an instrument; its first version is added with `addInstrumentVersion`. */
export async function createInstrument(session: Session, clusterId: string, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into grappe.instruments (cluster_id, name, created_by)
    values (${clusterId}, ${name}, grappe.current_person()) returning id`.execute(session);
  return rows[0]!.id;
}

/** Writes the next version as a draft; undefined when the instrument is not there. Two at once: the second waits, then follows. */
export async function addInstrumentVersion(
  session: Session,
  { clusterId, instrumentId }: { readonly clusterId: string; readonly instrumentId: string },
  content: JsonObject,
): Promise<string | undefined> {
  const { rows: held } = await sql`select from grappe.instruments
    where cluster_id = ${clusterId} and id = ${instrumentId} for update`.execute(session);
  if (held.length === 0) return undefined;
  const { rows } = await sql<{ id: string }>`
    insert into grappe.instrument_versions (cluster_id, instrument_id, ordinal, content, created_by)
    select ${clusterId}, ${instrumentId}, coalesce(max(ordinal), 0) + 1, ${JSON.stringify(content)}::jsonb, grappe.current_person()
    from grappe.instrument_versions where cluster_id = ${clusterId} and instrument_id = ${instrumentId}
    returning id`.execute(session);
  return rows[0]!.id;
}

/** Changes a draft as it was read; false when it changed since, or was published. */
export async function changeInstrumentVersion(
  session: Session,
  { clusterId, versionId }: InstrumentVersionPlace,
  version: number,
  content: JsonObject,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.instrument_versions set content = ${JSON.stringify(content)}::jsonb, version = version + 1
    where cluster_id = ${clusterId} and id = ${versionId} and version = ${version} and published_at is null`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

/** From now on the version is what it is; false when it was published before, or is not there. */
export async function publishInstrumentVersion(
  session: Session,
  { clusterId, versionId }: InstrumentVersionPlace,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.instrument_versions set published_at = now(), published_by = grappe.current_person()
    where cluster_id = ${clusterId} and id = ${versionId} and published_at is null`.execute(session);
  return numAffectedRows === 1n;
}
