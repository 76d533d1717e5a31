import { sql } from 'kysely';
import { defaultTieAudience, type FactSource, type TieKind } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import { openChangeSet } from './change-sets.ts';
import { sharedAs, type NewAudience } from './fact-edits.ts';
import { selectTies, type OrganisationTieRow } from './organisations.ts';

export interface TieFilter {
  readonly kinds?: readonly TieKind[];
  readonly organisationId?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** Ties of a cluster that the asker may see, by name of their ends. */
export function listTies(
  session: Session,
  clusterId: string,
  filter: TieFilter = {},
): Promise<OrganisationTieRow[]> {
  let query = selectTies(session, clusterId)
    .limit(filter.limit ?? 100)
    .offset(filter.offset ?? 0);
  if (filter.kinds !== undefined) query = query.where('t.kind', 'in', filter.kinds);
  const organisationId = filter.organisationId;
  if (organisationId !== undefined) {
    query = query.where((where) =>
      where.or([where('t.source_id', '=', organisationId), where('t.target_id', '=', organisationId)]),
    );
  }
  return query.execute();
}

export interface NewTie {
  readonly clusterId: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly kind: TieKind;
  readonly strength: number;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  /** The organisation that says so, when it is one of the two ends that speaks. */
  readonly declaredBy?: string | null;
  readonly audience?: Audience;
  readonly source?: FactSource;
  readonly sourceDetail?: string | null;
}

/** Adds a tie as one change; the same tie said again replaces the one that stands. */
export async function addTie(session: Session, tie: NewTie): Promise<{ tieId: string; changeSetId: string }> {
  const changeSetId = await openChangeSet(session, {
    clusterId: tie.clusterId,
    kind: 'edit',
    summary: { tie: tie.kind, sourceId: tie.sourceId, targetId: tie.targetId },
  });
  const audience = tie.audience ?? defaultTieAudience(tie.kind);
  await session
    .updateTable('ties')
    .set({ closed_by: changeSetId, ended_at: sql<Date>`now()` })
    .where('cluster_id', '=', tie.clusterId)
    .where('source_id', '=', tie.sourceId)
    .where('target_id', '=', tie.targetId)
    .where('kind', '=', tie.kind)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`valid_from is not distinct from ${tie.validFrom ?? null}::date`)
    .where(sql<boolean>`declared_by is not distinct from ${tie.declaredBy ?? null}::uuid`)
    .where(sql<boolean>`(audience = 'self') = ${audience === 'self'}`)
    .execute();
  const { id } = await session
    .insertInto('ties')
    .values({
      cluster_id: tie.clusterId,
      source_id: tie.sourceId,
      target_id: tie.targetId,
      kind: tie.kind,
      strength: tie.strength,
      valid_from: tie.validFrom ?? null,
      valid_to: tie.validTo ?? null,
      source: tie.source ?? 'declared',
      source_detail: tie.sourceDetail ?? null,
      declared_by: tie.declaredBy ?? null,
      author: sql<string>`grappe.current_person()`,
      audience,
      opened_by: changeSetId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { tieId: id, changeSetId };
}

/** Ends a tie as one change. Undefined when the asker may not, or it had ended. */
export async function removeTie(
  session: Session,
  clusterId: string,
  tieId: string,
): Promise<{ changeSetId: string } | undefined> {
  const tie = await session
    .selectFrom('ties')
    .select(['id', 'kind', 'source_id', 'target_id'])
    .where('cluster_id', '=', clusterId)
    .where('id', '=', tieId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (tie === undefined) return undefined;
  const changeSetId = await openChangeSet(session, {
    clusterId,
    kind: 'edit',
    summary: { tieRemoved: tie.kind, sourceId: tie.source_id, targetId: tie.target_id },
  });
  await session
    .updateTable('ties')
    .set({ closed_by: changeSetId, ended_at: sql<Date>`now()` })
    .where('id', '=', tieId)
    .execute();
  return { changeSetId };
}

/** How a tie that stands is shared, for those who see it. */
export function tieSharing(
  session: Session,
  clusterId: string,
  tieId: string,
): Promise<{ audience: Audience; declaredBy: string | null; ownerChose: boolean } | undefined> {
  return session
    .selectFrom('ties')
    .select(['audience', 'declared_by as declaredBy', 'owner_chose as ownerChose'])
    .where('cluster_id', '=', clusterId)
    .where('id', '=', tieId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Shows a tie to another audience as one change. Undefined when the asker may not, or it had ended. */
export async function shareTie(
  session: Session,
  clusterId: string,
  tieId: string,
  wanted: NewAudience,
): Promise<{ tieId: string; changeSetId: string } | undefined> {
  const tie = await session
    .selectFrom('ties')
    .select(['id', 'kind', 'source_id', 'target_id', 'audience', 'audience_id as audienceId'])
    .where('cluster_id', '=', clusterId)
    .where('id', '=', tieId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (tie === undefined) return undefined;
  const changeSetId = await openChangeSet(session, {
    clusterId,
    kind: 'edit',
    summary: { tie: tie.kind, sourceId: tie.source_id, targetId: tie.target_id },
  });
  await session
    .updateTable('ties')
    .set({ closed_by: changeSetId, ended_at: sql<Date>`now()` })
    .where('id', '=', tieId)
    .execute();
  const { audience, audienceId, shownTo, shownToId, shownUntil } = sharedAs(tie, wanted);
  const { rows } = await sql<{ id: string }>`
    insert into grappe.ties (cluster_id, source_id, target_id, kind, strength, valid_from, valid_to, source, source_detail,
      declared_by, author, audience, audience_id, shown_to, shown_to_id, shown_until, owner_chose, recorded_at, opened_by)
    select cluster_id, source_id, target_id, kind, strength, valid_from, valid_to, source, source_detail,
      declared_by, author, ${audience}, ${audienceId}::uuid, ${shownTo}, ${shownToId}::uuid, ${shownUntil}::timestamptz,
      owner_chose or declared_by = any ((select grappe.my_organisations())::uuid[]), recorded_at, ${changeSetId}::uuid
    from grappe.ties where id = ${tieId} returning id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The tie that was just closed cannot be read');
  return { tieId: id, changeSetId };
}
