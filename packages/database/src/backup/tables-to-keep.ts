import pg from 'pg';
import { ourSchemas } from '../catalogue/read-catalogue.ts';

export interface KeptTable {
  readonly schema: (typeof ourSchemas)[number];
  readonly name: string;
  /** Columns that hold data: what the database computes itself is computed again. */
  readonly columns: readonly string[];
}

/**
 * Tables that a backup leaves out. Sessions and what serves sign-in for a moment, among which the links of mails: after a restore people sign in and ask again.
 * The migrations stand in the backup's header.
 */
const leftOut: ReadonlySet<string> = new Set([
  'accounts.session',
  'accounts.verification',
  'accounts.rateLimit',
  'grappe.mail_secrets',
  'grappe.migrations',
]);

export const nameOf = ({ schema, name }: Pick<KeptTable, 'schema' | 'name'>): string => `${schema}.${name}`;

export const quoted = ({ schema, name }: Pick<KeptTable, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

export const columnList = (columns: readonly string[]): string => columns.map(pg.escapeIdentifier).join(', ');

const tablesQuery = `
  select n.nspname as schema, c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns,
    array(select distinct k.confrelid::regclass::text from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs,
    c.oid::regclass::text as own
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1) and c.relkind in ('r', 'p')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1, 2`;

interface FoundTable extends KeptTable {
  readonly own: string;
  readonly needs: readonly string[];
}

/** Every table of ours that a backup holds, those that others refer to first. */
export async function tablesToKeep(client: pg.ClientBase): Promise<KeptTable[]> {
  const { rows } = await client.query<FoundTable>(tablesQuery, [[...ourSchemas]]);
  return inOrderOfNeed(rows)
    .filter((table) => !leftOut.has(nameOf(table)))
    .map(({ schema, name, columns }) => ({ schema, name, columns }));
}

function inOrderOfNeed(tables: readonly FoundTable[]): FoundTable[] {
  const waiting = new Map(tables.map((table) => [table.own, table]));
  const ordered: FoundTable[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) => !needs.some((need) => waiting.has(need)));
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of ready) {
      waiting.delete(table.own);
      ordered.push(table);
    }
  }
  return ordered;
}
