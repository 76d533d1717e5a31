import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, mediaTypeOf } from './check-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const png = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));

/** One entry of a ZIP whose header promises 400 MB and whose data inflate to 50. */
function promisingZip(name: string): Uint8Array {
  const data = deflateRawSync(Buffer.alloc(50 * 1024 * 1024));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(400 * 1024 * 1024, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), data]);
}

describe('the type of a file', () => {
  it('is what its content is, when its name says the same', async () => {
    expect(await mediaTypeOf('plan.pdf', bytes('%PDF-1.7\n'))).toBe('application/pdf');
    expect(await mediaTypeOf('photo.PNG', png)).toBe('image/png');
    expect(await mediaTypeOf('notes.txt', bytes('Réunion à 9 h'))).toBe('text/plain; charset=utf-8');
    expect(await mediaTypeOf('lines.csv', bytes('a;b\n1;2\n'))).toBe('text/csv; charset=utf-8');
  });

  it('refuses names that lie, programs, pages and drawings that run', async () => {
    const refused: [string, Uint8Array][] = [
      ['photo.png', bytes('%PDF-1.7\n')],
      ['plan.pdf', png],
      ['plan.pdf', bytes('<html><script>alert(1)</script>')],
      ['page.html', bytes('<html></html>')],
      ['drawing.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['program.exe', bytes('MZ\u0000')],
      ['notes.txt', bytes('MZ\u0000\u0001')],
      ['notes.txt', Uint8Array.of(0xff, 0xfe, 0x00)],
      ['archive.zip', promisingZip('a')],
      ['macro.docm', promisingZip('[Content_Types].xml')],
      ['none', bytes('text')],
    ];
    for (const [name, content] of refused) expect(await mediaTypeOf(name, content), name).toBeUndefined();
  });

  it('does not unpack what a ZIP promises', async () => {
    for (const name of ['[Content_Types].xml', 'mimetype', 'word/document.xml']) {
      const before = process.memoryUsage().rss;
      const start = performance.now();
      const bomb = promisingZip(name);
      await mediaTypeOf('text.docx', bomb);
      expect(performance.now() - start).toBeLessThan(5000);
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    }
  });

  it('never fails, whatever the content', async () => {
    const endings = fc.constantFrom('pdf', 'docx', 'png', 'txt', 'odt', 'webp');
    const starts = fc.constantFrom('', '504b0304', '25504446', '89504e47', '52494646');
    await fc.assert(
      fc.asyncProperty(endings, starts, fc.uint8Array({ maxLength: 400 }), async (ending, start, rest) => {
        await mediaTypeOf(`a.${ending}`, Buffer.concat([Buffer.from(start, 'hex'), rest]));
      }),
      { seed: 20261121, numRuns: 400 },
    );
  });
});

describe('the name of a file', () => {
  it('keeps what a reader knows it by, and nothing else', () => {
    const cases: [string, string][] = [
      ['Compte rendu – été.pdf', 'Compte rendu – été.pdf'],
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\x\\plan.pdf', 'plan.pdf'],
      ['"><script>alert(1)</script>.pdf', 'script_.pdf'],
      ['plan\r\nSet-Cookie: a=b.pdf', 'planSet-Cookie_ a=b.pdf'],
      ['facture\u202efdp.exe', 'facturefdp.exe'],
      ['.htaccess', 'htaccess'],
      ['...', 'file'],
      ['', 'file'],
      [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
    ];
    for (const [given, clean] of cases) expect(cleanFileName(given), JSON.stringify(given)).toBe(clean);
  });

  it('is safe whatever is given, and clean once cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanFileName(given);
        expect(name.length).toBeGreaterThan(0);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]/u);
        expect(name.startsWith('.')).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(140);
        expect(name.isWellFormed()).toBe(true);
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });
});
