import type { TableRow } from './types.ts';

const separator = '\u0000';

/** A row of texts kept as one: of a long file, cells stand one by one only while their row is looked at. */
class PackedRow implements TableRow {
  readonly line: number;
  readonly #text: string;

  constructor(line: number, text: string) {
    this.line = line;
    this.#text = text;
  }

  /** Cut anew at each call: take it once for a row. */
  get cells(): readonly string[] {
    return this.#text.split(separator);
  }
}

/** The cells are at least one. A text that holds the separator itself stays as it is. */
export const packedRow = (line: number, cells: readonly string[]): TableRow =>
  cells.some((cell) => cell.includes(separator))
    ? { line, cells }
    : new PackedRow(line, cells.join(separator));
