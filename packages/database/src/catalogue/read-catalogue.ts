import type pg from 'pg';

/** Schemas whose objects are ours. */
export const ourSchemas = ['accounts', 'grappe'] as const;

export interface CatalogueColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  readonly generated: boolean;
}

export interface CatalogueTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly owner: string;
  readonly rowSecurity: boolean;
  readonly forced: boolean;
  readonly definition: string | null;
  readonly options: readonly string[];
  readonly columns: readonly CatalogueColumn[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly policies: readonly string[];
  readonly triggers: readonly string[];
  readonly grants: readonly string[];
}

export interface CatalogueRoutine {
  readonly signature: string;
  readonly definition: string;
  readonly owner: string;
  readonly grants: readonly string[];
}

export interface Catalogue {
  readonly extensions: readonly string[];
  readonly tables: readonly CatalogueTable[];
  readonly routines: readonly CatalogueRoutine[];
}

const tablesQuery = `
  select n.nspname as schema, c.relname as name, case c.relkind when 'v' then 'view' else 'table' end as kind,
    pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
    case c.relkind when 'v' then pg_get_viewdef(c.oid) end as definition,
    coalesce(c.reloptions, '{}') as options,
    (select coalesce(json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
        'default', pg_get_expr(d.adbin, d.adrelid), 'generated', a.attgenerated <> '') order by a.attnum), '[]')
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    array(select format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k
      where k.conrelid = c.oid and k.contype <> 'n' order by k.contype, k.conname) as constraints,
    array(select pg_get_indexdef(i.indexrelid) from pg_index i
      where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
      order by 1) as indexes,
    array(select format('policy %I for %s to %s using (%s) with check (%s)', p.polname,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        (select string_agg(case r when 0 then 'public' else pg_get_userbyid(r)::text end, ', ') from unnest(p.polroles) r),
        coalesce(pg_get_expr(p.polqual, p.polrelid), ''), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''))
      from pg_policy p where p.polrelid = c.oid order by p.polname) as policies,
    array(select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by t.tgname) as triggers,
    array(
      select format('%s to %s', lower(string_agg(x.privilege_type, ', ' order by x.privilege_type)),
        case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end)
      from aclexplode(c.relacl) x where x.grantee <> c.relowner group by x.grantee order by 1
    ) || array(
      select format('%s (%s) to %s', lower(x.privilege_type), string_agg(a.attname, ', ' order by a.attnum),
        case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end)
      from pg_attribute a cross join lateral aclexplode(a.attacl) x
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      group by x.privilege_type, x.grantee order by 1
    ) as grants
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v', 'm')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by n.nspname, c.relname`;

const routinesQuery = `
  select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
    pg_get_functiondef(p.oid) as definition, pg_get_userbyid(p.proowner) as owner,
    array(select case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x where x.grantee <> p.proowner order by 1) as grants
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any ($1)
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  order by 1`;

/** What PostgreSQL's catalogue says of our schemas, in a stable order. */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const schemas = [[...ourSchemas]];
  const tables = await client.query<CatalogueTable>(tablesQuery, schemas);
  const routines = await client.query<CatalogueRoutine>(routinesQuery, schemas);
  const extensions = await client.query<{ name: string }>(
    `select format('%I in schema %I', e.extname, n.nspname) as name
     from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by 1`,
  );
  return { tables: tables.rows, routines: routines.rows, extensions: extensions.rows.map((row) => row.name) };
}
