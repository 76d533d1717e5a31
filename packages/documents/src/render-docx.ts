import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Picture, RenderedDocument, Table as TableBlock } from './block.ts';
import { pictureAsPng } from './picture-as-png.ts';

const shade = { type: ShadingType.CLEAR, fill: 'F6F2F7' } as const;
const PICTURE_WIDTH = 600;

/** The document as an editable Word file with real headings, lists and tables. */
export async function renderDocx(document: RenderedDocument): Promise<Uint8Array> {
  const children = (await Promise.all(document.blocks.map(blocks))).flat();
  const file = new Document({
    title: document.title,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 21, language: { value: language(document) } } },
        heading1: {
          run: { color: '6B2D5C', size: 32, bold: true },
          paragraph: { spacing: { before: 320, after: 120 } },
        },
        heading2: {
          run: { color: '241B2A', size: 26, bold: true },
          paragraph: { spacing: { before: 240, after: 80 } },
        },
        title: { run: { color: '6B2D5C', size: 48, bold: true } },
      },
    },
    sections: [{ footers: { default: footer(document) }, children }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const language = (document: RenderedDocument): string => (document.language === 'fr' ? 'fr-FR' : 'en-GB');

const footer = (document: RenderedDocument): Footer =>
  new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${document.footer} – `, size: 16 }),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 }),
        ],
      }),
    ],
  });

async function blocks(part: Block): Promise<(Paragraph | Table)[]> {
  switch (part.kind) {
    case 'title':
      return [
        new Paragraph({ text: part.text, heading: HeadingLevel.TITLE }),
        new Paragraph({ children: [new TextRun({ text: part.subtitle, color: '5D5463', size: 26 })] }),
      ];
    case 'heading':
      return [
        new Paragraph({
          text: part.text,
          heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ text: part.text, spacing: { after: 120 } })];
    case 'note':
      return [new Paragraph({ text: part.text, shading: shade, spacing: { after: 120 } })];
    case 'bullets':
      return part.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case 'table':
      return table(part);
    case 'picture':
      return [await picture(part)];
    case 'page_break':
      return [new Paragraph({ text: '', pageBreakBefore: true })];
  }
}

async function picture(part: Picture): Promise<Paragraph> {
  const height = Math.round((PICTURE_WIDTH * part.height) / part.width);
  const image = new ImageRun({
    type: 'png',
    data: await pictureAsPng(part),
    transformation: { width: PICTURE_WIDTH, height },
    altText: { name: 'network', title: part.alternative, description: part.alternative },
  });
  return new Paragraph({ children: [image] });
}

function table({ caption, header, rows, figures }: TableBlock): (Paragraph | Table)[] {
  const cell = (text: string, column: number, isHeader: boolean): TableCell =>
    new TableCell({
      ...(isHeader ? { shading: shade } : {}),
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: figures.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold: isHeader, size: 18 })],
        }),
      ],
    });
  const row = (cells: readonly string[], isHeader: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: cells.map((text, column) => cell(text, column, isHeader)),
    });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 60 },
      children: [new TextRun({ text: caption, bold: true })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(header, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ text: '' }),
  ];
}
