import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import type { Session } from '../../connect.ts';
import type { TestDatabase } from '../index.ts';

/**
 * How many rows of the scene a person reads, may add again in their own name, may change, may take away; `stopped` where
 * the policies let them through and another rule of the table (a reference, a check) stopped the whole statement.
 */
export type Reach = number | 'stopped';
export type Access = readonly [select: Reach, insert: Reach, update: Reach, remove: Reach];

export interface MeasuredTable {
  readonly name: string;
  /** Columns that the application's role may write at all. */
  readonly insertable: readonly string[];
  readonly updatable: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Columns that say who did it: a person can only write in their own name. */
const doers = new Set([
  'added_by',
  'asked_by',
  'author',
  'author_id',
  'created_by',
  'decided_by',
  'entered_by',
  'granted_by',
  'made_by',
  'published_by',
  'updated_by',
]);

const insufficientPrivilege = '42501';

/** The tables of ours with every row of the scene, and what the application's role may write. */
export function tablesOfScene(database: TestDatabase): Promise<MeasuredTable[]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<Omit<MeasuredTable, 'rows'>>(`
      select c.relname as name,
        array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' and has_column_privilege('grappe_app', c.oid, a.attnum, 'insert') order by 1) as insertable,
        array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' and has_column_privilege('grappe_app', c.oid, a.attnum, 'update') order by 1) as updatable
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'grappe' and c.relkind in ('r', 'p') order by 1`);
    const tables: MeasuredTable[] = [];
    for (const table of rows) {
      const all = await client.query(
        `select to_jsonb(t) as row from grappe.${pg.escapeIdentifier(table.name)} t`,
      );
      tables.push({ ...table, rows: all.rows.map(({ row }) => row) });
    }
    return tables;
  });
}

/** What the person of this session may do with each table; everything is taken back. */
export async function measureAccess(
  session: Session,
  person: string | null,
  clusters: readonly string[],
  tables: readonly MeasuredTable[],
): Promise<Record<string, Access>> {
  const measured: Record<string, Access> = {};
  const changeSets = await openChangeSets(session, person, clusters);
  for (const table of tables) {
    const name = sql.id('grappe', table.name);
    measured[table.name] = [
      await reached(session, sql`select * from ${name}`),
      await insertedAgain(session, table, person, changeSets),
      table.updatable.length === 0
        ? 0
        : await reached(session, sql`update ${name} set ${sameAgain(table, changeSets)}`),
      await reached(session, sql`delete from ${name}`),
    ];
  }
  return measured;
}

/** A change set of the person in each cluster where they may make one. */
async function openChangeSets(
  session: Session,
  person: string | null,
  clusters: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const opened = new Map<string, string>();
  for (const cluster of clusters) {
    const made = await attempt(session, async () => {
      const { rows } = await sql<{ id: string }>`
        insert into grappe.change_sets (cluster_id, kind, author) values (${cluster}, 'edit', ${person})
        returning id`.execute(session);
      return rows[0]?.id ?? '';
    });
    if (made.kind === 'done') opened.set(cluster, made.value);
  }
  const [current] = opened.values();
  await sql`select set_config('grappe.change_set_id', ${current ?? ''}, true)`.execute(session);
  return opened;
}

const currentOf = (changeSets: ReadonlyMap<string, string>): string | null =>
  [...changeSets.values()][0] ?? null;

/** Each updatable column set to what it is; what is closed is closed in a change set of the person's own. */
const sameAgain = ({ updatable }: MeasuredTable, changeSets: ReadonlyMap<string, string>) =>
  sql.join(
    updatable.map((column) => {
      if (column === 'updated_by') return sql`${sql.ref(column)} = grappe.current_person()`;
      if (column === 'closed_by') return sql`${sql.ref(column)} = ${currentOf(changeSets)}::uuid`;
      if (column === 'ended_at') return sql`${sql.ref(column)} = now()`;
      return sql`${sql.ref(column)} = ${sql.ref(column)}`;
    }),
  );

/** Rows of the table that the person may add again, each in their own name and change set. */
async function insertedAgain(
  session: Session,
  { name, insertable, rows }: MeasuredTable,
  person: string | null,
  changeSets: ReadonlyMap<string, string>,
): Promise<number> {
  if (insertable.length === 0) return 0;
  const listed = sql.join(insertable.map((column) => sql.ref(column)));
  const table = sql.id('grappe', name);
  let passed = 0;
  for (const row of rows) {
    const own = JSON.stringify(inOwnName(row, person, currentOf(changeSets)));
    const statement = sql`insert into ${table} (${listed})
      select ${listed} from jsonb_populate_record(null::${table}, ${own}::jsonb)`;
    const tried = await undone(session, statement);
    // Policies are checked before keys: a row that only exists already was let through.
    if (tried.kind !== 'refused') passed += 1;
  }
  return passed;
}

const inOwnName = (
  row: Readonly<Record<string, unknown>>,
  person: string | null,
  changeSet: string | null,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (doers.has(column)) return [column, person];
      if (column === 'opened_by') return [column, changeSet];
      return [column, column === 'closed_by' || column === 'ended_at' ? null : value];
    }),
  );

async function reached(session: Session, statement: RawBuilder<unknown>): Promise<Reach> {
  const tried = await undone(session, statement);
  if (tried.kind === 'done') return tried.value;
  return tried.kind === 'refused' ? 0 : 'stopped';
}

/** How many rows a statement touches, whose work is taken back. */
const undone = (session: Session, statement: RawBuilder<unknown>): Promise<Tried<number>> =>
  attempt(
    session,
    async () => {
      const { rows, numAffectedRows } = await statement.execute(session);
      return numAffectedRows === undefined ? rows.length : Number(numAffectedRows);
    },
    { keep: false },
  );

type Tried<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** The rights do not reach. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'stopped' };

async function attempt<Value>(
  session: Session,
  work: () => Promise<Value>,
  { keep } = { keep: true },
): Promise<Tried<Value>> {
  await sql`savepoint attempt`.execute(session);
  try {
    const value = await work();
    await (keep ? sql`release savepoint attempt` : sql`rollback to savepoint attempt`).execute(session);
    return { kind: 'done', value };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    await sql`rollback to savepoint attempt`.execute(session);
    return { kind: error.code === insufficientPrivilege ? 'refused' : 'stopped' };
  }
}
