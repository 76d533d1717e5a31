import { expect, test } from 'vitest';
import { formats } from './formats.ts';

test.each([
  ['fr', '2026-01-01', '1er janvier 2026'],
  ['fr', '2026-01-11', '11 janvier 2026'],
  ['en', '2026-01-01', '1 January 2026'],
] as const)('a date in %s: %s is %s', (language, iso, expected) => {
  expect(formats(language).date(iso)).toBe(expected);
});
