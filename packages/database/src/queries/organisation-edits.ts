import { sql, type Selectable } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonObject, OrganisationsTable } from '../rows.ts';
import { openChangeSet } from './change-sets.ts';
import { applyFactEdits, type FactEdit } from './fact-edits.ts';
import { visibleVersion } from './organisations.ts';

export interface PlaceDraft {
  readonly name: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly departement: string | null;
  readonly inseeCode?: string | null;
  readonly postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: 'point' | 'commune' | 'departement' | 'country' | null;
}

/** What everybody in the cluster may know of an organisation. */
export interface IdentityChanges {
  readonly name?: string;
  readonly kind?: OrganisationKind;
  readonly country?: string | null;
  readonly sector?: string | null;
  readonly outside?: boolean;
  readonly externalRef?: string | null;
  readonly place?: PlaceDraft | null;
}

export interface NewOrganisation extends IdentityChanges {
  readonly clusterId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly facts?: readonly FactEdit[];
  /** Makes it a member from that day (null: day unknown); absent for organisations outside. */
  readonly membership?: { readonly since: string | null };
}

/** Adds an organisation to the directory as one change; coordinators only. */
export async function createOrganisation(
  session: Session,
  given: NewOrganisation,
): Promise<{ organisationId: string; changeSetId: string }> {
  const changeSetId = await openChangeSet(session, {
    clusterId: given.clusterId,
    kind: 'edit',
    summary: { created: given.name },
  });
  const { id } = await session
    .insertInto('organisations')
    .values({
      cluster_id: given.clusterId,
      name: given.name,
      kind: given.kind,
      country: given.country ?? null,
      sector: given.sector ?? null,
      outside: given.outside ?? false,
      external_ref: given.externalRef ?? null,
      place_id: given.place == null ? null : await addPlace(session, given.clusterId, given.place),
      opened_by: changeSetId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (given.membership !== undefined) {
    await session
      .insertInto('memberships')
      .values({
        cluster_id: given.clusterId,
        organisation_id: id,
        since: given.membership.since,
        opened_by: changeSetId,
      })
      .execute();
  }
  await applyFactEdits(session, { clusterId: given.clusterId, organisationId: id, changeSetId }, given.facts);
  return { organisationId: id, changeSetId };
}

export interface OrganisationEdit {
  readonly clusterId: string;
  readonly organisationId: string;
  /** What the editor saw (`OrganisationDetail.version`). */
  readonly version: number;
  readonly identity?: IdentityChanges;
  readonly facts?: readonly FactEdit[];
}

export type EditOutcome =
  | { readonly kind: 'changed'; readonly changeSetId: string; readonly version: number }
  /** Not visible, withdrawn, or not the asker's to change. */
  | { readonly kind: 'not_found' }
  | { readonly kind: 'conflict_changed_meanwhile'; readonly version: number };

/** Changes an organisation's identity and facts as one change set, unless it changed since the editor looked. */
export async function editOrganisation(session: Session, edit: OrganisationEdit): Promise<EditOutcome> {
  const { clusterId, organisationId } = edit;
  const before = await lockOrganisation(session, clusterId, organisationId);
  if (before === undefined) return { kind: 'not_found' };
  const version = await visibleVersion(session, clusterId, organisationId);
  if (version !== edit.version) return { kind: 'conflict_changed_meanwhile', version };
  const changeSetId = await openChangeSet(session, {
    clusterId,
    kind: 'edit',
    summary: { organisationId, name: before.name },
  });
  if (edit.identity !== undefined) await changeIdentity(session, before, changeSetId, edit.identity);
  await applyFactEdits(session, { clusterId, organisationId, changeSetId }, edit.facts);
  return { kind: 'changed', changeSetId, version: await visibleVersion(session, clusterId, organisationId) };
}

export type LockedOrganisation = Selectable<OrganisationsTable>;

/** The row, locked until the end of the transaction; undefined when the asker may not change it. */
export function lockOrganisation(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<LockedOrganisation | undefined> {
  return session
    .selectFrom('organisations')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .where('id', '=', organisationId)
    .where('closed_by', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

type IdentityColumns = Partial<
  Pick<LockedOrganisation, 'name' | 'kind' | 'country' | 'sector' | 'outside' | 'external_ref' | 'place_id'>
>;

/** Writes the fields that differ and keeps what they were. */
export async function changeIdentity(
  session: Session,
  before: LockedOrganisation,
  changeSetId: string,
  identity: IdentityChanges,
): Promise<void> {
  const wanted: IdentityColumns = {
    ...(identity.name === undefined ? {} : { name: identity.name }),
    ...(identity.kind === undefined ? {} : { kind: identity.kind }),
    ...(identity.country === undefined ? {} : { country: identity.country }),
    ...(identity.sector === undefined ? {} : { sector: identity.sector }),
    ...(identity.outside === undefined ? {} : { outside: identity.outside }),
    ...(identity.externalRef === undefined ? {} : { external_ref: identity.externalRef }),
    ...(identity.place === undefined
      ? {}
      : { place_id: identity.place && (await addPlace(session, before.cluster_id, identity.place)) }),
  };
  await writeIdentity(session, before, changeSetId, wanted);
}

export async function writeIdentity(
  session: Session,
  before: LockedOrganisation,
  changeSetId: string,
  wanted: IdentityColumns,
): Promise<void> {
  const names = (Object.keys(wanted) as (keyof IdentityColumns)[]).filter(
    (name) => wanted[name] !== before[name],
  );
  if (names.length === 0) return;
  const pick = (row: IdentityColumns): JsonObject =>
    Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  const after = Object.fromEntries(names.map((name) => [name, wanted[name]])) as IdentityColumns;
  await session
    .updateTable('organisations')
    .set({ ...after, version: sql<number>`version + 1`, updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', before.cluster_id)
    .where('id', '=', before.id)
    .execute();
  await session
    .insertInto('identity_changes')
    .values({
      cluster_id: before.cluster_id,
      organisation_id: before.id,
      change_set_id: changeSetId,
      before: JSON.stringify(pick(before)),
      after: JSON.stringify(pick(after)),
    })
    .execute();
}

async function addPlace(session: Session, clusterId: string, place: PlaceDraft): Promise<string> {
  const { id } = await session
    .insertInto('places')
    .values({
      cluster_id: clusterId,
      name: place.name,
      country: place.country,
      region: place.region,
      departement: place.departement,
      insee_code: place.inseeCode ?? null,
      postcode: place.postcode,
      latitude: place.latitude,
      longitude: place.longitude,
      precision: place.precision,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
