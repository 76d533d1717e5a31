import fc from 'fast-check';

const deep = (levels: number): unknown => (levels === 0 ? 'deep' : [deep(levels - 1)]);

/** Texts that break what is not careful: empty, long, unshowable, torn, backwards, markup, formulas, paths, SQL. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\ufeff',
  '\u202egnp.exe',
  'a'.repeat(5000),
  '🍇'.repeat(2000),
  'e\u0301'.repeat(300),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table grappe.facts; --",
  '=HYPERLINK("http://evil.example";"x")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  '%00',
  '%2e%2e%2f',
  '{{7*7}}',
  '${7*7}',
  'a & ! | b:* <-> (',
  '\\',
  "\\'",
  '%',
  '_',
  '\r\nSet-Cookie: a=b',
  'null',
  'NaN',
  '__proto__',
  'constructor',
];

export const hostileDates: readonly string[] = [
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13',
  'infinity',
  'today',
  '2026-11-21T25:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
  '2026-11-21T10:00:00+14:00',
];

export const hostileNumbers: readonly number[] = [
  0,
  -0,
  -1,
  0.1,
  1e-300,
  1e300,
  -1e300,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  1e15,
  1e16,
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts, ...hostileDates),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** Anything that JSON can carry where something else is expected. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...hostileNumbers) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], { a: 1 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      deep(200),
      Array.from({ length: 2000 }, () => 'x'),
    ),
  },
);
