import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginRoles, roleUrl, type LoginRole } from '../login-roles.ts';
import { createTestDatabase, seedTwoClusters, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedTwoClusters(database);
});
afterAll(() => database.drop());

/** Rows of the catalogue, as the administrator reads it. */
const catalogue = async (query: string): Promise<Record<string, unknown>[]> =>
  database.asAdministrator(async (client) => (await client.query(query)).rows);

const ours = `n.nspname in ('grappe', 'accounts')`;

async function as<Result>(role: LoginRole, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: roleUrl(database.url, role) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('the roles that sign in', () => {
  it('own nothing of ours, and cannot pass over policies', async () => {
    const owned = await catalogue(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and pg_get_userbyid(c.relowner) <> 'grappe_owner' and c.relkind in ('r', 'p', 'v')`);
    expect(owned).toEqual([]);
    const strong = await catalogue(`
      select rolname from pg_roles where rolname = any ('{${loginRoles.join(',')}}')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`);
    expect(strong).toEqual([]);
  });

  it.each(loginRoles)('%s cannot become another role', async (role) => {
    for (const other of ['grappe_owner', 'postgres', ...loginRoles.filter((one) => one !== role)]) {
      const refused = as(role, (client) => client.query(`set role ${other}`));
      await expect(refused, other).rejects.toMatchObject({ code: expect.stringMatching(/42501|22023/) });
    }
  });

  it('the application reaches neither the accounts nor the queue; the others not the directory', async () => {
    const refused = { code: '42501' };
    await expect(
      as('grappe_app', (client) => client.query('select from accounts.account')),
    ).rejects.toMatchObject(refused);
    await expect(
      as('grappe_accounts', (client) => client.query('select from grappe.facts')),
    ).rejects.toMatchObject(refused);
    await expect(
      as('grappe_queue', (client) => client.query('select from grappe.vetoes')),
    ).rejects.toMatchObject(refused);
  });

  it.each([
    'create table grappe.mine (id int)',
    'create table public.mine (id int)',
    'alter table grappe.vetoes disable row level security',
    'drop policy all_owner on grappe.vetoes',
  ])('the application cannot %s', async (statement) => {
    await expect(as('grappe_app', (client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it.each([
    ['role_grants', 'role'],
    ['role_grants', 'person_id'],
    ['facts', 'audience'],
    ['facts', 'value'],
    ['vetoes', 'audience'],
    ['people', 'email'],
    ['people', 'user_id'],
    ['plans', 'cluster_id'],
    ['jobs', 'asked_by'],
    ['change_sets', 'author'],
  ])('the application cannot change %s.%s, of any row', async (table, column) => {
    const change = as('grappe_app', (client) =>
      client.query(`update grappe.${table} set ${column} = ${column}`),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the rules of the house, read from the catalogue', () => {
  it('row-level security is on and forced on every table', async () => {
    const open = await catalogue(`
      select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(open).toEqual([]);
  });

  it('views that the application reads use the rights of who asks', async () => {
    const views = await catalogue(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('v', 'm') and has_table_privilege('grappe_app', c.oid, 'select')
        and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}'`);
    expect(views).toEqual([]);
  });

  it('functions that run as the owner have a fixed search path', async () => {
    const loose = await catalogue(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosecdef
        and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%pg_temp')`);
    expect(loose).toEqual([]);
  });

  it('nobody but the owner may call a function that was not granted', async () => {
    const free = await catalogue(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`);
    expect(free).toEqual([]);
  });

  it('an index leads with the cluster, or with what belongs to one, on every table of a cluster', async () => {
    const without = await catalogue(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'grappe' and c.relkind in ('r', 'p')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'cluster_id')
        and not exists (
          select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and a.attname in ('cluster_id', 'room_id')
        ) order by 1`);
    expect(without).toEqual([]);
  });

  it('what every person has in common is not read again for every row', async () => {
    const policies = await catalogue(`
      select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as says
      from pg_policies where schemaname = 'grappe'`);
    // A call outside `(select …)` would run once per row.
    const perRow = policies.filter(({ says }) =>
      /(my_[a-z_]+|current_person|current_change_set|is_platform_administrator)\(\)/.test(
        String(says).replaceAll(/SELECT (grappe\.)?[a-z_]+\(\)/g, ''),
      ),
    );
    expect(perRow.map(({ name }) => name)).toEqual([]);
  });
});
