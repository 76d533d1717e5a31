import fc from 'fast-check';
import { readSheet } from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { fileLimits } from './limits.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Cell } from './types.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.string({ minLength: 1, maxLength: 12 }).map((text) => `t${text.replace(/[^\p{L}\p{N}&<>"' -]/gu, '')}x`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc
    .date({ min: new Date('1905-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
    .map((day) => new Date(`${day.toISOString().slice(0, 10)}T00:00:00Z`)),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

const withoutEmptyEnd = (cells: readonly unknown[]): readonly unknown[] => {
  let { length } = cells;
  while (length > 0 && (cells[length - 1] ?? null) === null) length -= 1;
  return cells.slice(0, length);
};

describe('the reader of spreadsheets', () => {
  it('finds the same cells as an independent one', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const data = table.map((row) =>
          row.map((each) =>
            each instanceof Date ? { value: each, type: Date, format: 'dd/mm/yyyy' } : each,
          ),
        );
        const buffer = await (await writeXlsxFile(data).toBlob()).arrayBuffer();
        const theirs: readonly (readonly unknown[])[] = await readSheet(buffer);
        const ours = readXlsx(new Uint8Array(buffer), 'x.xlsx', fileLimits, undefined);
        const found: readonly (readonly Cell[])[] =
          ours.kind === 'refused'
            ? []
            : theirs.map((_, index) => ours.rows.find((row) => row.line === index + 1)?.cells ?? []);
        expect(found.map(withoutEmptyEnd)).toEqual(theirs.map(withoutEmptyEnd));
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });
});
