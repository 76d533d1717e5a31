import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type {
  Block,
  Cover,
  LabelledList,
  Picture,
  RenderedDocument,
  SignatureFrame,
  Table as TableBlock,
} from './block.ts';
import { coreProperties, withFixedDates } from './docx-dates.ts';
import { pictureAsPng } from './pictures/picture-as-png.ts';
import { printable } from './printable.ts';

const accent = '6B2D5C';
const quiet = '5D5463';
const shade = { type: ShadingType.CLEAR, fill: 'F6F2F7' } as const;
/** A4 with margins of 2 cm, in twentieths of a point. */
const page = { width: 11906, height: 16838, margin: 1134 } as const;
const textWidth = page.width - 2 * page.margin;
const pictureWidth = 640;
const steps = 'steps';

/** The document as an editable Word file with real headings, lists and tables. The same document is the same file. */
export async function renderDocx(original: RenderedDocument): Promise<Uint8Array> {
  const document = printable(original);
  const children: (Paragraph | Table)[] = [];
  for (const [index, part] of document.blocks.entries()) children.push(...(await blocks(part, index)));
  const file = new Document({
    title: document.title,
    creator: 'Grappe',
    numbering: {
      config: [
        {
          reference: steps,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              style: { paragraph: { indent: { left: 500, hanging: 300 } } },
            },
          ],
        },
      ],
    },
    styles: { default: styles(document) },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        ...(document.banner === undefined ? {} : { headers: { default: header(document.banner) } }),
        footers: { default: footer(document) },
        children,
      },
    ],
  });
  return withFixedDates(await Packer.toBuffer(file, undefined, [coreProperties(document)]), document.madeOn);
}

const styles = ({ language, isContract }: RenderedDocument) => ({
  document: {
    run: { font: 'Calibri', size: 21, language: { value: language === 'fr' ? 'fr-FR' : 'en-GB' } },
  },
  title: { run: { size: 60, bold: true } },
  heading1: {
    run: { color: accent, size: isContract === true ? 25 : 34, bold: true },
    paragraph: {
      spacing: isContract === true ? { before: 240, after: 80 } : { before: 320, after: 140 },
      keepNext: true,
    },
  },
  heading2: {
    run: { size: 27, bold: true },
    paragraph: { spacing: { before: 300, after: 80 }, keepNext: true },
  },
});

const header = (banner: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: banner, bold: true, size: 17, color: accent })],
      }),
    ],
  });

