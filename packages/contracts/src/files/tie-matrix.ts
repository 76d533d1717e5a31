import { cellText } from './cell-text.ts';
import { unguardFormula } from './formula-guard.ts';
import { looksLikeMatrix } from './header-row.ts';
import type { Mapping, Table, TableRow, TieTarget } from './types.ts';

/** Is the table an adjacency matrix: are the names of its header those of its first column? */
export const isTieMatrix = (table: Pick<Table, 'header' | 'rows'>): boolean =>
  looksLikeMatrix(table.header, table.rows);

/** The columns of a matrix once it is a list. */
export const matrixHeader = ['From', 'To', 'Strength'] as const;
export const matrixMapping: Mapping<TieTarget> = { From: 'from', To: 'to', Strength: 'strength' };

export interface TieList {
  readonly table: Table;
  /** Cells on the diagonal that were not empty or zero: an organisation is not tied to itself. */
  readonly ignoredDiagonal: number;
}

const isNoTie = (text: string): boolean =>
  text === '' || text === '-' || Number(text.replace(',', '.')) === 0;

const entries = (table: Table): readonly { row: TableRow; from: string; to: string; text: string }[] =>
  table.rows.flatMap((row) => {
    const from = unguardFormula(cellText(row.cells[0]));
    return row.cells.slice(1, table.header.length).flatMap((cell, index) => {
      const text = cellText(cell);
      return isNoTie(text) ? [] : [{ row, from, to: table.header[index + 1] ?? '', text }];
    });
  });

/**
 * Turns an adjacency matrix (row → column) into a list of ties: a cell that is empty or zero is no tie; lines keep their
 * numbers. When ties have no direction, a pair that says the same both ways is kept once.
 */
export const tiesOfMatrix = (table: Table, directed: boolean): TieList => {
  const all = entries(table);
  const ties = all.filter(({ from, to }) => from !== to);
  const values = new Map(ties.map(({ from, to, text }) => [`${from}\u0000${to}`, text]));
  const position = new Map(table.header.map((name, index) => [name, index]));
  const isMirror = ({ from, to, text }: (typeof ties)[number]): boolean =>
    (position.get(from) ?? 0) > (position.get(to) ?? 0) && values.get(`${to}\u0000${from}`) === text;
  const kept = directed ? ties : ties.filter((tie) => !isMirror(tie));
  const rows = kept.map(({ row, from, to, text }) => ({ line: row.line, cells: [from, to, text] }));
  return { table: { ...table, header: [...matrixHeader], rows }, ignoredDiagonal: all.length - ties.length };
};
