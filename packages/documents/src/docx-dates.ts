import type { RenderedDocument } from './block.ts';
import { escapeMarkup } from './escape.ts';

const core = 'docProps/core.xml';

/** The properties of a Word file, with the document's own date in the place of the moment when the file was written. */
export function coreProperties({ title, language, madeOn }: RenderedDocument): {
  path: string;
  data: string;
} {
  const date = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${madeOn}T00:00:00Z</dcterms:${name}>`;
  const data = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeMarkup(title)}</dc:title><dc:creator>Grappe</dc:creator><dc:language>${language}</dc:language>`,
    '<cp:lastModifiedBy>Grappe</cp:lastModifiedBy><cp:revision>1</cp:revision>',
    `${date('created')}${date('modified')}</cp:coreProperties>`,
  ].join('');
  return { path: core, data };
}

const endOfDirectory = 0x06054b50;

/** Writes one day over the moments of all files of a ZIP archive. Time: linear in the number of files. */
export function withFixedDates(archive: Uint8Array, day: string): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  const dosDate = ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | date;
  const setDate = (at: number): void => {
    view.setUint16(at, 0, true);
    view.setUint16(at + 2, dosDate, true);
  };
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== endOfDirectory) end--;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    setDate(at + 12);
    setDate(view.getUint32(at + 42, true) + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