const footer = (document: RenderedDocument): Footer =>
  new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${document.footer} · `, size: 16, color: quiet }),
          new TextRun({
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
            size: 16,
            color: quiet,
          }),
        ],
      }),
    ],
  });

async function blocks(part: Block, index: number): Promise<(Paragraph | Table)[]> {
  switch (part.kind) {
    case 'cover':
      return cover(part);
    case 'heading': {
      const heading = part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ text: part.text, heading })];
    }
    case 'paragraph':
      return [new Paragraph({ children: lines(part.text), spacing: { after: 120 } })];
    case 'lead':
      return [lead(part.text)];
    case 'note':
      return [note(part.text)];
    case 'bullets':
      return part.items.map(bullet);
    case 'steps':
      // Each list counts from one.
      return part.items.map(
        (text) =>
          new Paragraph({
            text,
            numbering: { reference: steps, level: 0, instance: index },
            spacing: { after: 40 },
          }),
      );
    case 'table':
      return table(part);
    case 'picture':
      return [await picture(part, pictureWidth)];
    case 'beside':
      return [...table(part.table), await picture(part.picture, part.picture.width)];
    case 'together':
      return together(part.long, part.blocks, index);
    case 'lists':
      return labelledLists(part.lists);
    case 'signatures':
      return [signatureFrames(part.parties)];
    case 'page_break':
      return [new Paragraph({ text: '', pageBreakBefore: true, spacing: { after: 0, line: 20 } })];
  }
}

async function together(
  long: boolean,
  parts: readonly Block[],
  index: number,
): Promise<(Paragraph | Table)[]> {
  const inside: (Paragraph | Table)[] = long ? await blocks({ kind: 'page_break' }, index) : [];
  for (const [rank, part] of parts.entries()) inside.push(...(await blocks(part, index * 100 + rank)));
  return inside;
}

const labelledLists = (lists: readonly LabelledList[]): Paragraph[] =>
  lists.flatMap(({ label, items }) => [lead(label), ...items.map(bullet)]);

const lines = (text: string): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, ...(index === 0 ? {} : { break: 1 }) }));

const lead = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 120, after: 40 },
    children: [new TextRun({ text, bold: true })],
  });

const bullet = (text: string): Paragraph =>
  new Paragraph({ text, bullet: { level: 0 }, spacing: { after: 40 } });

const note = (text: string): Paragraph =>
  new Paragraph({
    text,
    shading: shade,
    border: { left: { style: BorderStyle.SINGLE, size: 18, color: accent, space: 6 } },
    indent: { left: 140 },
    spacing: { before: 80, after: 140 },
  });

const cover = (part: Cover): Paragraph[] => [
  new Paragraph({
    spacing: { before: 1800, after: 80 },
    children: [new TextRun({ text: part.kicker, bold: true, color: accent, size: 28 })],
  }),
  new Paragraph({ text: part.title, heading: HeadingLevel.TITLE, spacing: { after: 120 } }),
  new Paragraph({
    spacing: { after: 480 },
    children: [new TextRun({ text: part.subtitle, color: quiet, size: 26 })],
  }),
  ...part.notes.map(note),
  new Paragraph({
    spacing: { before: 240, after: 40 },
    children: [new TextRun({ text: part.dataHeading, bold: true })],
  }),
  ...part.data.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
];

async function picture(part: Picture, width: number): Promise<Paragraph> {
  const height = Math.round((width * part.height) / part.width);
  const image = new ImageRun({
    type: 'png',
    data: await pictureAsPng(part),
    transformation: { width, height },
    altText: { name: 'picture', title: part.alternative, description: part.alternative },
  });
  return new Paragraph({ children: [image], spacing: { before: 120, after: 160 } });
}

function table(block: TableBlock): (Paragraph | Table)[] {
  const { caption, header, rows, widths } = block;
  const last = rows.length - 1;
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 60 },
      children: [new TextRun({ text: caption, bold: true })],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: columnWidths(header.length, widths),
      borders: tableBorders,
      rows: [
        row(header, block, 'header'),
        ...rows.map((cells, index) =>
          row(cells, block, block.hasTotal === true && index === last ? 'total' : 'plain'),
        ),
      ],
    }),
    new Paragraph({ text: '', spacing: { after: 80 } }),
  ];
}

/** Two frames beside each other, with room to sign under the last line. */
function signatureFrames(parties: readonly SignatureFrame[]): Table {
  const rows = Array.from({ length: Math.ceil(parties.length / 2) }, (_, row) => {
    const cells = [parties[2 * row], parties[2 * row + 1]].map((frame) =>
      signatureCell(frame, 2 * row + 2 < parties.length),
    );
    return new TableRow({ cantSplit: true, children: cells });
  });
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth / 2, textWidth / 2],
  });
}

const signatureCell = (frame: SignatureFrame | undefined, keepNext: boolean): TableCell =>
  new TableCell({
    width: { size: textWidth / 2, type: WidthType.DXA },
    margins: { top: 80, bottom: 900, left: 120, right: 120 },
    children: [
      new Paragraph({
        children: [new TextRun({ text: frame?.heading ?? '', bold: true })],
        keepNext,
        spacing: { after: 80 },
      }),
      ...(frame?.lines ?? []).map((text) => new Paragraph({ text, keepNext, spacing: { after: 40 } })),
    ],
  });

const rule = { style: BorderStyle.SINGLE, size: 4, color: 'D8D2DC' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const tableBorders = {
  top: rule,
  bottom: rule,
  left: none,
  right: none,
  insideHorizontal: rule,
  insideVertical: none,
};

function row(cells: readonly string[], block: TableBlock, kind: 'header' | 'total' | 'plain'): TableRow {
  const widths = columnWidths(block.header.length, block.widths);
  return new TableRow({
    tableHeader: kind === 'header',
    cantSplit: true,
    children: cells.map(
      (text, column) =>
        new TableCell({
          ...(kind === 'header' ? { shading: shade } : {}),
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          children: [
            new Paragraph({
              alignment: block.figures.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
              children: [new TextRun({ text, bold: kind !== 'plain', size: 18 })],
            }),
          ],
        }),
    ),
  });
}

function columnWidths(columns: number, asked: readonly number[] | undefined): number[] {
  const parts = asked ?? Array.from({ length: columns }, () => 1);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((textWidth * part) / whole));
}
