import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/universal';
import type { SheetData } from 'write-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import type { ReadTableResult, Table } from './types.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const xlsx = async (rows: SheetData): Promise<Uint8Array> =>
  new Uint8Array(await (await writeXlsxFile(rows).toBlob()).arrayBuffer());

const tableOf = (result: ReadTableResult): Table => {
  if (result.kind !== 'table') throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result;
};

const problemOf = (bytes: Uint8Array, fileName = 'adherents.xlsx') => {
  const result = readTable(bytes, fileName);
  if (result.kind !== 'refused') throw new Error('a table came out');
  return result.problem;
};

/** A workbook made by hand, for what no writer would write. */
const workbook = (sheetXml: string, extra: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheetXml),
    ...extra,
  });

const ole = (inside: string): Uint8Array => {
  const bytes = new Uint8Array(4_096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(
    [...inside].flatMap((letter) => [letter.charCodeAt(0), 0]),
    1_024,
  );
  return bytes;
};

describe('CSV', () => {
  it.each([
    [
      'semicolons, Windows-1252',
      new Uint8Array([
        ...bytesOf('Nom;Ville\r\nCave '),
        0xe9,
        ...bytesOf('toile;S'),
        0xe8,
        ...bytesOf('te\r\n'),
      ]),
      ';',
      'windows-1252',
    ],
    ['commas, UTF-8', bytesOf('Nom,Ville\nCave étoile,Sète\n'), ',', 'utf-8'],
    ['tabs, with a byte order mark', bytesOf('\ufeffNom\tVille\nCave étoile\tSète\n'), '\t', 'utf-8-bom'],
    ['a stated delimiter', bytesOf('sep=;\nNom;Ville\nCave étoile;Sète\n'), ';', 'utf-8'],
    [
      'UTF-16',
      new Uint8Array(
        new Uint16Array([...'\ufeffNom;Ville\nCave étoile;Sète\n'].map((c) => c.charCodeAt(0))).buffer,
      ),
      ';',
      'utf-16le',
    ],
  ])('reads %s', (_, bytes, delimiter, encoding) => {
    const table = tableOf(readTable(bytes, 'adherents.csv'));
    expect(table).toMatchObject({
      format: 'csv',
      delimiter,
      encoding,
      header: ['Nom', 'Ville'],
      headerLine: 1,
    });
    expect(table.rows.map(({ line, cells }) => ({ line, cells }))).toEqual([
      { line: 2, cells: ['Cave étoile', 'Sète'] },
    ]);
  });

  it('counts lines as a spreadsheet does: new lines in quotes and empty lines', () => {
    const table = tableOf(readTable(bytesOf('Nom;Ville\n"Cave\nétoile";Sète\n\nMas Bleu;Agde\n'), 'a.csv'));
    expect(table.rows.map((row) => row.line)).toEqual([2, 4]);
  });

  it('reads lines that end in both ways, as a file to which a second program added', () => {
    const table = tableOf(
      readTable(bytesOf('Nom;Ville\r\nMas Bleu;Agde\r\nCave;Sète\nMoulin;"Le\nBosc"\n'), 'a.csv'),
    );
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['Mas Bleu', 'Agde'],
      ['Cave', 'Sète'],
      ['Moulin', 'Le\nBosc'],
    ]);
  });

  it('finds the header under a title', () => {
    const table = tableOf(
      readTable(bytesOf('Adhérents 2026;;\n;;\nNom;Ville;Effectif\nMas Bleu;Agde;12\n'), 'a.csv'),
    );
    expect(table).toMatchObject({ headerLine: 3, header: ['Nom', 'Ville', 'Effectif'] });
  });

  it('chooses the delimiter of known headers when commas are decimal', () => {
    const table = tableOf(readTable(bytesOf('Nom;CA;Effectif\nA;1,5;2\nB;2,5;3\n'), 'a.csv'));
    expect(table.header).toEqual(['Nom', 'CA', 'Effectif']);
  });
});

describe('XLSX', () => {
  it('reads texts, numbers, booleans and typed days', async () => {
    const day = new Date(Date.UTC(2019, 2, 1));
    const bytes = await xlsx([
      ['Nom', 'Effectif', 'Actif', 'Adhésion'],
      ['Cave & Fils <étoile>', 12.5, true, { value: day, type: Date, format: 'dd/mm/yyyy' }],
    ]);
    const table = tableOf(readTable(bytes, 'a.xlsx'));
    expect(table).toMatchObject({ format: 'xlsx', sheet: 'Sheet1', encoding: null });
    expect(table.rows).toEqual([{ line: 2, cells: ['Cave & Fils <étoile>', 12.5, true, day] }]);
  });

  it('takes the first sheet that is not empty, or the one that is named', async () => {
    const bytes = new Uint8Array(
      await (
        await writeXlsxFile([
          { sheet: 'Vide', data: [] },
          { sheet: 'Adhérents', data: [['Nom'], ['A']] },
          { sheet: 'Partenaires', data: [['Nom'], ['B']] },
        ]).toBlob()
      ).arrayBuffer(),
    );
    expect(tableOf(readTable(bytes, 'a.xlsx')).sheet).toBe('Adhérents');
    const named = tableOf(readTable(bytes, 'a.xlsx', { sheet: 'Partenaires' }));
    expect(named.rows[0]?.cells).toEqual(['B']);
    expect(named.sheets).toEqual(['Vide', 'Adhérents', 'Partenaires']);
  });

  it('reads prefixed elements, inline and formula texts, errors, 1904 days and rows far below', () => {
    const bytes = workbook(
      `<x:worksheet><x:sheetData>
        <x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Nom</x:t></x:is></x:c><x:c r="B1" t="str"><x:v>Effectif</x:v></x:c></x:row>
        <x:row r="900000"><x:c r="A900000" t="inlineStr"><x:is><x:r><x:t>Mas </x:t></x:r><x:r><x:t>Bleu</x:t></x:r></x:is></x:c><x:c r="B900000" t="e"><x:v>#N/A</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>`,
    );
    const table = tableOf(readTable(bytes, 'a.xlsx'));
    expect(table.rows[0]).toMatchObject({ line: 900_000 });
    expect(table.rows[0]?.cells[0]).toBe('Mas Bleu');
  });
});

