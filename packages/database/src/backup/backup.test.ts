import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, seedTwoClusters, type Scene, type TestDatabase } from '../testing/index.ts';
import { BackupRefusal } from './backup-refusal.ts';
import { restoreBackup } from './restore-backup.ts';
import { nameOf, quoted, tablesToKeep } from './tables-to-keep.ts';
import { writeBackup } from './write-backup.ts';

let source: TestDatabase;
let scene: Scene;
let folder: string;
let file: string;
const opened: TestDatabase[] = [];

beforeAll(async () => {
  source = await createTestDatabase();
  scene = await seedTwoClusters(source);
  await source.asOwner(async (client) => {
    await client.query(
      `insert into accounts."user" (id, name, email) values ('u1', 'Née d''Été', 'nee@example.org')`,
    );
    await client.query(
      `insert into accounts.session (id, "expiresAt", token, "userId") values ('s1', now() + interval '1 day', 'secret', 'u1')`,
    );
    // What COPY must escape, and what is empty but not null.
    await client.query(
      `update organisations set name = E'Tab\\there\\nand \\\\. and \\\\N', external_ref = '' where id = $1`,
      [scene.organisations.lab],
    );
  });
  folder = mkdtempSync(join(tmpdir(), 'grappe-backup-'));
  file = join(folder, 'whole.grappe');
  await writeBackup(source.url, file, '0.1.0-test');
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop();
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true });
});

async function another(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const database = await createTestDatabase(options);
  opened.push(database);
  return database;
}

/** Every row of every table, in an order of its own, with what the database computes. */
const contentOf = (database: TestDatabase): Promise<Record<string, unknown>> =>
  database.asOwner(async (client) => {
    const content: Record<string, unknown> = {};
    for (const table of await tablesToKeep(client)) {
      const { rows } = await client.query(
        `select to_jsonb(t) as row from ${quoted(table)} t order by to_jsonb(t)::text collate "C"`,
      );
      content[nameOf(table)] = rows.map(({ row }) => row);
    }
    return content;
  });

const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => new Error('It was restored.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof BackupRefusal)) throw error;
  return [error.code, error.params['detail'] ?? error.params['version'] ?? error.params['table']];
};

