import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { ChangeSetKind, JsonObject } from '../rows.ts';

export interface NewChangeSet {
  readonly clusterId: string;
  readonly kind: ChangeSetKind;
  readonly summary?: JsonObject;
}

/**
 * Opens the change set of this transaction: until its end, rows are opened and closed in its name only.
 * Returns its identifier.
 */
export async function openChangeSet(session: Session, set: NewChangeSet): Promise<string> {
  const { id } = await session
    .insertInto('change_sets')
    .values({
      cluster_id: set.clusterId,
      kind: set.kind,
      author: sql<string>`grappe.current_person()`,
      summary: JSON.stringify(set.summary ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`select set_config('grappe.change_set_id', ${id}, true)`.execute(session);
  return id;
}

/** Adds to what a change set says of itself (counts, names). */
export async function describeChangeSet(
  session: Session,
  changeSetId: string,
  summary: JsonObject,
): Promise<void> {
  await session
    .updateTable('change_sets')
    .set({ summary: sql<string>`summary || ${JSON.stringify(summary)}::jsonb` })
    .where('id', '=', changeSetId)
    .execute();
}

export interface ChangeSetRow {
  readonly id: string;
  readonly kind: ChangeSetKind;
  readonly at: Date;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly summary: JsonObject;
  readonly undoneAt: Date | null;
}

/** Changes of a cluster, newest first: all for its coordinators, their own for others. */
export function listChangeSets(
  session: Session,
  clusterId: string,
  page: { limit: number; offset: number } = { limit: 50, offset: 0 },
): Promise<ChangeSetRow[]> {
  return session
    .selectFrom('change_sets as c')
    .leftJoin('people as p', 'p.id', 'c.author')
    .select([
      'c.id',
      'c.kind',
      'c.at',
      'c.author as authorId',
      'p.display_name as authorName',
      'c.summary',
      'c.undone_at as undoneAt',
    ])
    .where('c.cluster_id', '=', clusterId)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}
