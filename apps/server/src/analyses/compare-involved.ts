import { fewestFirms, type AnalysisResult, type AnalysisSettings } from '@grappe/contracts/api';
import { dataTable, matchFirms } from '@grappe/engine/framework';
import { involvementColumn, type AnalysisTable } from './analysis-table.ts';
import { involvementModel } from './framework-models.ts';

/**
 * Firms that take part in what the cluster does against the most similar that do not. With two waves, firms are made alike on the
 * first and compared on the second; with one, on the same answers, which weakens the comparison and is said.
 */
export function compareInvolved({
  settings,
  table,
}: {
  readonly settings: AnalysisSettings;
  readonly table: AnalysisTable;
}): AnalysisResult {
  const { way, outcome, covariates } = involvementModel(settings, table.data.columns);
  const last = Math.max(...table.waves);
  const measuredBefore = last > 1;
  const first = new Map(table.firms.map((firm, row) => [`${firm} ${table.waves[row]}`, row]));
  const rows = table.firms.flatMap((firm, row) => {
    if (table.waves[row] !== last) return [];
    const before = first.get(`${firm} 1`);
    return before === undefined ? [] : [{ now: row, before }];
  });
  const read = (name: string, moment: 'now' | 'before'): number[] | undefined => {
    const column = table.data.columns[name];
    return column === undefined ? undefined : rows.map((row) => column[row[moment]] as number);
  };
  const involved = involvementColumn(way);
  // Two names for one column would make them the same thing: what is known before, and what comes after.
  const named = covariates.map((name) => ({ name, values: read(name, 'before') }));
  const columns = [
    { name: involved, values: read(involved, 'now') },
    { name: `outcome ${outcome}`, values: read(outcome, 'now') },
    ...named,
  ];
  const unknown = columns.filter(({ values }) => values === undefined);
  if (unknown.length > 0) {
    const problems = unknown.map(({ name }) => ({
      code: 'unknown_column' as const,
      params: { column: name.replace(/^outcome /, '') },
    }));
    return { kind: 'not_concluded', problems };
  }
  const data = dataTable(Object.fromEntries(columns.map(({ name, values }) => [name, values ?? []])));
  const sides = [1, 0].map((side) => data.columns[involved]!.filter((value) => value === side).length);
  if (Math.min(...sides) < fewestFirms) {
    const params = { involved: sides[0] ?? 0, others: sides[1] ?? 0 };
    return { kind: 'not_concluded', problems: [{ code: 'nobody_to_compare', params }] };
  }
  const found = matchFirms(data, {
    involved,
    outcome: `outcome ${outcome}`,
    covariates,
    confidence: settings.confidence,
  });
  if (found.kind === 'not_concluded') return found;
  const { pairs, unmatched, ...comparison } = found;
  if (pairs.length < fewestFirms) {
    const params = { involved: pairs.length, others: sides[1] ?? 0 };
    return { kind: 'not_concluded', problems: [{ code: 'nobody_to_compare', params }] };
  }
  const counted = { pairCount: pairs.length, unmatchedCount: unmatched.length };
  return { kind: 'matched', comparison: { ...comparison, ...counted }, outcome, measuredBefore };
}
