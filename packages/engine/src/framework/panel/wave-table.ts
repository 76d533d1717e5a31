import type { DataTable } from '../data-table.ts';

/** Answers of firms at several moments: one row for each firm and wave. */
export interface Panel {
  readonly data: DataTable;
  /** Firm of each row. */
  readonly firms: readonly string[];
  /** Wave of each row, in increasing order of time by number. */
  readonly waves: readonly number[];
}
