import { sql, type RawBuilder } from 'kysely';
import type { Session } from '../connect.ts';
import { openChangeSet } from './change-sets.ts';

export interface KeptOrganisation {
  readonly organisationId: string;
  readonly name: string;
}

export interface UndoneChange {
  readonly kind: 'undone';
  /** The change set that the undoing is. */
  readonly changeSetId: string;
  /** Organisations that the change had made and that stay, because of later work on them. */
  readonly kept: readonly KeptOrganisation[];
  /** What later changes had replaced already, and was left as they made it. */
  readonly superseded: { readonly facts: number; readonly ties: number; readonly identities: number };
}

export type UndoOutcome =
  | UndoneChange
  | { readonly kind: 'not_found' }
  | { readonly kind: 'already_undone' }
  /** An undoing is not undone: make the change again. */
  | { readonly kind: 'not_undoable' };

interface Scope {
  readonly clusterId: string;
  /** The change set to undo. */
  readonly target: string;
  /** The change set of the undoing. */
  readonly undo: string;
}

/**
 * Undoes a whole change set: withdraws what it opened and is still there, reopens what it closed and nothing has
 * replaced since, restores identities that nobody changed again. Statements on sets: 100,000 organisations are one pass.
 */
export async function undoChangeSet(session: Session, changeSetId: string): Promise<UndoOutcome> {
  const row = await session
    .selectFrom('change_sets')
    .select(['id', 'cluster_id', 'kind', 'undone_at'])
    .where('id', '=', changeSetId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return { kind: 'not_found' };
  if (row.undone_at !== null) return { kind: 'already_undone' };
  if (row.kind === 'undo') return { kind: 'not_undoable' };
  const undo = await openChangeSet(session, {
    clusterId: row.cluster_id,
    kind: 'undo',
    summary: { undoes: changeSetId, undoneKind: row.kind },
  });
  const scope = { clusterId: row.cluster_id, target: changeSetId, undo };
  await markUndone(session, changeSetId);
  const superseded = await countSuperseded(session, scope);
  const kept = await takeBack(session, scope);
  for (const earlier of await undoneButOpen(session, scope)) {
    await takeBack(session, { ...scope, target: earlier });
  }
  await restoreIdentities(session, scope);
  await forgetConsequences(session, scope);
  return { kind: 'undone', changeSetId: undo, kept, superseded };
}

/** Withdraws what `target` opened, and opens again what it had closed. */
async function takeBack(session: Session, scope: Scope): Promise<KeptOrganisation[]> {
  await reopenOrganisations(session, scope);
  const kept = await withdrawOrganisations(session, scope);
  for (const table of versionedTables) await withdraw(session, scope, table);
  for (const table of versionedTables) await reopen(session, scope, table);
  return kept;
}

/**
 * Changes that were undone before, of which something stands again or still: what this change had closed in their place, or
 * an organisation that was kept because of it. Newest first, so that each finds what the later ones left.
 */
async function undoneButOpen(session: Session, { clusterId, target }: Scope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from grappe.change_sets c
    where c.cluster_id = ${clusterId} and c.undone_at is not null and c.kind <> 'undo' and c.id <> ${target}
      and (
        exists (select from grappe.organisations o
          where o.cluster_id = c.cluster_id and o.opened_by = c.id and o.closed_by is null)
        or exists (select from grappe.facts f join grappe.organisations o on o.cluster_id = f.cluster_id and o.id = f.organisation_id
          where f.cluster_id = c.cluster_id and f.opened_by = c.id and f.ended_at is null and o.closed_by is null)
        or exists (select from grappe.ties t
          where t.cluster_id = c.cluster_id and t.opened_by = c.id and t.ended_at is null)
        or exists (select from grappe.memberships m
          where m.cluster_id = c.cluster_id and m.opened_by = c.id and m.ended_at is null)
      )
    order by c.at desc, c.id desc
  `.execute(session);
  return rows.map(({ id }) => id);
}

const markUndone = (session: Session, changeSetId: string) =>
  session
    .updateTable('change_sets')
    .set({ undone_at: sql<Date>`now()`, undone_by: sql<string>`grappe.current_person()` })
    .where('id', '=', changeSetId)
    .execute();

interface VersionedTable {
  readonly name: 'facts' | 'ties' | 'memberships';
  /** What tells the place of a row, of which at most one is open: expressions of one row, never null. */
  readonly slot: (row: string) => readonly string[];
  /** The part of the place that may be null. */
  readonly slotOrNull: (row: string) => readonly string[];
  /** The organisations that a row speaks of. */
  readonly organisations: RawBuilder<boolean>;
}

const versionedTables: readonly VersionedTable[] = [
  {
    name: 'facts',
    slot: (row) => [
      `${row}.organisation_id`,
      `${row}.key`,
      `hashtextextended(${row}.item, 0)`,
      `(${row}.audience = 'self')`,
    ],
    slotOrNull: () => [],
    organisations: sql`o.id = old.organisation_id`,
  },
  {
    name: 'ties',
    slot: (row) => [`${row}.source_id`, `${row}.target_id`, `${row}.kind`, `(${row}.audience = 'self')`],
    slotOrNull: (row) => [`${row}.valid_from`, `${row}.declared_by`],
    organisations: sql`o.id in (old.source_id, old.target_id)`,
  },
  {
    name: 'memberships',
    slot: (row) => [`${row}.organisation_id`],
    slotOrNull: () => [],
    organisations: sql`o.id = old.organisation_id`,
  },
];

const slotOf = (table: VersionedTable, row: string): RawBuilder<unknown> =>
  sql.raw([...table.slot(row), ...table.slotOrNull(row)].join(', '));

/** Written as equalities wherever it can be, which the planner can look up. */
function sameSlot(table: VersionedTable, one: string, other: string): RawBuilder<boolean> {
  const others = table.slot(other);
  const othersOrNull = table.slotOrNull(other);
  const equal = table.slot(one).map((expression, index) => `${expression} = ${others[index]}`);
  const alike = table
    .slotOrNull(one)
    .map((expression, index) => `${expression} is not distinct from ${othersOrNull[index]}`);
  return sql.raw([...equal, ...alike].join(' and '));
}

/** Rows of the change that a later one closed: they are what the later one made of them. */
async function countSuperseded(session: Session, scope: Scope): Promise<UndoneChange['superseded']> {
  const { rows } = await sql<UndoneChange['superseded']>`
    select
      (select count(*) from grappe.facts where cluster_id = ${scope.clusterId}
        and opened_by = ${scope.target} and closed_by <> ${scope.target})::int as facts,
      (select count(*) from grappe.ties where cluster_id = ${scope.clusterId}
        and opened_by = ${scope.target} and closed_by <> ${scope.target})::int as ties,
      (select count(*) from grappe.identity_changes c join grappe.organisations o on o.id = c.organisation_id
        where c.change_set_id = ${scope.target} and not grappe.identity_of(o) @> c.after)::int as identities
  `.execute(session);
  return rows[0] ?? { facts: 0, ties: 0, identities: 0 };
}

/** Organisations that the change had merged away or closed live again. */
const reopenOrganisations = (session: Session, scope: Scope) =>
  sql`
    update grappe.organisations set closed_by = null, merged_into = null, version = version + 1, updated_at = now()
    where cluster_id = ${scope.clusterId} and closed_by = ${scope.target} and opened_by <> ${scope.target}
  `.execute(session);

/**
 * Closes what the change opened. Facts of an organisation that was withdrawn leave with it: nothing reads the facts of a
 * closed organisation as today's, and a million rows need not be rewritten.
 */
const withdraw = (session: Session, scope: Scope, table: VersionedTable) =>
  sql`
    update ${sql.table(`grappe.${table.name}`)} old set closed_by = ${scope.undo}, ended_at = now()
    where old.cluster_id = ${scope.clusterId} and old.opened_by = ${scope.target} and old.ended_at is null
      ${
        table.name === 'facts'
          ? sql`and old.organisation_id in (
              select id from grappe.organisations where cluster_id = ${scope.clusterId} and closed_by is null)`
          : sql``
      }
  `.execute(session);

/**
 * Reopens what stood before the change where nothing stands now: the rows that it closed, or, when those came from a
 * change that was undone in the meantime, the last ones before that still count.
 */
const reopen = (session: Session, scope: Scope, table: VersionedTable) => {
  const name = sql.table(`grappe.${table.name}`);
  const undone = sql`any ((select grappe.undone_change_sets(${scope.clusterId}))::uuid[])`;
  return sql`
    update ${name} set closed_by = null, ended_at = null where id in (
      select id from (
        select old.id, row_number() over (partition by ${slotOf(table, 'old')} order by old.ended_at desc, old.id desc) as place
        from ${name} old
        where old.cluster_id = ${scope.clusterId} and not old.opened_by = ${undone}
          and (old.closed_by = ${scope.target} or (old.closed_by = ${undone} and exists (
            select from ${name} mine
            where mine.cluster_id = ${scope.clusterId} and mine.closed_by = ${scope.target} and mine.opened_by = ${undone}
              and mine.opened_by <> ${scope.target} and ${sameSlot(table, 'mine', 'old')}
          )))
          and not exists (
            select from ${name} other
            where other.cluster_id = ${scope.clusterId} and other.ended_at is null and ${sameSlot(table, 'other', 'old')}
          )
          and not exists (
            select from grappe.organisations o
            where o.cluster_id = ${scope.clusterId} and o.closed_by is not null and ${table.organisations}
          )
      ) candidates where place = 1
    )`.execute(session);
};

/** Puts back each field of an identity that still is as the change left it. */
async function restoreIdentities(session: Session, scope: Scope): Promise<void> {
  await sql`
    with restored as (
      select c.organisation_id, c.cluster_id,
        (select jsonb_object_agg(key, c.before -> key) from jsonb_each(c.after)
          where grappe.identity_of(o) -> key = value) as fields,
        (select jsonb_object_agg(key, value) from jsonb_each(c.after)
          where grappe.identity_of(o) -> key = value) as replaced
      from grappe.identity_changes c join grappe.organisations o on o.id = c.organisation_id
      where c.change_set_id = ${scope.target} and o.closed_by is null
    ), kept as (
      insert into grappe.identity_changes (cluster_id, organisation_id, change_set_id, before, after)
      select cluster_id, organisation_id, ${scope.undo}::uuid, replaced, fields from restored where fields is not null
    )
    update grappe.organisations o set
      name = case when r.fields ? 'name' then r.fields ->> 'name' else o.name end,
      kind = case when r.fields ? 'kind' then r.fields ->> 'kind' else o.kind end,
      country = case when r.fields ? 'country' then r.fields ->> 'country' else o.country end,
      sector = case when r.fields ? 'sector' then r.fields ->> 'sector' else o.sector end,
      outside = case when r.fields ? 'outside' then (r.fields ->> 'outside')::boolean else o.outside end,
      external_ref = case when r.fields ? 'external_ref' then r.fields ->> 'external_ref' else o.external_ref end,
      place_id = case when r.fields ? 'place_id' then (r.fields ->> 'place_id')::uuid else o.place_id end,
      version = o.version + 1, updated_at = now()
    from restored r where o.id = r.organisation_id and o.cluster_id = r.cluster_id and r.fields is not null
  `.execute(session);
}

/** Closes the organisations that the change had made, save those on which others have worked since. */
async function withdrawOrganisations(session: Session, scope: Scope): Promise<KeptOrganisation[]> {
  await sql`
    update grappe.organisations o set closed_by = ${scope.undo}, version = version + 1, updated_at = now()
    where o.cluster_id = ${scope.clusterId} and o.opened_by = ${scope.target} and o.closed_by is null
      and not grappe.has_later_work(o.cluster_id, o.id, ${scope.target})
  `.execute(session);
  const { rows } = await sql<KeptOrganisation>`
    select id as "organisationId", name from grappe.organisations
    where cluster_id = ${scope.clusterId} and opened_by = ${scope.target} and closed_by is null
    order by folded_name, id
  `.execute(session);
  return rows;
}

/** An import says that it was undone; a pair that was merged waits for a decision again. */
async function forgetConsequences(session: Session, scope: Scope): Promise<void> {
  await session
    .updateTable('imports')
    .set({ status: 'undone', updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', scope.clusterId)
    .where('change_set_id', '=', scope.target)
    .execute();
  await sql`
    update grappe.duplicate_candidates d set decision = null, decided_by = null, decided_at = null
    from grappe.change_sets c
    where c.id = ${scope.target} and c.kind = 'merge' and d.cluster_id = ${scope.clusterId} and d.decision = 'merged'
      and d.a_id = least((c.summary ->> 'keptId')::uuid, (c.summary ->> 'droppedId')::uuid)
      and d.b_id = greatest((c.summary ->> 'keptId')::uuid, (c.summary ->> 'droppedId')::uuid)
  `.execute(session);
}
