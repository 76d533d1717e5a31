import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { decodeText, textPieces } from './decode-text.ts';
import { fileLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';

const inPieces = (pieces: readonly string[]) => ({
  encoding: 'utf-8' as const,
  *pieces() {
    yield* pieces;
  },
});
const rowsOf = (pieces: readonly string[]) => {
  const read = readCsv(inPieces(pieces), 'members.csv', fileLimits);
  if (read.kind === 'refused') throw new Error(read.problem.code);
  return read.rows.map(({ line, cells }) => [line, ...cells]);
};

const field = fc.oneof(
  fc.constantFrom('', 'Cave', 'é’œ', '12,5', '5" de long', 'a"b', '\u0000'),
  fc.constantFrom('"deux\nlignes"', '"avec ; dedans"', '"dit ""oui"""', '"deux\r\nlignes"', '"jamais fermé'),
);

test('a text read in pieces has the rows that it has as a whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.nat(200), { maxLength: 6 }),
      (records, end, cuts) => {
        const text = `nom;type${end}${records.map((record) => record.join(';')).join(end)}`;
        fc.pre(end === '\r\n' ? !/[^\r]\n/u.test(text) : !text.includes('\r\n'));
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((to, index) => text.slice(at[index], to));
        const whole = Papa.parse<string[]>(text, { delimiter: ';' })
          .data.map((cells, index) => [index + 1, ...cells])
          .map((row) =>
            row.slice(0, 1 + row.findLastIndex((cell, index) => index > 0 && String(cell).trim() !== '')),
          )
          .filter((row) => row.length > 1);
        expect(rowsOf(pieces)).toEqual(whole);
      },
    ),
    { seed: 20261122, numRuns: 500 },
  );
});

test('lines that end both ways are lines, wherever the text is cut', () => {
  const text = 'nom;type\r\nCave;PME\nChai;PME\r\nForge;PME';
  const expected = [
    [1, 'nom', 'type'],
    [2, 'Cave', 'PME'],
    [3, 'Chai', 'PME'],
    [4, 'Forge', 'PME'],
  ];
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(rowsOf([text.slice(0, cut), text.slice(cut)]), `cut at ${cut}`).toEqual(expected);
  expect(rowsOf(Array.from(text))).toEqual(expected);
});

test('a delimiter that is stated is no row, wherever the text is cut', () => {
  const text = 'sep=,\r\nnom,type\r\n"a;b",PME';
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(rowsOf([text.slice(0, cut), text.slice(cut)]), `cut at ${cut}`).toEqual([
      [1, 'nom', 'type'],
      [2, 'a;b', 'PME'],
    ]);
});

test('a long file has the encoding of its last line, and whole characters', () => {
  const lines = `nom;ville\n${'Cave à l’œuvre;Saint-Émilion\n'.repeat(20_000)}`;
  const utf8 = new TextEncoder().encode(lines);
  expect([...textPieces(utf8).pieces()].join('')).toBe(lines);
  expect(textPieces(utf8).encoding).toBe('utf-8');
  const western = new Uint8Array([...new TextEncoder().encode('nom;ville\n'.repeat(40_000)), 0xe9]);
  expect(textPieces(western).encoding).toBe('windows-1252');
  expect([...textPieces(western).pieces()].join('')).toBe(decodeText(western).text);
});
