import { deflateRawSync } from 'node:zlib';

export interface BadFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly code: string;
}

const header = (count: number): string =>
  Array.from({ length: count }, (_, index) => `Colonne ${index}`).join(';');

/** Files that cannot be opened as a whole, each with the code that says why. */
export const refusedFiles: readonly BadFile[] = [
  { what: 'a PDF', name: 'membres.pdf', bytes: '%PDF-1.7\n%âãÏÓ\n1 0 obj', code: 'file_not_spreadsheet' },
  { what: 'an encrypted workbook', name: 'membres.xlsx', bytes: encryptedWorkbook(), code: 'file_encrypted' },
  { what: 'a zip bomb', name: 'membres.xlsx', bytes: zipBomb(), code: 'file_zip_bomb' },
  { what: 'an empty file', name: 'membres.csv', bytes: '', code: 'file_empty' },
  { what: 'a file without header', name: 'membres.csv', bytes: '12;34\n56;78\n', code: 'file_no_header' },
  {
    what: 'duplicate headers',
    name: 'membres.csv',
    bytes: 'Nom;Ville;Ville\nA;B;C\n',
    code: 'file_duplicate_headers',
  },
  { what: '200 columns', name: 'membres.csv', bytes: `${header(200)}\n`, code: 'file_too_many_columns' },
  {
    what: 'one cell of 1 MB',
    name: 'membres.csv',
    bytes: `Nom;Note\nA;${'x'.repeat(1_000_000)}\n`,
    code: 'file_cell_too_large',
  },
];

/** The signature of an OLE container with the stream that Excel encrypts a workbook into. */
function encryptedWorkbook(): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
  return bytes;
}

/** A workbook whose sheet says it is 400 MB. */
function zipBomb(): Uint8Array {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const size = 400 * 1024 * 1024;
  const data = deflateRawSync(Buffer.alloc(size / 8), { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}
