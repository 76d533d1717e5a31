import { sql } from 'kysely';
import type { DraftAudience, DraftKind, DraftVariant } from '@grappe/contracts/api';
import type { FactDraft, FactKey, OrganisationKind } from '@grappe/contracts/facts';
import type { Language } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

export interface GroupPlace {
  readonly clusterId: string;
  readonly groupId: string;
}

export interface ReadableGroupRow {
  readonly ordinal: number;
  readonly name: string;
  readonly publicExplanation: JsonValue;
  readonly members: readonly GroupMemberRow[];
}

export interface GroupMemberRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  /** The asker speaks for it. */
  readonly isMine: boolean;
}

/** A group that the asker coordinates or that was proposed to it, with its members by name. */
export async function readableGroup(
  session: Session,
  { clusterId, groupId }: GroupPlace,
): Promise<ReadableGroupRow | undefined> {
  const { rows } = await sql<ReadableGroupRow>`
    select g.ordinal, g.name, grappe.told_explanation(g.id) as "publicExplanation",
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'country', o.country,
          'town', p.name, 'postcode', p.postcode, 'isMine', o.id = any ((select grappe.my_organisations())::uuid[]))
          order by o.folded_name, o.id), '[]')
        from grappe.plan_group_members m join grappe.organisations o on o.id = m.organisation_id
        left join grappe.places p on p.id = o.place_id where m.group_id = g.id) as members
    from grappe.plan_groups g where g.cluster_id = ${clusterId} and g.id = ${groupId}`.execute(session);
  return rows[0];
}

export interface MemberFactsQuestion extends GroupPlace {
  readonly keys: readonly FactKey[];
  readonly audience: DraftAudience;
  /** Whose copy it is, for `self`. */
  readonly ownId: string | null;
}

/**
 * Facts of the members of a group that a document for an audience may say, whoever asks: for the team all that coordinators
 * read, for the group what all its members read, for one member that and its own.
 */
export async function memberFacts(
  session: Session,
  { clusterId, groupId, keys, audience, ownId }: MemberFactsQuestion,
): Promise<ReadonlyMap<string, readonly FactDraft[]>> {
  const { rows } = await sql<{ organisationId: string; facts: FactDraft[] }>`
    select organisation_id as "organisationId",
      jsonb_agg(jsonb_build_object('key', key, 'item', item, 'value', value) order by key, item, audience = 'self' desc) as facts
    from grappe.current_facts
    where cluster_id = ${clusterId} and key = any (${[...keys]}::text[])
      and organisation_id in (select organisation_id from grappe.plan_group_members where group_id = ${groupId})
      and (audience in ('cluster', 'public') or (audience = 'group' and audience_id = ${groupId}::uuid)
        or (${audience} = 'coordinator' and audience = 'coordinator')
        or (${audience} = 'self' and organisation_id = ${ownId}::uuid))
    group by organisation_id`.execute(session);
  return new Map(rows.map(({ organisationId, facts }) => [organisationId, facts]));
}

/** What a member would pay by each rule; null when no budget was kept or the asker may not read it. */
export async function shareOfMember(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  organisationId: string,
): Promise<JsonValue | null> {
  const row = await session
    .selectFrom('group_shares')
    .select('share')
    .where('cluster_id', '=', clusterId)
    .where('group_id', '=', groupId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row?.share ?? null;
}

export interface GroupTermsRow {
  readonly terms: JsonValue;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

/** What was said of a group for its documents; undefined while nobody said anything. */
export function readGroupTerms(
  session: Session,
  { clusterId, groupId }: GroupPlace,
): Promise<GroupTermsRow | undefined> {
  return session
    .selectFrom('group_terms as t')
    .leftJoin('people as who', 'who.id', 't.updated_by')
    .select(['t.terms', 't.version', 't.updated_at as changedAt', 'who.display_name as changedBy'])
    .where('t.cluster_id', '=', clusterId)
    .where('t.group_id', '=', groupId)
    .executeTakeFirst();
}

/** Keeps the terms that were changed from a version (0: from nothing). False when somebody changed them since. */
export async function saveGroupTerms(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  change: { readonly version: number; readonly terms: JsonValue },
): Promise<boolean> {
  const terms = JSON.stringify(change.terms);
  const me = sql<string>`grappe.current_person()`;
  if (change.version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('group_terms')
      .values({ cluster_id: clusterId, group_id: groupId, terms, updated_by: me })
      .onConflict((conflict) => conflict.columns(['cluster_id', 'group_id']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('group_terms')
    .set({ terms, version: change.version + 1, updated_by: me, updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('group_id', '=', groupId)
    .where('version', '=', change.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface GroupDocumentRow {
  readonly id: string;
  readonly kind: DraftKind;
  readonly variant: DraftVariant;
  readonly language: Language;
  readonly audience: DraftAudience;
  readonly organisationId: string | null;
  readonly blanks: JsonValue;
  readonly factsVersion: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

const mostListed = 200;

/** Versions of a group's documents that the asker may read, the newest first. */
export function listGroupDocuments(
  session: Session,
  { clusterId, groupId }: GroupPlace,
): Promise<GroupDocumentRow[]> {
  return session
    .selectFrom('group_documents as d')
    .leftJoin('people as who', 'who.id', 'd.made_by')
    .select([
      'd.id',
      'd.kind',
      'd.variant',
      'd.language',
      'd.audience',
      'd.organisation_id as organisationId',
      'd.blanks',
      'd.facts_version as factsVersion',
      'd.made_at as madeAt',
      'who.display_name as madeBy',
    ])
    .where('d.cluster_id', '=', clusterId)
    .where('d.group_id', '=', groupId)
    .orderBy('d.made_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(mostListed)
    .execute();
}

/** One version as it was written, where the asker may read it. */
export function readGroupDocument(
  session: Session,
  { clusterId, groupId }: GroupPlace,
  documentId: string,
): Promise<{ content: JsonValue; kind: DraftKind; audience: DraftAudience } | undefined> {
  return session
    .selectFrom('group_documents')
    .select(['content', 'kind', 'audience'])
    .where('cluster_id', '=', clusterId)
    .where('group_id', '=', groupId)
    .where('id', '=', documentId)
    .executeTakeFirst();
}

export interface NewGroupDocument extends GroupPlace {
  readonly kind: DraftKind;
  readonly variant: DraftVariant;
  readonly language: Language;
  readonly audience: DraftAudience;
  readonly organisationId: string | null;
  readonly content: JsonValue;
  readonly blanks: JsonValue;
  readonly factsVersion: string;
}

/** Keeps a version; when the last one for the same wish says the very same, that one. */
export async function keepGroupDocument(session: Session, version: NewGroupDocument): Promise<string> {
  const content = JSON.stringify(version.content);
  const last = await session
    .selectFrom('group_documents')
    .select(['id', sql<boolean>`content = ${content}::jsonb`.as('isSame')])
    .where('cluster_id', '=', version.clusterId)
    .where('group_id', '=', version.groupId)
    .where('kind', '=', version.kind)
    .where('variant', '=', version.variant)
    .where('language', '=', version.language)
    .where('audience', '=', version.audience)
    .where(sql<boolean>`organisation_id is not distinct from ${version.organisationId}::uuid`)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.isSame === true) return last.id;
  const { id } = await session
    .insertInto('group_documents')
    .values({
      cluster_id: version.clusterId,
      group_id: version.groupId,
      kind: version.kind,
      variant: version.variant,
      language: version.language,
      audience: version.audience,
      organisation_id: version.organisationId,
      content,
      blanks: JSON.stringify(version.blanks),
      facts_version: version.factsVersion,
      made_by: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
