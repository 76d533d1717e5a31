import { sql } from 'kysely';
import type {
  ClusterAudience,
  ClusterExchanges,
  ClusterKey,
  ClusterSource,
  ClusterValue,
} from '@grappe/contracts/clusters';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

export interface ClusterProfileRow {
  readonly id: string;
  readonly clusterId: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly shared: boolean;
  readonly shortName: string | null;
  readonly version: number;
}

export interface ClusterValueRow {
  readonly profileId: string;
  readonly key: ClusterKey;
  readonly value: ClusterValue;
  readonly asOf: string;
  readonly source: ClusterSource;
  readonly sourceNote: string | null;
  readonly audience: ClusterAudience;
}

export interface ClusterDealingsRow {
  readonly profileId: string;
  readonly exchanges: ClusterExchanges | null;
  readonly disparityFelt: boolean;
  readonly convention: boolean;
  readonly projects: number;
  readonly note: string | null;
  readonly version: number;
}

export interface ProfilePlace {
  readonly clusterId: string;
  readonly profileId: string;
}

const columns = sql`p.id, p.cluster_id as "clusterId", p.name, p.is_own as "isOwn", p.shared, p.short_name as "shortName", p.version`;

/** A kept profile of a cluster that shows its own is read there: see {@link keepAsSame}. */
const readThere = sql`exists (select from grappe.cluster_profiles t where t.id = p.same_as and t.shared)`;

/** Profiles that a cluster keeps, and those that the other clusters here show it. */
export async function listClusterProfiles(session: Session, clusterId: string): Promise<ClusterProfileRow[]> {
  const { rows } = await sql<ClusterProfileRow>`
    select ${columns} from grappe.cluster_profiles p
    where p.merged_into is null and (p.cluster_id = ${clusterId} or p.shared) and not ${readThere}
    order by p.is_own and p.cluster_id = ${clusterId} desc, p.name, p.id`.execute(session);
  return rows;
}

export async function getClusterProfile(
  session: Session,
  { clusterId, profileId }: ProfilePlace,
): Promise<ClusterProfileRow | undefined> {
  const { rows } = await sql<ClusterProfileRow>`
    select ${columns} from grappe.cluster_profiles p
    where p.id = ${profileId} and p.merged_into is null and (p.cluster_id = ${clusterId} or p.shared)`.execute(
    session,
  );
  return rows[0];
}

/**
 * Values that stand, as far as the asker may read them; of one profile when it is named. What a team knows of a cluster that shows
 * its own profile completes what that one shows.
 */
export async function listClusterValues(
  session: Session,
  clusterId: string,
  profileId: string | null = null,
): Promise<ClusterValueRow[]> {
  const { rows } = await sql<ClusterValueRow>`
    select coalesce(t.id, p.id) as "profileId", v.key, v.value, v.as_of as "asOf", v.source, v.source_note as "sourceNote", v.audience
    from grappe.cluster_profile_values v
    join grappe.cluster_profiles p on p.id = v.profile_id
    left join grappe.cluster_profiles t on t.id = p.same_as and t.shared
    where v.closed_at is null and p.merged_into is null and (p.cluster_id = ${clusterId} or p.shared)
      and (${profileId}::uuid is null or coalesce(t.id, p.id) = ${profileId})
      and (t.id is null or not exists (select from grappe.cluster_profile_values k
        where k.profile_id = t.id and k.key = v.key and k.closed_at is null))
    order by 1, v.key`.execute(session);
  return rows;
}

export interface PastValueRow extends ClusterValueRow {
  readonly recordedAt: Date;
  readonly closedAt: Date;
}

/** Values that stood before, the last first; for the team that keeps the profile. */
export async function pastClusterValues(
  session: Session,
  { clusterId, profileId }: ProfilePlace,
): Promise<PastValueRow[]> {
  const { rows } = await sql<PastValueRow>`
    select profile_id as "profileId", key, value, as_of as "asOf", source, source_note as "sourceNote", audience,
      recorded_at as "recordedAt", closed_at as "closedAt"
    from grappe.cluster_profile_values
    where cluster_id = ${clusterId} and profile_id = ${profileId} and closed_at is not null
    order by closed_at desc, key limit 200`.execute(session);
  return rows;
}

