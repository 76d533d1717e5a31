import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@grappe/database/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const operations = fileURLToPath(new URL('../operations.ts', import.meta.url));
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const name = (...parameters: string[]) =>
  new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    const environment = { PATH: process.env['PATH'], DATABASE_URL: database.url, LANG: 'en' };
    const words = [operations, 'create-administrator', ...parameters];
    const child = spawn(process.execPath, words, { env: environment });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text: Buffer.concat(said).toString() }));
  });

const held = () =>
  database.asOwner(async (client) => {
    const { rows } = await client.query(
      `select p.email, g.role from role_grants g join people p on p.id = g.person_id where g.ended_at is null`,
    );
    return rows;
  });

it('names an administrator with a new account, or with the one that is there', async () => {
  const wish = ['--email', 'ada@example.org', '--name', 'Ada'];
  const first = await name(...wish);
  expect([first.code, first.text]).toEqual([
    0,
    expect.stringMatching(/looks after the platform[^]*Password: /),
  ]);
  const again = await name(...wish);
  expect([again.code, again.text]).toEqual([0, expect.not.stringContaining('Password')]);
  expect(await held()).toEqual([{ email: 'ada@example.org', role: 'platform_administrator' }]);
});

it('brings nobody back who left, and says how it is called', async () => {
  await database.asOwner((client) => client.query('update people set deactivated_at = now()'));
  const left = await name('--email', 'ada@example.org', '--name', 'Ada');
  expect([left.code, left.text]).toEqual([1, expect.stringContaining('left the platform')]);
  const wrong = await name('--email', 'ada');
  expect([wrong.code, wrong.text]).toEqual([
    2,
    expect.stringContaining('Usage: grappe create-administrator'),
  ]);
});
