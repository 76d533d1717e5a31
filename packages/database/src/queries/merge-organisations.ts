import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import { openChangeSet } from './change-sets.ts';
import { lockOrganisation, writeIdentity, type LockedOrganisation } from './organisation-edits.ts';

export interface MergeRequest {
  readonly clusterId: string;
  /** Lives on. */
  readonly keptId: string;
  /** Is taken in: its page leads to the kept one from now on. */
  readonly droppedId: string;
}

export type MergeOutcome =
  { readonly kind: 'merged'; readonly changeSetId: string } | { readonly kind: 'not_found' };

interface Scope extends MergeRequest {
  readonly changeSetId: string;
}

/**
 * Makes two organisations one and keeps everything: facts, ties and membership of the dropped one pass to the kept one
 * where it has none of its own; where both have a value, the kept one's stands and the other stays in the history.
 * What a firm keeps to itself stays with its own people. Coordinators only; undone as any change set.
 */
export async function mergeOrganisations(session: Session, request: MergeRequest): Promise<MergeOutcome> {
  if (request.keptId === request.droppedId) return { kind: 'not_found' };
  const { clusterId, keptId, droppedId } = request;
  const ordered = [keptId, droppedId].sort();
  const locked = new Map<string, LockedOrganisation>();
  for (const id of ordered) {
    const row = await lockOrganisation(session, clusterId, id);
    if (row !== undefined) locked.set(id, row);
  }
  const kept = locked.get(keptId);
  const dropped = locked.get(droppedId);
  if (kept === undefined || dropped === undefined) return { kind: 'not_found' };
  const changeSetId = await openChangeSet(session, {
    clusterId,
    kind: 'merge',
    summary: { keptId, droppedId, keptName: kept.name, droppedName: dropped.name },
  });
  const scope = { ...request, changeSetId };
  await moveFacts(session, scope);
  await moveMembership(session, scope);
  await moveTies(session, scope);
  await completeIdentity(session, scope, kept, dropped);
  await closeDropped(session, scope);
  await decide(session, scope);
  return { kind: 'merged', changeSetId };
}

async function moveFacts(session: Session, scope: Scope): Promise<void> {
  await sql`
    with closed as (
      update grappe.facts set closed_by = ${scope.changeSetId}, ended_at = now()
      where cluster_id = ${scope.clusterId} and organisation_id = ${scope.droppedId} and ended_at is null
        and audience <> 'self'
      returning *
    )
    insert into grappe.facts (cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail,
      author, audience, audience_id, shown_to, shown_to_id, shown_until, owner_chose, recorded_at, opened_by)
    select cluster_id, ${scope.keptId}::uuid, key, item, value, valid_from, valid_to, source, source_detail,
      author, audience, audience_id, shown_to, shown_to_id, shown_until, owner_chose, recorded_at,
      ${scope.changeSetId}::uuid
    from closed
    where not exists (
      select from grappe.facts own
      where own.cluster_id = ${scope.clusterId} and own.organisation_id = ${scope.keptId} and own.ended_at is null
        and own.key = closed.key and hashtextextended(own.item, 0) = hashtextextended(closed.item, 0) and own.audience <> 'self'
    )`.execute(session);
}

async function moveMembership(session: Session, scope: Scope): Promise<void> {
  await sql`
    with closed as (
      update grappe.memberships set closed_by = ${scope.changeSetId}, ended_at = now()
      where cluster_id = ${scope.clusterId} and organisation_id = ${scope.droppedId} and ended_at is null
      returning *
    )
    insert into grappe.memberships (cluster_id, organisation_id, since, until, status, recorded_at, opened_by)
    select cluster_id, ${scope.keptId}::uuid, since, until, status, recorded_at, ${scope.changeSetId}::uuid
    from closed
    where not exists (
      select from grappe.memberships own
      where own.cluster_id = ${scope.clusterId} and own.organisation_id = ${scope.keptId} and own.ended_at is null
    )`.execute(session);
}

/** A tie between the two ends with them; of two like ties the kept organisation's stands. */
async function moveTies(session: Session, scope: Scope): Promise<void> {
  await sql`
    with closed as (
      update grappe.ties set closed_by = ${scope.changeSetId}, ended_at = now()
      where cluster_id = ${scope.clusterId} and ${scope.droppedId} in (source_id, target_id) and ended_at is null
        and audience <> 'self'
      returning *
    ), moved as (
      select closed.*,
        case source_id when ${scope.droppedId} then ${scope.keptId}::uuid else source_id end as new_source,
        case target_id when ${scope.droppedId} then ${scope.keptId}::uuid else target_id end as new_target,
        case declared_by when ${scope.droppedId} then ${scope.keptId}::uuid else declared_by end as new_declarer
      from closed
    )
    insert into grappe.ties (cluster_id, source_id, target_id, kind, strength, valid_from, valid_to, source, source_detail,
      declared_by, author, audience, audience_id, shown_to, shown_to_id, shown_until, owner_chose, recorded_at, opened_by)
    select cluster_id, new_source, new_target, kind, strength, valid_from, valid_to, source, source_detail,
      new_declarer, author, audience, audience_id, shown_to, shown_to_id, shown_until, owner_chose, recorded_at,
      ${scope.changeSetId}::uuid
    from moved
    where new_source <> new_target and not exists (
      select from grappe.ties own
      where own.cluster_id = ${scope.clusterId} and own.source_id = new_source and own.target_id = new_target
        and own.kind = moved.kind and own.valid_from is not distinct from moved.valid_from
        and own.declared_by is not distinct from new_declarer and own.ended_at is null and own.audience <> 'self'
    )`.execute(session);
}

/** The kept organisation takes what its identity lacks; a member stays a member. */
async function completeIdentity(
  session: Session,
  scope: Scope,
  kept: LockedOrganisation,
  dropped: LockedOrganisation,
): Promise<void> {
  await writeIdentity(session, kept, scope.changeSetId, {
    country: kept.country ?? dropped.country,
    sector: kept.sector ?? dropped.sector,
    place_id: kept.place_id ?? dropped.place_id,
    external_ref: kept.external_ref ?? dropped.external_ref,
    outside: kept.outside && dropped.outside,
  });
}

const closeDropped = (session: Session, scope: Scope) =>
  session
    .updateTable('organisations')
    .set({
      closed_by: scope.changeSetId,
      merged_into: scope.keptId,
      version: sql<number>`version + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('cluster_id', '=', scope.clusterId)
    .where('id', '=', scope.droppedId)
    .execute();

const decide = (session: Session, scope: Scope) =>
  sql`
    update grappe.duplicate_candidates
    set decision = 'merged', decided_by = grappe.current_person(), decided_at = now()
    where cluster_id = ${scope.clusterId}
      and a_id = least(${scope.keptId}::uuid, ${scope.droppedId}::uuid)
      and b_id = greatest(${scope.keptId}::uuid, ${scope.droppedId}::uuid)
  `.execute(session);