describe('files that are refused, each with its own problem', () => {
  it.each([
    ['a PDF', bytesOf('%PDF-1.7\n%…'), 'pdf'],
    ['an old .xls', ole('Workbook'), 'xls'],
    ['a web page renamed', bytesOf('<!DOCTYPE html><html><body><table></table></body></html>'), 'html'],
    ['a table saved by a browser', bytesOf('<table><tr><td>Nom</td></tr></table>'), 'html'],
    ['JSON', bytesOf('[{"nom":"A"}]'), 'json'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'image'],
    ['random bytes', Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919 + 13) % 251), 'binary'],
    ['a text document', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'docx'],
    ['an OpenDocument sheet', zipSync({ 'content.xml': strToU8('<o/>') }), 'ods'],
    ['any other archive', zipSync({ 'photo.txt': strToU8('x') }), 'zip'],
  ])('%s', (_, bytes, found) => {
    expect(problemOf(bytes)).toEqual({
      code: 'file_not_spreadsheet',
      params: { fileName: 'adherents.xlsx', found },
    });
  });

  it('an encrypted workbook', () => {
    expect(problemOf(ole('EncryptedPackage'))).toEqual({
      code: 'file_encrypted',
      params: { fileName: 'adherents.xlsx' },
    });
  });

  it('a zip bomb by its declared size, before anything is inflated', () => {
    const bomb = workbook('<worksheet/>', { 'xl/media/image1.bmp': new Uint8Array(20_000_000) });
    expect(problemOf(bomb)).toMatchObject({ code: 'file_zip_bomb', params: { limit: 300 } });
  });

  it('a zip bomb that lies about its size, as soon as the limit is crossed', () => {
    const bomb = workbook(`<worksheet><sheetData>${'<row></row>'.repeat(1_000_000)}</sheetData></worksheet>`);
    lieAboutSizes(bomb);
    const result = readTable(bomb, 'a.xlsx', { limits: { maxInflatedBytes: 5_000_000 } });
    expect(result).toMatchObject({
      kind: 'refused',
      problem: { code: 'file_zip_bomb', params: { limit: 5 } },
    });
  });

  it('a damaged archive', async () => {
    const whole = await xlsx([['Nom'], ['A']]);
    expect(problemOf(whole.subarray(0, whole.length - 40)).code).toBe('file_damaged');
    const holed = whole.slice();
    const sheet = new TextDecoder('latin1').decode(holed).indexOf('xl/worksheets/sheet1.xml');
    holed[sheet + 60] = (holed[sheet + 60] ?? 0) ^ 0xff;
    expect(problemOf(holed).code).toBe('file_damaged');
  });

  it('an empty file, an empty table, a header alone', async () => {
    expect(problemOf(new Uint8Array()).code).toBe('file_empty');
    expect(problemOf(bytesOf(' \n\n')).code).toBe('file_empty');
    expect(problemOf(bytesOf('Nom;Ville\n')).code).toBe('file_empty');
    expect(problemOf(await xlsx([])).code).toBe('file_empty');
  });

  it('no header', () => {
    expect(problemOf(bytesOf('Mas Bleu;12;34000\nCave étoile;8;34200\n'))).toMatchObject({
      code: 'file_no_header',
      params: { line: 1, value: '12' },
    });
  });

  it('duplicate headers, with their names and columns', () => {
    expect(problemOf(bytesOf('Nom;Ville;ville\nA;B;C\n'))).toMatchObject({
      code: 'file_duplicate_headers',
      params: { names: 'ville', columns: 'C' },
    });
  });

  it('200 columns', () => {
    const header = Array.from({ length: 200 }, (_, index) => `c${index}`).join(';');
    expect(problemOf(bytesOf(`${header}\n${header}\n`))).toMatchObject({
      code: 'file_too_many_columns',
      params: { columns: 200, limit: 150 },
    });
  });

  it('one cell of 1 MB, in CSV and in XLSX, with its line and column', async () => {
    const long = 'a'.repeat(1_000_000);
    const expected = {
      code: 'file_cell_too_large',
      params: { line: 2, column: 'B', header: 'Description', characters: 1_000_000, limit: 10_000 },
    };
    expect(problemOf(bytesOf(`Nom;Description\nA;${long}\n`))).toMatchObject(expected);
    const file = await xlsx([
      ['Nom', 'Description'],
      ['A', long],
    ]);
    expect(problemOf(file)).toMatchObject(expected);
  });

  it('a file above the limit, and one with too many rows', () => {
    const bytes = bytesOf('Nom\nA\nB\nC\n');
    const small = readTable(bytes, 'a.csv', { limits: { maxBytes: 5 } });
    expect(small).toMatchObject({ problem: { code: 'file_too_large', params: { fileName: 'a.csv' } } });
    const short = readTable(bytes, 'a.csv', { limits: { maxRows: 2 } });
    expect(short).toMatchObject({ problem: { code: 'file_too_many_rows', params: { limit: 2 } } });
  });
});

/** Writes small sizes where a container declares what it holds. */
function lieAboutSizes(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true);
  }
}
