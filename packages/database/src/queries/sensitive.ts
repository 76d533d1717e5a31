import { sql } from 'kysely';
import pg from 'pg';
import type { SensitiveCategory } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

/** A rule of meetings and of what is sensitive that the database refused to break. */
export type KeptRule =
  | { readonly kind: 'among_rivals'; readonly category: string }
  | {
      readonly kind:
        | 'has_begun'
        | 'not_begun'
        | 'without_agenda'
        | 'called_off'
        | 'minutes_approved'
        | 'minutes_being_written'
        | 'known_rivals'
        | 'collection_closed'
        | 'group_living'
        | 'group_ended';
    };

const kept: Readonly<Record<string, Exclude<KeptRule['kind'], 'among_rivals'>>> = {
  GR112: 'has_begun',
  GR113: 'without_agenda',
  GR114: 'not_begun',
  GR115: 'called_off',
  GR116: 'minutes_approved',
  GR117: 'minutes_being_written',
  GR119: 'known_rivals',
  GR120: 'collection_closed',
  GR130: 'group_living',
  GR131: 'group_ended',
};

/** The rule that a failure of PostgreSQL is about; undefined when it is about something else. */
export function keptRuleOf(error: unknown): KeptRule | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.code === 'GR111') return { kind: 'among_rivals', category: error.detail ?? '' };
  const kind = kept[error.code ?? ''];
  return kind === undefined ? undefined : { kind };
}

const me = sql<string>`grappe.current_person()`;

export interface GroupGuardRow {
  readonly groupId: string;
  readonly guarded: boolean;
  readonly knownRivals: boolean | null;
}

/** Proposed groups that the asker is in or coordinates: whether their members are held to be competitors. */
export async function guardsOfGroups(session: Session, clusterId: string): Promise<GroupGuardRow[]> {
  const { rows } = await sql<GroupGuardRow>`
    select group_id as "groupId", guarded, known_rivals as "knownRivals"
    from grappe.guards_of_groups(${clusterId}) order by group_id`.execute(session);
  return rows;
}

/** Whether those of a room are held to be competitors; true also when the asker is not in it. */
export async function isRoomGuarded(session: Session, roomId: string): Promise<boolean> {
  const { rows } = await sql<{
    guarded: boolean;
  }>`select guarded from grappe.guard_of_room(${roomId})`.execute(session);
  return rows[0]?.guarded ?? true;
}

export interface ClearanceRow {
  readonly id: string;
  readonly groupId: string | null;
  readonly roomId: string | null;
  readonly reason: string;
  readonly declaredAt: Date;
}

/** What was declared and not withdrawn, of the groups and rooms that the asker is in or coordinates. */
export const listClearances = (session: Session, clusterId: string): Promise<ClearanceRow[]> =>
  session
    .selectFrom('rivalry_clearances')
    .select(['id', 'group_id as groupId', 'room_id as roomId', 'reason', 'declared_at as declaredAt'])
    .where('cluster_id', '=', clusterId)
    .where('withdrawn_at', 'is', null)
    .orderBy('declared_at', 'desc')
    .execute();

/** Declares that those of a group or a room do not compete; the same as before when it was declared already. */
export async function declareClearance(
  session: Session,
  clusterId: string,
  declared: { groupId?: string; roomId?: string; reason: string },
): Promise<void> {
  await session
    .insertInto('rivalry_clearances')
    .values({
      cluster_id: clusterId,
      group_id: declared.groupId ?? null,
      room_id: declared.roomId ?? null,
      reason: declared.reason,
      entered_by: me,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when there is none, or the asker does not coordinate. */
export async function withdrawClearance(session: Session, clusterId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('rivalry_clearances')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ContributionRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roomId: string | null;
  readonly category: SensitiveCategory;
  readonly subject: string;
  readonly body: string;
  readonly authorName: string | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly mine: boolean;
}

/** What was told to the coordinators alone: by the asker's organisations, or to the asker. */
export async function listContributions(session: Session, clusterId: string): Promise<ContributionRow[]> {
  const { rows } = await sql<ContributionRow>`
    select c.id, c.organisation_id as "organisationId", o.name as "organisationName", c.room_id as "roomId", c.category,
      c.subject, c.body, p.display_name as "authorName", c.created_at as "createdAt", c.withdrawn_at as "withdrawnAt",
      c.organisation_id = any ((select grappe.my_organisations())::uuid[]) as mine
    from grappe.sensitive_contributions c
    join grappe.organisations o on o.id = c.organisation_id
    left join grappe.people p on p.id = c.author_id
    where c.cluster_id = ${clusterId} order by c.created_at desc, c.id desc limit 500`.execute(session);
  return rows;
}

export async function addContribution(
  session: Session,
  told: {
    readonly clusterId: string;
    readonly organisationId: string;
    readonly roomId: string | null;
    readonly category: SensitiveCategory;
    readonly subject: string;
    readonly body: string;
  },
): Promise<string> {
  const { id } = await session
    .insertInto('sensitive_contributions')
    .values({
      cluster_id: told.clusterId,
      organisation_id: told.organisationId,
      room_id: told.roomId,
      category: told.category,
      subject: told.subject,
      body: told.body,
      author_id: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The coordinators no longer read it. False when it is not of the asker's organisation. */
export async function withdrawContribution(
  session: Session,
  clusterId: string,
  id: string,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('sensitive_contributions')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
