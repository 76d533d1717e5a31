import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loginRoles, ownerRole, rolePassword, roleSecret, roleUrl, type LoginRole } from '../login-roles.ts';

const searchPath: Record<LoginRole, string> = {
  grappe_app: 'grappe, pg_catalog',
  grappe_accounts: 'accounts, pg_catalog',
  grappe_queue: 'graphile_worker, pg_catalog',
};

/**
 * Roles, schemas and extensions, which stand outside the migrations because only the administrator may make them.
 * Works as a superuser or as a database owner with CREATEROLE. Safe to repeat.
 */
export async function prepareRoles(client: pg.Client, adminUrl: string): Promise<void> {
  await withRetry(client, async () => {
    await createMissingRoles(client);
  });
  await withRetry(client, async () => {
    for (const role of loginRoles) await agreeOnPassword(client, adminUrl, role);
  });
  await grantOnDatabase(client);
  await createSchemas(client);
  await createExtensions(client);
}

const roleAttempts = 10;
/** Duplicate role, unique violation and concurrent update of a catalogue row. */
const concurrent = new Set(['42710', '23505', 'XX000']);

/**
 * Roles belong to the server while advisory locks belong to one database: when another database of the same server
 * is prepared at this moment, the loser of the race starts again and finds the work done.
 */
async function withRetry(client: pg.Client, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await client.query('begin');
    try {
      await work();
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const lostRace = error instanceof pg.DatabaseError && concurrent.has(error.code ?? '');
      if (!lostRace || attempt === roleAttempts) throw error;
      await sleep(50 * attempt);
    }
  }
}

async function createMissingRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname = any ($1)`,
    [[ownerRole, ...loginRoles]],
  );
  const present = new Set(rows.map((row) => row.rolname));
  if (!present.has(ownerRole)) await client.query(`create role ${ownerRole} nologin noinherit`);
  for (const role of loginRoles) {
    if (present.has(role)) continue;
    await client.query(`create role ${role} login noinherit`);
    await client.query(`alter role ${role} set search_path = ${searchPath[role]}`);
  }
  // The administrator acts as the owner to migrate, and as the queue's role to make its schema.
  for (const role of [ownerRole, 'grappe_queue']) {
    const { rows: member } = await client.query<{ can: boolean }>(
      `select rolsuper or pg_has_role(current_user, $1, 'SET') as can from pg_roles where rolname = current_user`,
      [role],
    );
    if (member[0]?.can !== true)
      await client.query(`grant ${role} to current_user with inherit true, set true`);
  }
}

/** Sets the derived password unless it already opens the door: most starts change nothing. */
async function agreeOnPassword(client: pg.Client, adminUrl: string, role: LoginRole): Promise<void> {
  if (await opens(roleUrl(adminUrl, role))) return;
  const password = rolePassword(roleSecret(adminUrl), role);
  await client.query(`alter role ${role} password ${pg.escapeLiteral(password)}`);
}

const wrongPassword = new Set(['28P01', '28000']);

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && wrongPassword.has(error.code ?? '')) return false;
    // A role without the right to connect yet was told so after its password was accepted.
    if (error instanceof pg.DatabaseError && error.code === '42501') return true;
    throw error;
  } finally {
    await client.end();
  }
}

async function grantOnDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = pg.escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`grant create on database ${database} to ${ownerRole}, grappe_queue`);
  await client.query(`grant connect, temporary on database ${database} to ${loginRoles.join(', ')}`);
}

async function createSchemas(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists grappe authorization ${ownerRole};
    create schema if not exists accounts authorization ${ownerRole};
    create schema if not exists graphile_worker authorization grappe_queue;
    set role ${ownerRole};
    grant usage on schema grappe to grappe_app;
    grant usage on schema accounts to grappe_accounts;
    alter default privileges revoke execute on functions from public;
    reset role;
  `);
}

async function createExtensions(client: pg.Client): Promise<void> {
  await client.query(`
    set role ${ownerRole};
    create extension if not exists unaccent with schema grappe;
    create extension if not exists pg_trgm with schema grappe;
    reset role;
  `);
}
