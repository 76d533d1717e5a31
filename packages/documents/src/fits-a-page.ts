import type { Block } from './block.ts';

/** In points, of an A4 page between its margins; a little less, for heights are estimated. */
const pageHeight = 620;
const lineHeight = 15;
const lettersOnALine = 90;

/** False when blocks are surely or perhaps taller than a page: kept together, what does not fit would be lost. O(text). */
export const fitsAPage = (blocks: readonly Block[]): boolean => heightOf(blocks) <= pageHeight;

const heightOf = (blocks: readonly Block[]): number => sum(blocks.map(blockHeight));

const sum = (heights: readonly number[]): number => heights.reduce((total, each) => total + each, 0);

const textHeight = (text: string): number => Math.ceil(text.length / lettersOnALine) * lineHeight + 4;

function blockHeight(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return 2 * lineHeight + textHeight(block.text);
    case 'paragraph':
    case 'lead':
    case 'note':
      return textHeight(block.text);
    case 'bullets':
    case 'steps':
      return sum(block.items.map(textHeight));
    case 'table':
      return tableHeight(block.rows);
    case 'picture':
      return pageHeight / 2;
    case 'beside':
      return Math.max(tableHeight(block.table.rows), pageHeight / 2);
    case 'together':
      return heightOf(block.blocks);
    case 'lists':
      return Math.max(
        0,
        ...block.lists.map(({ label, items }) =>
          sum([label, ...items].map((text) => textHeight(text + text))),
        ),
      );
    case 'signatures':
      return Math.ceil(block.parties.length / 2) * signatureHeight(block.parties);
    case 'cover':
    case 'page_break':
      return pageHeight;
  }
}

/** The longest cell of a row says how many lines it takes: columns are some five words wide. */
const tableHeight = (rows: readonly (readonly string[])[]): number =>
  sum(
    [[], ...rows].map(
      (row) => Math.ceil(Math.max(1, ...row.map((cell) => cell.length / 30))) * lineHeight + 6,
    ),
  );

const signatureHeight = (parties: readonly { readonly lines: readonly string[] }[]): number =>
  60 + Math.max(0, ...parties.map(({ lines }) => lines.length + 1)) * lineHeight;
