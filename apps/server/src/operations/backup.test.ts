import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, seedTwoClusters, type TestDatabase } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const operations = fileURLToPath(new URL('../operations.ts', import.meta.url));

let full: TestDatabase;
let empty: TestDatabase;
let folder: string;
beforeAll(async () => {
  [full, empty] = [await createTestDatabase(), await createTestDatabase({ empty: true })];
  await seedTwoClusters(full);
  folder = mkdtempSync(join(tmpdir(), 'grappe-operations-'));
  writeFileSync(join(folder, 'text'), 'Nom;Ville\n');
});
afterAll(async () => {
  await full.drop();
  await empty.drop();
  rmSync(folder, { recursive: true });
});

/** Runs an operation as the command line does, in a process of its own. */
const operate = (database: TestDatabase, language: 'fr' | 'en', ...parameters: string[]) =>
  new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    const environment = { PATH: process.env['PATH'], DATABASE_URL: database.url, LANG: `${language}.UTF-8` };
    const child = spawn(process.execPath, [operations, ...parameters], { cwd: folder, env: environment });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text: Buffer.concat(said).toString() }));
  });

describe('grappe backup and grappe restore', () => {
  it('save everything, and bring it back into an empty database', async () => {
    const saved = await operate(full, 'en', 'backup', 'whole.grappe');
    expect([saved.code, saved.text]).toEqual([0, expect.stringContaining('Backup written')]);
    const restored = await operate(empty, 'fr', 'restore', 'whole.grappe');
    expect([restored.code, restored.text]).toEqual([0, expect.stringContaining('Restauré depuis')]);
    const names = await empty.asOwner((client) => client.query('select slug from clusters order by slug'));
    expect(names.rows).toEqual([{ slug: 'alpha' }, { slug: 'beta' }]);
  });

  it.each([
    ['a file that exists', 'fr', ['backup', 'text'], 'existe déjà'],
    ['a folder that does not', 'en', ['backup', join('nowhere', 'x')], 'cannot be written (ENOENT)'],
    ['a file that is not there', 'fr', ['restore', 'nowhere'], 'ne peut pas être lu'],
    ['a file that is no backup', 'fr', ['restore', 'text'], 'rien n’a été restauré'],
  ] as const)('refuse %s, with the way out', async (_, language, parameters, said) => {
    const { code, text } = await operate(full, language, ...parameters);
    expect(code).toBe(1);
    expect(text).toContain(said);
    expect(text.trim().split('\n').length).toBeGreaterThan(1);
  });

  it('refuse to restore over data', async () => {
    const { code, text } = await operate(full, 'en', 'restore', 'whole.grappe');
    expect([code, text]).toEqual([1, expect.stringContaining('already holds data')]);
  });

  it.each(['backup', 'restore'])('without a file, grappe %s says how it is called', async (name) => {
    const { code, text } = await operate(full, 'en', name);
    expect([code, text]).toEqual([2, expect.stringContaining(`grappe ${name} FILE`)]);
  });
});
