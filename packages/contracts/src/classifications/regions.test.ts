import { expect, it } from 'vitest';
import { departements, regionName, regionOfDepartement } from './index.ts';

it('knows the region of every département', () => {
  for (const { code } of departements)
    expect(regionName(regionOfDepartement(code) ?? ''), code).not.toBe(null);
  expect(regionName(regionOfDepartement('33') ?? '')).toBe('Nouvelle-Aquitaine');
});
