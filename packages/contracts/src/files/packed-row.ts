import type { TableRow } from './types.ts';

const separator = '\u0000';
const blockBytes = 1 << 20;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A row of texts kept as bytes in a block that it shares: of a long file, cells stand one by one only while their row is looked at. */
class PackedRow implements TableRow {
  readonly line: number;
  readonly #block: Uint8Array;
  readonly #from: number;
  readonly #to: number;

  constructor(line: number, block: Uint8Array, from: number, to: number) {
    this.line = line;
    this.#block = block;
    this.#from = from;
    this.#to = to;
  }

  /** Cut anew at each call: take it once for a row. */
  get cells(): readonly string[] {
    return decoder.decode(this.#block.subarray(this.#from, this.#to)).split(separator);
  }
}

/**
 * Packs the rows of one file, of one cell each at least. About as many bytes as the file has, and 60 for each row. A text that holds
 * the separator itself, or half a character, stays as it is.
 */
export function rowPacker(): (line: number, cells: readonly string[]) => TableRow {
  let block = new Uint8Array(0);
  let free = 0;
  return (line, cells) => {
    const text = cells.join(separator);
    if (cells.some((cell) => cell.includes(separator)) || !text.isWellFormed()) return { line, cells };
    const most = 3 * text.length;
    if (most > block.length - free) {
      block = new Uint8Array(Math.max(blockBytes, most));
      free = 0;
    }
    const from = free;
    free += encoder.encodeInto(text, block.subarray(from)).written;
    return new PackedRow(line, block, from, free);
  };
}
