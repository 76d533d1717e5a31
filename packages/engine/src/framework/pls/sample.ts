import type { DataTable } from '../data-table.ts';
import { standardisedRows } from '../moments.ts';
import type { StandardisedRows } from '../moments.ts';
import { cannotConclude } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import { checkPlsModel, itemsOf } from './model.ts';
import type { PlsModel } from './model.ts';
import { DEFAULT_PLS_SETTINGS } from './kernel.ts';
import type { PlsSettings } from './kernel.ts';

/** What is done with a row that misses an answer. */
export type MissingRule =
  /** The row is left out. */
  | 'listwise'
  /** The mean of the column takes its place; standard errors are then too small. */
  | 'mean';

/** A checked model with its standardised rows: plain data, can be sent to a thread. */
export interface PreparedPls {
  readonly kind: 'prepared_pls';
  readonly model: PlsModel;
  readonly rows: StandardisedRows;
  readonly settings: PlsSettings;
  readonly missing: MissingRule;
  /** Answers replaced by a mean. */
  readonly replaced: number;
}

/** The model and its data, checked; or all that prevents an estimation. O(rows × items). */
export function preparePls(
  data: DataTable,
  model: PlsModel,
  options: { readonly missing?: MissingRule; readonly settings?: PlsSettings } = {},
): PreparedPls | NotConcluded {
  const problems = checkPlsModel(model);
  if (problems.length > 0) return cannotConclude(...problems);
  const items = itemsOf(model);
  const missing = options.missing ?? 'listwise';
  const { table, replaced } = missing === 'mean' ? withMeans(data, items) : { table: data, replaced: 0 };
  const rows = standardisedRows(table, items, rowsNeeded(model));
  if (rows.kind === 'not_concluded') return rows;
  return {
    kind: 'prepared_pls',
    model,
    rows,
    settings: options.settings ?? DEFAULT_PLS_SETTINGS,
    missing,
    replaced,
  };
}

/**
 * Below this number of rows a regression of the model has no degree of freedom left, or there are fewer answers than items: any
 * model then fits, and what it explains says nothing.
 */
function rowsNeeded(model: PlsModel): number {
  const predictors = model.constructs.map(({ name }) => model.paths.filter(({ to }) => to === name).length);
  const blocks = model.constructs.map(({ items }) => items.length);
  return Math.max(Math.max(...predictors, ...blocks) + 2, new Set(itemsOf(model)).size);
}

function withMeans(data: DataTable, items: readonly string[]): { table: DataTable; replaced: number } {
  let replaced = 0;
  const columns: Record<string, Float64Array> = { ...data.columns };
  for (const item of new Set(items)) {
    const column = data.columns[item];
    const present = column?.filter((value) => Number.isFinite(value));
    if (column === undefined || present === undefined || present.length === 0) continue;
    const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
    replaced += column.length - present.length;
    columns[item] = column.map((value) => (Number.isFinite(value) ? value : mean));
  }
  return { table: { rows: data.rows, columns }, replaced };
}
