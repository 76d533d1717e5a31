import { readSettings } from '../settings.ts';
import { expect, it, vi } from 'vitest';
import { teller } from './tell.ts';
import { workerOperation } from './worker.ts';

it('a worker refuses the embedded database, which the server alone owns', async () => {
  const read = readSettings({ GRAPPE_DATA: '/nowhere/at/all' });
  if (read.kind === 'invalid') throw new Error(`${read.variable} could not be read`);
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await workerOperation(read.settings, teller('fr'))).toBe(1);
  const lines = said.mock.calls.flat().join('\n');
  said.mockRestore();
  expect(lines).toContain('DATABASE_URL n’en nomme aucun');
  expect(lines).toContain('le serveur fait le travail lui-même');
});
