import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { Block, RenderedDocument, Table } from './block.ts';

const accent = '#6b2d5c';
const quiet = '#5d5463';

const require = createRequire(import.meta.url);
pdfmake.setFonts(require('pdfmake/fonts/Roboto.js') as TFontDictionary);
// Nothing is fetched; the only files read are the fonts of the package.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => /[\\/]pdfmake[\\/]fonts[\\/]/.test(path));

/** The document as an A4 PDF with page numbers. */
export async function renderPdf(document: RenderedDocument): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    info: { title: document.title },
    language: document.language,
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 56],
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: '#241b2a' },
    footer: (page, pages) => ({
      columns: [
        { text: document.footer, color: quiet, fontSize: 8 },
        { text: `${page} / ${pages}`, alignment: 'right', color: quiet, fontSize: 8, width: 60 },
      ],
      margin: [48, 18, 48, 0],
    }),
    content: document.blocks.map(content),
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

function content(part: Block): Content {
  switch (part.kind) {
    case 'title':
      return {
        stack: [
          { text: part.text, fontSize: 24, bold: true, color: accent },
          { text: part.subtitle, fontSize: 12, color: quiet, margin: [0, 4, 0, 14] },
        ],
      };
    case 'heading':
      return {
        text: part.text,
        bold: true,
        color: part.level === 1 ? accent : '#241b2a',
        fontSize: part.level === 1 ? 16 : 12.5,
        margin: [0, part.level === 1 ? 16 : 12, 0, 5],
        headlineLevel: part.level,
      };
    case 'paragraph':
      return { text: part.text, margin: [0, 0, 0, 7] };
    case 'note':
      return {
        table: { widths: ['*'], body: [[{ text: part.text, fillColor: '#f6f2f7', margin: [6, 4, 6, 4] }]] },
        layout: 'noBorders',
        margin: [0, 2, 0, 8],
      };
    case 'bullets':
      return { ul: [...part.items], margin: [0, 2, 0, 8] };
    case 'table':
      return table(part);
    case 'picture':
      return { svg: part.svg, width: 499, margin: [0, 4, 0, 8] };
    case 'page_break':
      return { text: '', pageBreak: 'after' };
  }
}

function table({ caption, header, rows, figures }: Table): Content {
  const side = (column: number): 'right' | 'left' => (figures.includes(column) ? 'right' : 'left');
  return {
    stack: [
      { text: caption, bold: true, margin: [0, 4, 0, 3] },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: header.map((_, column) => (figures.includes(column) ? 'auto' : '*')),
          body: [
            header.map((text, column) => ({
              text,
              bold: true,
              fillColor: '#f6f2f7',
              alignment: side(column),
            })),
            ...rows.map((cells) => cells.map((text, column) => ({ text, alignment: side(column) }))),
          ],
        },
        layout: 'lightHorizontalLines',
        fontSize: header.length > 5 ? 7.5 : 8.5,
      },
    ],
    margin: [0, 0, 0, 8],
  };
}