export async function listClusterDealings(
  session: Session,
  clusterId: string,
): Promise<ClusterDealingsRow[]> {
  const { rows } = await sql<ClusterDealingsRow>`
    select profile_id as "profileId", exchanges, disparity_felt as "disparityFelt", convention, projects, note, version
    from grappe.cluster_dealings where cluster_id = ${clusterId} order by profile_id`.execute(session);
  return rows;
}

export interface NewClusterProfile {
  readonly clusterId: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly shortName: string | null;
}

export async function createClusterProfile(session: Session, profile: NewClusterProfile): Promise<string> {
  const { id } = await session
    .insertInto('cluster_profiles')
    .values({
      cluster_id: profile.clusterId,
      name: profile.name,
      is_own: profile.isOwn,
      short_name: profile.shortName,
      created_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes the next version; false when it changed since that one, or is not this cluster's. */
export async function nextProfileVersion(
  session: Session,
  { clusterId, profileId }: ProfilePlace,
  version: number,
  changes: { readonly name?: string; readonly shared?: boolean } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('cluster_profiles')
    .set({ ...changes, version: version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', profileId)
    .where('version', '=', version)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ValueToWrite {
  readonly profileId: string;
  readonly isOwn: boolean;
  readonly key: ClusterKey;
  /** Null takes it back. */
  readonly value: ClusterValue | null;
  readonly asOf: string;
  readonly source: ClusterSource;
  readonly sourceNote: string | null;
  readonly audience: ClusterAudience;
}

/** Closes the values of these keys and opens the new ones. */
export async function writeClusterValues(
  session: Session,
  clusterId: string,
  values: readonly ValueToWrite[],
): Promise<void> {
  if (values.length === 0) return;
  const rows = JSON.stringify(values);
  await sql`
    update grappe.cluster_profile_values v set closed_at = now()
    from jsonb_to_recordset(${rows}::jsonb) as w ("profileId" uuid, key text)
    where v.cluster_id = ${clusterId} and v.profile_id = w."profileId" and v.key = w.key and v.closed_at is null`.execute(
    session,
  );
  await sql`
    insert into grappe.cluster_profile_values
      (cluster_id, profile_id, is_own, key, value, as_of, source, source_note, audience, recorded_by)
    select ${clusterId}, w."profileId", w."isOwn", w.key, w.value, w."asOf", w.source, w."sourceNote", w.audience, ${me}
    from jsonb_to_recordset(${rows}::jsonb) as w ("profileId" uuid, "isOwn" boolean, key text, value jsonb, "asOf" date,
      source text, "sourceNote" text, audience text)
    where w.value is not null and w.value <> 'null'::jsonb`.execute(session);
}

export type DealingsFields = Omit<ClusterDealingsRow, 'profileId' | 'version'>;

/** Version 0 stands for none yet. False when it changed since that version. */
export async function saveClusterDealings(
  session: Session,
  { clusterId, profileId }: ProfilePlace,
  version: number,
  { exchanges, disparityFelt, convention, projects, note }: DealingsFields,
): Promise<boolean> {
  const { rows } = await sql`
    insert into grappe.cluster_dealings
      (cluster_id, profile_id, exchanges, disparity_felt, convention, projects, note, updated_by)
    select ${clusterId}, ${profileId}, ${exchanges}, ${disparityFelt}, ${convention}, ${projects}, ${note}, ${me}
    where ${version} = 0
      or exists (select from grappe.cluster_dealings where cluster_id = ${clusterId} and profile_id = ${profileId})
    on conflict (cluster_id, profile_id) do update
      set exchanges = excluded.exchanges, disparity_felt = excluded.disparity_felt, convention = excluded.convention,
        projects = excluded.projects, note = excluded.note, version = cluster_dealings.version + 1,
        updated_by = excluded.updated_by, updated_at = now()
      where cluster_dealings.version = ${version}
    returning profile_id`.execute(session);
  return rows.length === 1;
}

/** Values of one profile that the other lacks, or has older, go to the other; the one is closed. False when one is gone. */
export async function mergeClusterProfiles(
  session: Session,
  clusterId: string,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<boolean> {
  const { rows } = await sql<ValueToWrite>`
    select ${into}::uuid as "profileId", i.is_own as "isOwn", v.key, v.value, v.as_of as "asOf", v.source,
      v.source_note as "sourceNote", case when i.is_own then v.audience else 'coordinator' end as audience
    from grappe.cluster_profile_values v
    join grappe.cluster_profiles i on i.id = ${into} and i.cluster_id = ${clusterId}
    left join grappe.cluster_profile_values k on k.profile_id = ${into} and k.key = v.key and k.closed_at is null
    where v.cluster_id = ${clusterId} and v.profile_id = ${from} and v.closed_at is null
      and (k.id is null or k.as_of < v.as_of)`.execute(session);
  const { numUpdatedRows } = await session
    .updateTable('cluster_profiles')
    .set({ merged_into: into })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', from)
    .where('merged_into', 'is', null)
    .where('is_own', '=', false)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await writeClusterValues(session, clusterId, rows);
  await sql`
    insert into grappe.cluster_dealings
      (cluster_id, profile_id, exchanges, disparity_felt, convention, projects, note, updated_by)
    select cluster_id, ${into}, exchanges, disparity_felt, convention, projects, note, ${me}
    from grappe.cluster_dealings where cluster_id = ${clusterId} and profile_id = ${from}
    on conflict (cluster_id, profile_id) do nothing`.execute(session);
  return true;
}

/** Takes an outside cluster off; false when it is not there. */
export async function deleteClusterProfile(
  session: Session,
  { clusterId, profileId }: ProfilePlace,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('cluster_profiles')
    .where('cluster_id', '=', clusterId)
    .where('id', '=', profileId)
    .where('is_own', '=', false)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Keeps a profile for that of a cluster here that shows its own; dealings go there. False when it is gone. */
export async function keepAsSame(
  session: Session,
  clusterId: string,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.cluster_profiles set same_as = ${into}
    where id = ${from} and cluster_id = ${clusterId} and not is_own and merged_into is null`.execute(session);
  if (numAffectedRows !== 1n) return false;
  await sql`
    insert into grappe.cluster_dealings
      (cluster_id, profile_id, exchanges, disparity_felt, convention, projects, note, updated_by)
    select cluster_id, ${into}, exchanges, disparity_felt, convention, projects, note, ${me}
    from grappe.cluster_dealings where cluster_id = ${clusterId} and profile_id = ${from}
    on conflict (cluster_id, profile_id) do nothing`.execute(session);
  return true;
}

/** Profiles that a cluster keeps of one that shows its own stand by themselves again; false when there is none. */
export async function keepApart(session: Session, { clusterId, profileId }: ProfilePlace): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.cluster_profiles set same_as = null where cluster_id = ${clusterId} and same_as = ${profileId}`.execute(
    session,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** Whether a cluster keeps a profile of this one, which shows its own. */
export async function isKeptToo(session: Session, { clusterId, profileId }: ProfilePlace): Promise<boolean> {
  const { rows } = await sql`
    select id from grappe.cluster_profiles where cluster_id = ${clusterId} and same_as = ${profileId} limit 1`.execute(
    session,
  );
  return rows.length > 0;
}

/** Remembers that two profiles are of two clusters; said twice, it stands once. */
export async function tellClustersApart(
  session: Session,
  clusterId: string,
  one: string,
  other: string,
): Promise<void> {
  await sql`
    insert into grappe.cluster_distinctions (cluster_id, first_id, second_id, decided_by)
    values (${clusterId}, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${me})
    on conflict do nothing`.execute(session);
}

/** Pairs of profiles that are of two clusters, whatever their names. */
export async function listClusterDistinctions(
  session: Session,
  clusterId: string,
): Promise<readonly { readonly first: string; readonly second: string }[]> {
  const { rows } = await sql<{ first: string; second: string }>`
    select first_id as first, second_id as second from grappe.cluster_distinctions where cluster_id = ${clusterId}`.execute(
    session,
  );
  return rows;
}
