import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorkplace } from '../testing/run-grappe.ts';
import type { Workplace } from '../testing/run-grappe.ts';

// Each command starts a process.
vi.setConfig({ testTimeout: 60_000 });

let place: Workplace;
beforeAll(() => {
  place = openWorkplace();
  const lines = [
    'Nom;Secteurs;Technologies offertes;Technologies recherchées;Date de création',
    'Vigne;vin;;drones;2010-01-01',
    'Ailes;aéronautique;drone léger;;2012-01-01',
    'Bois;bois;fûts;;2012-01-01',
    'Muet;;;;',
  ];
  place.write('clusters.csv', `${lines.join('\n')}\n`);
});
afterAll(() => place.remove());

test('grappe partners tells whom to turn to and why, bad lines aside, or that too little is known to measure', async () => {
  const [found, measured] = await Promise.all([
    place.grappe('partners', 'clusters.csv', '--for', 'Vigne', '--as-of', '2026-01-01', '--language', 'en'),
    place.grappe('partners', 'clusters.csv', '--hide', '0.2', '--language', 'en'),
  ]);
  expect(found.err).toContain('Line 5');
  expect(found.out.split('\n')[0]).toContain('1. Ailes');
  expect(found.out).toContain('Offers what we look for: drone léger');
  expect(measured).toMatchObject({ code: 1, out: '' });
  expect(measured.err).toContain('Too few known cooperations');
});
