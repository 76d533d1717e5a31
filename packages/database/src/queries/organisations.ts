import { sql, type Selectable } from 'kysely';
import type { FactKey, FactSource, FactValue, OrganisationKind, TieKind } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { PlacesTable } from '../rows.ts';

export type PlaceRow = Selectable<PlacesTable>;

export interface FactRow {
  readonly id: string;
  readonly organisationId: string;
  readonly key: FactKey;
  readonly item: string;
  readonly value: FactValue;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: FactSource;
  readonly sourceDetail: string | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
  /** For good; what counts today is `audienceToday`. */
  readonly audience: Audience;
  readonly audienceId: string | null;
  readonly audienceToday: Audience;
  readonly audienceIdToday: string | null;
  /** While it is shown to a wider audience for a time: until when. */
  readonly shownUntil: Date | null;
  readonly ownerChose: boolean;
  /** The asker reads it because its owner let the asker's organisation, and nobody else. */
  readonly grantedToMe: boolean;
  readonly recordedAt: Date;
}

export interface OrganisationTieRow {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourceKind: OrganisationKind;
  readonly targetId: string;
  readonly targetName: string;
  readonly targetKind: OrganisationKind;
  readonly kind: TieKind;
  readonly strength: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: FactSource;
  readonly audience: Audience;
  readonly audienceId: string | null;
  readonly audienceToday: Audience;
  readonly audienceIdToday: string | null;
  readonly shownUntil: Date | null;
  readonly declaredBy: string | null;
}

/** Who sees a row today, and until when while that is for a time. */
const today = <Row extends 'f' | 't'>(row: Row) =>
  [
    sql<Audience>`grappe.audience_now(${sql.ref(`${row}.audience`)}, ${sql.ref(`${row}.shown_to`)},
      ${sql.ref(`${row}.shown_until`)}, null)`.as('audienceToday'),
    sql<
      string | null
    >`grappe.audience_id_now(${sql.ref(`${row}.audience_id`)}, ${sql.ref(`${row}.shown_to_id`)},
      ${sql.ref(`${row}.shown_until`)}, null)`.as('audienceIdToday'),
    sql<Date | null>`case when ${sql.ref(`${row}.shown_until`)} > now() then ${sql.ref(`${row}.shown_until`)} end`.as(
      'shownUntil',
    ),
  ] as const;

export interface OrganisationDetail {
  readonly id: string;
  readonly clusterId: string;
  /** Of what the asker sees of it: changes when, and only when, that does. Sent back by those who edit. */
  readonly version: number;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly sector: string | null;
  readonly outside: boolean;
  readonly externalRef: string | null;
  readonly place: PlaceRow | null;
  readonly membership: { readonly since: string | null; readonly until: string | null } | null;
  readonly facts: readonly FactRow[];
  readonly ties: readonly OrganisationTieRow[];
  /** The asker speaks for it. */
  readonly mine: boolean;
  /** It was withdrawn, or another took it in. */
  readonly closed: boolean;
  readonly mergedInto: string | null;
}

/** An organisation with all that the asker may see of it, or undefined. */
export async function getOrganisation(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<OrganisationDetail | undefined> {
  const row = await session
    .selectFrom('organisations as o')
    .selectAll('o')
    .select(sql<boolean>`o.id = any ((select grappe.my_organisations())::uuid[])`.as('mine'))
    .where('o.cluster_id', '=', clusterId)
    .where('o.id', '=', organisationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    clusterId: row.cluster_id,
    version: await visibleVersion(session, clusterId, organisationId),
    name: row.name,
    kind: row.kind,
    country: row.country,
    sector: row.sector,
    outside: row.outside,
    externalRef: row.external_ref,
    place: row.place_id === null ? null : await getPlace(session, row.place_id),
    membership: await membershipOf(session, clusterId, organisationId),
    facts: await factsOf(session, clusterId, organisationId),
    ties: await tiesOf(session, clusterId, organisationId),
    mine: row.mine,
    closed: row.closed_by !== null,
    mergedInto: row.merged_into,
  };
}

/**
 * A number of 48 bits made of the identity's version and of the current facts that the asker sees, so that it says
 * nothing of the facts that others keep to themselves.
 */
export async function visibleVersion(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select ('x' || left(md5(o.version::text || coalesce((
        select string_agg(f.id::text, ',' order by f.id) from grappe.facts f
        where f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.ended_at is null
      ), '')), 12))::bit(48)::bigint as version
    from grappe.organisations o where o.cluster_id = ${clusterId} and o.id = ${organisationId}`.execute(
    session,
  );
  return rows[0]?.version ?? 0;
}

async function getPlace(session: Session, placeId: string): Promise<PlaceRow | null> {
  const row = await session.selectFrom('places').selectAll().where('id', '=', placeId).executeTakeFirst();
  return row ?? null;
}

async function membershipOf(session: Session, clusterId: string, organisationId: string) {
  const row = await session
    .selectFrom('memberships')
    .select(['since', 'until'])
    .where('cluster_id', '=', clusterId)
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Today's facts of one organisation that the asker may see, in the order of the key and of the item. */
export async function factsOf(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<FactRow[]> {
  return session
    .selectFrom('current_facts as f')
    .leftJoin('people as p', 'p.id', 'f.author')
    .select([
      'f.id',
      'f.organisation_id as organisationId',
      'f.key',
      'f.item',
      'f.value',
      'f.valid_from as validFrom',
      'f.valid_to as validTo',
      'f.source',
      'f.source_detail as sourceDetail',
      'f.author as authorId',
      'p.display_name as authorName',
      'f.audience',
      'f.audience_id as audienceId',
      ...today('f'),
      sql<boolean>`f.owner_chose`.as('ownerChose'),
      sql<boolean>`f.id = any ((select grappe.my_granted_facts())::uuid[])`.as('grantedToMe'),
      'f.recorded_at as recordedAt',
    ])
    .where('f.cluster_id', '=', clusterId)
    .where('f.organisation_id', '=', organisationId)
    .orderBy('f.key')
    .orderBy('f.item')
    .orderBy('f.audience')
    .execute();
}

/** Ties of one organisation that the asker may see, both ways. */
export async function tiesOf(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<OrganisationTieRow[]> {
  return selectTies(session, clusterId)
    .where((where) =>
      where.or([where('t.source_id', '=', organisationId), where('t.target_id', '=', organisationId)]),
    )
    .execute();
}

/** Ties of a cluster that the asker may see, with the names of both ends. */
export function selectTies(session: Session, clusterId: string) {
  return session
    .selectFrom('ties as t')
    .innerJoin('organisations as s', 's.id', 't.source_id')
    .innerJoin('organisations as d', 'd.id', 't.target_id')
    .select([
      't.id',
      't.source_id as sourceId',
      's.name as sourceName',
      's.kind as sourceKind',
      't.target_id as targetId',
      'd.name as targetName',
      'd.kind as targetKind',
      't.kind',
      't.strength',
      't.valid_from as validFrom',
      't.valid_to as validTo',
      't.source',
      't.audience',
      't.audience_id as audienceId',
      ...today('t'),
      't.declared_by as declaredBy',
    ])
    .where('t.cluster_id', '=', clusterId)
    .where('t.ended_at', 'is', null)
    .orderBy('s.folded_name')
    .orderBy('d.folded_name')
    .orderBy('t.id');
}