describe('a backup', () => {
  it.each([
    ['a database that was just made', { empty: true }],
    ['one that is migrated and empty', {}],
  ])('brings every row back into %s', async (_, options) => {
    const target = await another(options);
    const counts = await restoreBackup(target.url, file);
    const [was, is] = [await contentOf(source), await contentOf(target)];
    expect(is).toEqual(was);
    const rows = Object.values(is).reduce<number>((sum, all) => sum + (all as unknown[]).length, 0);
    expect(counts).toEqual({ tables: Object.keys(is).length, rows });
    expect(rows).toBeGreaterThan(50);
  });

  it('leaves nobody signed in, and the policies in force', async () => {
    const target = await another({ empty: true });
    await restoreBackup(target.url, file);
    await target.asOwner(async (client) => {
      expect((await client.query('select from accounts.session')).rowCount).toBe(0);
      const { rowCount } = await client.query(`select from accounts."user" where email = 'nee@example.org'`);
      expect(rowCount).toBe(1);
    });
    const vetoes = (actor: 'otherFirm' | 'firmOwner') =>
      target.connection.asPerson(scene.people[actor], (session) =>
        session.selectFrom('vetoes').select('id').where('cluster_id', '=', scene.clusters.alpha).execute(),
      );
    expect((await vetoes('otherFirm')).length).toBe(1);
    expect((await vetoes('firmOwner')).length).toBe(2);
    await target.asOwner(async (client) => {
      const { rows } = await client.query(
        `select tgname from pg_trigger where tgenabled = 'D' and not tgisinternal`,
      );
      expect(rows).toEqual([]);
    });
  });

  it('shows one moment, whatever is written meanwhile', async () => {
    const other = join(folder, 'busy.grappe');
    let writing = true;
    const writer = source.asAdministrator(async (client) => {
      await client.query('set role grappe_owner');
      // Each change touches two tables: a backup that saw one without the other would show it.
      for (let turn = 0; writing; turn += 1)
        await client.query(
          `with person as (insert into grappe.people (display_name, email) values ('p', 'p' || $1 || '@example.org') returning id)
           insert into grappe.role_grants (person_id, cluster_id, role) select id, $2, 'relay' from person`,
          [turn, scene.clusters.beta],
        );
    });
    await writeBackup(source.url, other, '0.1.0-test');
    writing = false;
    await writer;
    const target = await another({ empty: true });
    await restoreBackup(target.url, other);
    const alone = await target.asOwner((client) =>
      client.query(
        `select from people p where display_name = 'p' and not exists (select from role_grants g where g.person_id = p.id)`,
      ),
    );
    expect(alone.rowCount).toBe(0);
    await source.asOwner((client) => client.query(`delete from people where display_name = 'p'`));
  });

  it('is for its owner only, and leaves no unfinished file', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('of a folder that is not there is not written', async () => {
    await expect(writeBackup(source.url, join(folder, 'nowhere', 'x'), '0')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('a restore refuses, and changes nothing:', () => {
  const altered = (name: string, change: (text: string) => string): string => {
    const path = join(folder, name);
    writeFileSync(
      path,
      gzipSync(Buffer.from(change(gunzipSync(readFileSync(file)).toString('latin1')), 'latin1')),
    );
    return path;
  };
  const written = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const cut = (name: string, keep: number): string => {
    const path = join(folder, name);
    copyFileSync(file, path);
    truncateSync(path, Math.floor(statSync(path).size * keep));
    return path;
  };

  it.each([
    ['a file that is no backup', () => written('text', 'Nom;Ville\n'), ['restore_damaged', 'gzip']],
    ['an empty file', () => written('empty', ''), ['restore_damaged', 'gzip']],
    [
      'another file under gzip',
      () => written('other.gz', gzipSync('{"format":"other"}\n')),
      ['restore_damaged', 'header'],
    ],
    ['one cut in the middle', () => cut('cut', 0.6), ['restore_damaged', 'gzip']],
    [
      'one altered in one place',
      () => altered('altered', (text) => text.replace('Tonnellerie', 'Tonnallerie')),
      ['restore_damaged', 'digest'],
    ],
    [
      'one with a line taken out',
      () =>
        altered('shorter', (text) =>
          text.replace(
            /\{"schema":"grappe","table":"vetoes"[^\n]*\n[^\n]*\n/,
            (all) => `${all.split('\n')[0] ?? ''}\n`,
          ),
        ),
      ['restore_damaged', 'digest'],
    ],
    [
      'one with something after its end',
      () => altered('longer', (text) => `${text}more\n`),
      ['restore_damaged', 'after_end'],
    ],
    [
      'one of a format to come',
      () => altered('format', (text) => text.replace('"formatVersion":1', '"formatVersion":2')),
      ['restore_other_version', '0.1.0-test'],
    ],
    [
      'one with migrations to come',
      () =>
        altered('newer', (text) =>
          text.replace('"migrations":[', '"migrations":[{"name":"999999_later","checksum":"x"},'),
        ),
      ['restore_damaged', 'digest'],
    ],
  ])('%s', async (_, make, expected) => {
    const target = await another({ empty: true });
    expect(await refusalOf(restoreBackup(target.url, make()))).toEqual(expected);
    const schemas = await target.asAdministrator((client) =>
      client.query(`select from pg_namespace where nspname in ('grappe', 'accounts')`),
    );
    expect(schemas.rowCount).toBe(0);
  });

  it('a database that holds something', async () => {
    const target = await another();
    await seedTwoClusters(target);
    const before = await contentOf(target);
    expect(await refusalOf(restoreBackup(target.url, file))).toEqual([
      'restore_not_empty',
      expect.any(String),
    ]);
    expect(await contentOf(target)).toEqual(before);
    expect(existsSync(file)).toBe(true);
  });

  it('a backup whose rows refer to nothing: the database stays empty', async () => {
    // A true digest of untrue content, a cluster missing: only the references between tables can tell.
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith(`${scene.clusters.beta}\tbeta\t`));
    const end = JSON.parse(lines.pop() ?? '');
    const body = `${lines.join('\n')}\n`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const forged = `${body}${JSON.stringify({ ...end, rows: end.rows - 1, sha256 })}\n`;
    const target = await another({ empty: true });
    await expect(restoreBackup(target.url, written('forged', gzipSync(forged)))).rejects.toThrow(
      /foreign key|violates/,
    );
    const left = await contentOf(target);
    delete left['grappe.classification_codes'];
    expect(Object.values(left).flat()).toEqual([]);
    // And the restore of the true one then works.
    expect((await restoreBackup(target.url, file)).rows).toBeGreaterThan(50);
  });
});
