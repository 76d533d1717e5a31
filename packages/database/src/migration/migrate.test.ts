import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { migrate } from './migrate.ts';
import { readMigrations, type Migration } from './migration-files.ts';

const opened: TestDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop();
});

async function database(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const made = await createTestDatabase(options);
  opened.push(made);
  return made;
}

const later = (sql: string, breaking = false): Migration => ({
  name: '900000_later',
  sql,
  checksum: sql,
  breaking,
});

const tables = ({ asAdministrator }: TestDatabase): Promise<string[]> =>
  asAdministrator(async (client) => {
    const { rows } = await client.query(
      `select tablename as name from pg_tables where schemaname = 'grappe' order by 1`,
    );
    return rows.map(({ name }) => name);
  });

describe('migrations', () => {
  it('run once, and not again', async () => {
    const { url } = await database({ empty: true });
    const names = (await readMigrations()).map(({ name }) => name);
    expect((await migrate(url)).applied).toEqual(names);
    expect((await migrate(url)).applied).toEqual([]);
  });

  it('run once when several processes start together', async () => {
    const { url } = await database({ empty: true });
    const reports = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const applied = reports.map((report) => report.applied.length).toSorted((a, b) => b - a);
    expect(applied).toEqual([(await readMigrations()).length, 0, 0]);
  });

  it('that fail leave nothing behind, and may be run again', async () => {
    const target = await database();
    const before = await tables(target);
    const known = await readMigrations();
    const broken = later('create table grappe.half (id int); select * from grappe.nowhere;');
    await expect(migrate(target.url, { migrations: [...known, broken] })).rejects.toThrow('900000_later');
    expect(await tables(target)).toEqual(before);
    const mended = later('create table grappe.whole (id int);');
    expect((await migrate(target.url, { migrations: [...known, mended] })).applied).toEqual(['900000_later']);
  });

  it('refuse a database made by other migrations than these', async () => {
    const target = await database();
    const [first, ...others] = await readMigrations();
    const changed = { ...first!, checksum: 'another' };
    await expect(migrate(target.url, { migrations: [changed, ...others] })).rejects.toMatchObject({
      code: 'database_changed',
      params: { migration: first!.name },
    });
  });

  it('refuse a database of a newer version, unless what it added breaks nothing', async () => {
    const known = await readMigrations();
    const target = await database();
    await migrate(target.url, { migrations: [...known, later('create table grappe.more (id int);')] });
    expect((await migrate(target.url)).applied).toEqual([]);
    const other = await database();
    await migrate(other.url, { migrations: [...known, later('create table grappe.more (id int);', true)] });
    await expect(migrate(other.url)).rejects.toMatchObject({ code: 'database_newer' });
  });
});
