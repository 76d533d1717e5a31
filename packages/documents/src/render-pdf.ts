import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, ContentTable, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { Block, Cover, LabelledList, RenderedDocument, SignatureFrame, Table } from './block.ts';
import { fitsAPage } from './fits-a-page.ts';
import { clusterMotif } from './pictures/cluster-motif.ts';
import { printable } from './printable.ts';

const accent = '#6b2d5c';
const ink = '#241b2a';
const quiet = '#5d5463';
const tint = '#f6f2f7';
const lineColour = '#d8d2dc';
const margin = 48;
const pageWidth = 595.28;
const pageHeight = 841.89;
const footHeight = 50;
const textWidth = pageWidth - 2 * margin;
/** A heading, or a table that would leave a line or two at the foot of a page, begins on the next one. */
const footRoom = 78;

const require = createRequire(import.meta.url);
pdfmake.setFonts(require('pdfmake/fonts/Roboto.js') as TFontDictionary);
// Nothing is fetched; the only files read are the fonts of the package.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => /[\\/]pdfmake[\\/]fonts[\\/]/.test(path));

/** The document as an A4 PDF with a cover, a table of contents, bookmarks and page numbers. The same document is the same file. */
export async function renderPdf(original: RenderedDocument): Promise<Uint8Array> {
  const document = withKnownSpaces(printable(original));
  const { banner } = document;
  const look = document.isContract === true ? contractLook : reportLook;
  const definition: TDocumentDefinitions = {
    info: {
      title: document.title,
      creator: 'Grappe',
      producer: 'Grappe',
      creationDate: new Date(document.madeOn),
    },
    language: document.language,
    pageSize: 'A4',
    pageMargins: [margin, banner === undefined ? 42 : 56, margin, footHeight],
    ...(banner === undefined ? {} : { header: () => header(banner) }),
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: ink },
    footer: (page, pages) => (page === 1 ? null : footer(document, page, pages)),
    content: document.blocks.map((part) => content(part, look)),
    pageBreakBefore: (node) =>
      node.headlineLevel !== undefined && pageHeight - footHeight - node.startPosition.top < footRoom,
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

/** The font has no narrow no-break space, which French numbers are written with: the plain one stands for it. */
const withKnownSpaces = (document: RenderedDocument): RenderedDocument =>
  JSON.parse(JSON.stringify(document).replaceAll('\u202f', '\u00a0')) as RenderedDocument;

/** Sizes of the headings, by level. */
interface Look {
  /** Width of the picture on the cover, and the room under it. */
  readonly motif: readonly [number, number];
  readonly title: number;
  /** Lines of the contents; those of a contract, which has many, stand close enough for one page. */
  readonly toc: {
    readonly margin: [number, number, number, number];
    readonly style: { readonly fontSize: number; readonly lineHeight: number };
  };
  readonly sizes: readonly [number, number];
  readonly before: readonly [number, number];
}
const reportLook: Look = {
  motif: [textWidth, 46],
  title: 30,
  toc: { margin: [0, 3, 0, 0], style: { fontSize: 9.5, lineHeight: 1.25 } },
  sizes: [17, 13],
  before: [14, 12],
};
const contractLook: Look = {
  motif: [210, 14],
  title: 24,
  toc: { margin: [0, -1.5, 0, -1], style: { fontSize: 8.5, lineHeight: 1 } },
  sizes: [12, 10.5],
  before: [10, 8],
};

const header = (banner: string): Content => ({
  text: banner,
  alignment: 'center',
  bold: true,
  color: accent,
  fontSize: 8.5,
  margin: [margin, 24, margin, 0],
});

const footer = (document: RenderedDocument, page: number, pages: number): Content => ({
  columns: [
    { text: document.footer, color: quiet, fontSize: 8 },
    { text: `${page} / ${pages}`, alignment: 'right', color: quiet, fontSize: 8, width: 60 },
  ],
  margin: [margin, 16, margin, 0],
});

function content(part: Block, look: Look): Content {
  switch (part.kind) {
    case 'cover':
      return cover(part, look);
    case 'heading':
      return {
        text: part.text,
        bold: true,
        color: part.level === 1 ? accent : ink,
        fontSize: look.sizes[part.level - 1] ?? look.sizes[1],
        margin: [
          0,
          look.before[part.level - 1] ?? look.before[1],
          0,
          part.level === 1 ? look.before[0] / 2 + 1 : 4,
        ],
        headlineLevel: part.level,
        ...(part.level === 1
          ? {
              tocItem: true,
              tocMargin: look.toc.margin,
              tocStyle: look.toc.style,
              tocNumberStyle: look.toc.style,
            }
          : {}),
      };
    case 'paragraph':
      return { text: part.text, margin: [0, 0, 0, 7] };
    case 'lead':
      return { text: part.text, bold: true, margin: [0, 4, 0, 1], headlineLevel: 3 };
    case 'note':
      return note(part.text);
    case 'bullets':
      return { ul: [...part.items], markerColor: accent, margin: [0, 1, 0, 6] };
    case 'steps':
      return { ol: [...part.items], markerColor: accent, margin: [0, 1, 0, 6] };
    case 'table':
      return table(part, textWidth);
    case 'picture':
      return { svg: part.svg, width: textWidth, margin: [0, 4, 0, 8] };
    case 'beside':
      return {
        columns: [
          { width: '*', ...table(part.table, textWidth * 0.62 - 16) },
          { width: textWidth * 0.38, svg: part.picture.svg, margin: [0, 6, 0, 0] },
        ],
        columnGap: 16,
        unbreakable: true,
        margin: [0, 0, 0, 6],
      };
    case 'together': {
      const stack = part.blocks.map((inside) => content(inside, look));
      return part.long ? { stack, pageBreak: 'before' } : { stack, unbreakable: fitsAPage(part.blocks) };
    }
    case 'lists':
      return { columns: part.lists.map((one) => labelled(one, look)), columnGap: 16 };
    case 'signatures':
      return signatureFrames(part.parties);
    case 'page_break':
      return { text: '', pageBreak: 'after' };
  }
}

const labelled = ({ label, items }: LabelledList, look: Look): Content => ({
  stack: [content({ kind: 'lead', text: label }, look), content({ kind: 'bullets', items }, look)],
});

/** Two frames beside each other, with room to sign under the last line. */
const signatureFrames = (parties: readonly SignatureFrame[]): Content => {
  const frames = parties.map(({ heading, lines }) => ({
    stack: [
      { text: heading, bold: true, margin: [0, 0, 0, 4] as [number, number, number, number] },
      ...lines.map((text) => ({ text, margin: [0, 1, 0, 1] as [number, number, number, number] })),
    ],
    margin: [4, 4, 4, 48] as [number, number, number, number],
  }));
  const rows = Array.from({ length: Math.ceil(frames.length / 2) }, (_, row) => [
    frames[2 * row] ?? '',
    frames[2 * row + 1] ?? '',
  ]);
  const line = { hLineWidth: () => 0.6, vLineWidth: () => 0.6 };
  return {
    table: { widths: ['*', '*'], dontBreakRows: true, body: rows },
    layout: { ...line, hLineColor: () => lineColour, vLineColor: () => lineColour },
    margin: [0, 6, 0, 0],
  };
};

const cover = (part: Cover, look: Look): Content => ({
  stack: [
    { svg: clusterMotif, width: look.motif[0], margin: [0, 0, 0, look.motif[1]] },
    { text: part.kicker, fontSize: 14, color: accent, bold: true },
    { text: part.title, fontSize: look.title, bold: true, lineHeight: 1.1, margin: [0, 6, 0, 6] },
    { text: part.subtitle, fontSize: 12, color: quiet, margin: [0, 0, 0, look.motif[1] / 2 + 4] },
    ...part.notes.map(note),
    { text: part.dataHeading, bold: true, margin: [0, 14, 0, 2] },
    { ul: [...part.data], markerColor: accent },
    {
      toc: { title: { text: part.contentsHeading, bold: true, margin: [0, 22, 0, 2] }, outlines: true },
    },
  ],
});

const note = (text: string): Content => ({
  table: { widths: ['*'], body: [[{ text, fillColor: tint, margin: [6, 4, 6, 4] }]] },
  layout: { ...bare, vLineWidth: (column) => (column === 0 ? 3 : 0), vLineColor: () => accent },
  margin: [0, 2, 0, 8],
});

const bare = { hLineWidth: () => 0, vLineWidth: () => 0 };

/** The caption is a header row, so that it never stays alone at the foot of a page and comes again on the next. */
function table({ caption, header, rows, figures, widths, hasTotal }: Table, width: number): ContentTable {
  const side = (column: number): 'right' | 'left' => (figures.includes(column) ? 'right' : 'left');
  const title = { text: caption, bold: true, colSpan: header.length, fontSize: 9.5, margin: [-4, 2, 0, 1] };
  const head = header.map((text, column) => ({
    text,
    bold: true,
    fillColor: tint,
    alignment: side(column),
  }));
  const body = rows.map((cells, index) =>
    cells.map((text, column) => ({
      text,
      alignment: side(column),
      ...(hasTotal === true && index === rows.length - 1 ? { bold: true } : {}),
    })),
  );
  const isShort = rows.length <= 8;
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: isShort ? rows.length : 2,
      dontBreakRows: true,
      widths: columnWidths(header.length, widths, width),
      body: [[title, ...header.slice(1).map(() => '')], head, ...body],
    } as ContentTable['table'],
    layout: {
      hLineWidth: (line) => (line <= 1 ? 0 : 0.6),
      vLineWidth: () => 0,
      hLineColor: (line) => (hasTotal === true && line === rows.length + 1 ? accent : lineColour),
      paddingTop: () => 1.8,
      paddingBottom: () => 1.2,
      paddingLeft: () => 4,
      paddingRight: () => 4,
    },
    fontSize: header.length > 5 ? 8 : 8.5,
    margin: [0, 2, 0, 7],
  };
}

/** Points for each column, its padding taken off. */
function columnWidths(columns: number, asked: readonly number[] | undefined, width: number): number[] {
  const parts = asked ?? Array.from({ length: columns }, () => 1);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (width * part) / whole - 8);
}
