import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, seedTwoClusters, type TestDatabase } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const operations = fileURLToPath(new URL('../operations.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedTwoClusters(database);
});
afterAll(() => database.drop());

const operate = (language: 'fr' | 'en', ...parameters: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url, LANG: `${language}.UTF-8` };
    const child = spawn(process.execPath, [operations, 'audit', ...parameters], { env });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });

describe('grappe audit verify', () => {
  it('names each chain with its last hash, and says that they are whole', async () => {
    const { code, out } = await operate('en', 'verify');
    expect(code).toBe(0);
    expect(out).toMatch(/^alpha: 1 entry, last hash [0-9a-f]{64}$/m);
    expect(out).toMatch(/entries verified in [\d.]+ s: every chain is whole\./);
  });

  it('names the first broken link, and what to do', async () => {
    await database.asAdministrator(async (client) => {
      await client.query('alter table grappe.audit_entries disable trigger user');
      await client.query(
        `update grappe.audit_entries set actor_id = null where subject_kind = 'clusters' and not confidential`,
      );
      await client.query('alter table grappe.audit_entries enable trigger user');
    });
    const { code, err } = await operate('fr', 'verify');
    expect(code).toBe(1);
    expect(err.replaceAll(/\s/g, ' ')).toContain('Premier maillon rompu : alpha, entrée 1 (clusters, ');
    expect(err).toContain('Gardez cette base telle quelle');
  });

  it.each([[[]], [['forget']], [['verify', 'more']]])(
    'called with %j says how it is called',
    async (given) => {
      const { code, err } = await operate('en', ...given);
      expect([code, err]).toEqual([2, expect.stringContaining('grappe audit verify')]);
    },
  );
});
