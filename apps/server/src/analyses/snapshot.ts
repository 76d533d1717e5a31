import type { AnalysisKind } from '@grappe/database';
import { snapshotCsv } from '@grappe/documents/statistics';
import type { AnalysisSettings } from '@grappe/contracts/api';
import { selectRows, type PlsModel } from '@grappe/engine/framework';
import type { AnalysisTable } from './analysis-table.ts';
import { usedColumns } from './read-analysis.ts';

/** The rows that an analysis uses, as the text whose hash is kept: made again from the same answers, it is the same. */
export function snapshotOf(
  kind: AnalysisKind,
  settings: AnalysisSettings,
  table: AnalysisTable,
  model: PlsModel,
): string {
  const columns = usedColumns(kind, settings, table, model);
  const words = settings.groups === null ? undefined : table.words[settings.groups.column];
  if (words === undefined) return snapshotCsv(table.data, columns, { firm: table.firms, wave: table.waves });
  const kept = words.flatMap((word, row) => (word === null ? [] : [row]));
  return snapshotCsv(selectRows(table.data, kept), columns, {
    firm: kept.map((row) => table.firms[row] ?? null),
    wave: kept.map((row) => table.waves[row] ?? null),
    group: kept.map((row) => words[row] ?? null),
  });
}
