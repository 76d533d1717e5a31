import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorkplace, type Workplace } from '../testing/run-grappe.ts';

vi.setConfig({ testTimeout: 60_000 });

let place: Workplace;
beforeAll(() => {
  place = openWorkplace();
});
afterAll(() => place.remove());

it.each([
  ['fr', ['--language', 'fr', 'backup'], 'Usage : grappe backup FICHIER'],
  ['en', ['backup', '--language', 'en'], 'Usage: grappe backup FILE'],
  ['en', ['restore', '--language=en'], 'Usage: grappe restore FILE'],
] as const)(
  'an operation on a database speaks the language asked for: %s, %s',
  async (_, parameters, said) => {
    const { code, err } = await place.grappe(...parameters);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s/g, ' ')).toContain(said);
  },
);
