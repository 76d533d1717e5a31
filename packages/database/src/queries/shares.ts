import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';
import type { ProfileRow } from './cluster-data.ts';
import type { GroupPlace } from './group-documents.ts';

const me = sql<string>`grappe.current_person()`;

export interface OpenFacts {
  readonly organisationId: string;
  readonly facts: ProfileRow['facts'];
}

/** Facts of some organisations that the other members of a group may read: shown to all the cluster, or to this group. */
export async function readOpenFacts(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  organisationIds: readonly string[],
): Promise<OpenFacts[]> {
  const { rows } = await sql<OpenFacts>`
    select organisation_id as "organisationId",
      jsonb_agg(jsonb_build_object('key', key, 'item', item, 'value', value) order by key, item) as facts
    from grappe.current_facts
    where cluster_id = ${clusterId} and organisation_id = any (${[...organisationIds]}::uuid[])
      and (audience in ('cluster', 'public') or (audience = 'group' and audience_id = ${groupId})
        or (shown_until > now() and (shown_to in ('cluster', 'public') or (shown_to = 'group' and shown_to_id = ${groupId}))))
    group by organisation_id`.execute(session);
  return rows;
}

export interface ShareChoiceRow {
  readonly id: string;
  readonly rule: string;
  readonly decidedBy: 'partners' | 'team';
  readonly decidedOn: string;
  readonly reason: string;
  readonly enteredBy: string | null;
  readonly enteredAt: Date;
}

/** Rules that were chosen for a group, the last first; for its coordinators and its members. */
export async function listShareChoices(session: Session, place: GroupPlace): Promise<ShareChoiceRow[]> {
  const { rows } = await sql<ShareChoiceRow>`
    select c.id, c.rule, c.decided_by as "decidedBy", c.decided_on as "decidedOn", c.reason,
      p.display_name as "enteredBy", c.entered_at as "enteredAt"
    from grappe.group_share_choices c left join grappe.people p on p.id = c.entered_by
    where c.cluster_id = ${place.clusterId} and c.group_id = ${place.groupId}
    order by c.id desc`.execute(session);
  return rows;
}

export interface NewShareChoiceRow {
  readonly rule: string;
  readonly decidedBy: 'partners' | 'team';
  readonly decidedOn: string;
  readonly reason: string;
}

/** Writes a choice down after the one that was read. False when another one came meanwhile. Choices of a group wait for each other. */
export async function addShareChoice(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  { rule, decidedBy, decidedOn, reason }: NewShareChoiceRow,
  after: string | null,
): Promise<boolean> {
  await sql`select from grappe.plan_groups where cluster_id = ${clusterId} and id = ${groupId} for no key update`.execute(
    session,
  );
  const [last] = await listShareChoices(session, { clusterId, groupId });
  if ((last?.id ?? null) !== after) return false;
  await session
    .insertInto('group_share_choices')
    .values({
      cluster_id: clusterId,
      group_id: groupId,
      rule,
      decided_by: decidedBy,
      decided_on: decidedOn,
      reason,
      entered_by: me,
    })
    .execute();
  return true;
}

export interface GainSchemeRow {
  readonly scheme: JsonValue;
  readonly version: number;
}

export function getGainScheme(session: Session, place: GroupPlace): Promise<GainSchemeRow | undefined> {
  return session
    .selectFrom('group_gain_schemes')
    .select(['scheme', 'version'])
    .where('cluster_id', '=', place.clusterId)
    .where('group_id', '=', place.groupId)
    .executeTakeFirst();
}

/** Keeps how gains are shared. False when it changed since the version that was read (0: none). */
export async function saveGainScheme(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  version: number,
  scheme: JsonValue,
): Promise<boolean> {
  const text = JSON.stringify(scheme);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('group_gain_schemes')
      .values({ cluster_id: clusterId, group_id: groupId, scheme: text, updated_by: me })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('group_gain_schemes')
    .set({ scheme: text, version: version + 1, updated_by: me, updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('group_id', '=', groupId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ExpectationsRow {
  readonly organisationId: string;
  readonly audience: 'self' | 'coordinator';
  readonly expectations: JsonValue;
  readonly version: number;
}

/** What partners expect, as far as the asker may read it: its own, and what was told to the coordinators it is one of. */
export function listExpectations(session: Session, place: GroupPlace): Promise<ExpectationsRow[]> {
  return session
    .selectFrom('gain_expectations')
    .select(['organisation_id as organisationId', 'audience', 'expectations', 'version'])
    .where('cluster_id', '=', place.clusterId)
    .where('group_id', '=', place.groupId)
    .orderBy('organisation_id')
    .execute() as Promise<ExpectationsRow[]>;
}

export interface ExpectationsEditRow {
  readonly organisationId: string;
  readonly version: number;
  readonly audience: 'self' | 'coordinator';
  readonly expectations: JsonValue;
}

/** Keeps what the asker's organisation expects. False when it changed since the version that was read (0: none). */
export async function saveExpectations(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  { organisationId, version, audience, expectations }: ExpectationsEditRow,
): Promise<boolean> {
  const told = { audience, expectations: JSON.stringify(expectations), updated_by: me };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('gain_expectations')
      .values({ cluster_id: clusterId, group_id: groupId, organisation_id: organisationId, ...told })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('gain_expectations')
    .set({ ...told, version: version + 1, updated_at: sql<Date>`now()` })
    .where('group_id', '=', groupId)
    .where('organisation_id', '=', organisationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes back what the asker's organisation expects. False when it changed since that version. */
export async function deleteExpectations(
  session: Session,
  { groupId }: GroupPlace,
  { organisationId, version }: { readonly organisationId: string; readonly version: number },
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('gain_expectations')
    .where('group_id', '=', groupId)
    .where('organisation_id', '=', organisationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** What each member reads of its share, in the place of what it was told before. */
export async function replaceShares(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  shares: readonly { organisationId: string; share: JsonValue }[],
): Promise<void> {
  await session
    .deleteFrom('group_shares')
    .where('cluster_id', '=', clusterId)
    .where('group_id', '=', groupId)
    .execute();
  if (shares.length === 0) return;
  await session
    .insertInto('group_shares')
    .values(
      shares.map(({ organisationId, share }) => ({
        group_id: groupId,
        cluster_id: clusterId,
        organisation_id: organisationId,
        share: JSON.stringify(share),
      })),
    )
    .execute();
}
