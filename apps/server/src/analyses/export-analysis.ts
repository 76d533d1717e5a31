import type { AnalysisResult } from '@grappe/contracts/api';
import { writePlsModel } from '@grappe/contracts/models';
import type { AnalysisRow } from '@grappe/database';
import {
  analysisCodebookCsv,
  groupsScript,
  lavaanScript,
  matchingScript,
  panelScript,
  seminrScript,
  type AnalysisOrigin,
} from '@grappe/documents/statistics';
import type { PlsModel } from '@grappe/engine/framework';
import { version } from '../version.ts';
import { involvementColumn } from './analysis-table.ts';
import { changeModel, involvementModel, mediationModel } from './framework-models.ts';
import { hashOf, modelOf, settingsOf, usedColumns, type AnalysisData } from './read-analysis.ts';
import { snapshotOf } from './snapshot.ts';

interface Exported {
  readonly row: AnalysisRow;
  readonly result: AnalysisResult;
  readonly data: AnalysisData;
  readonly labels: Readonly<Record<string, { readonly fr: string; readonly en: string }>>;
}

/**
 * What somebody else needs to make an analysis again: model, codebook, R script, result, and for a researcher the rows, made again
 * from the answers as they are now. `analysis.json` says whether they are still those that were analysed.
 */
export function exportAnalysis({ row, result, data, labels }: Exported): Record<string, string> {
  const settings = settingsOf(row);
  const model = modelOf(row.kind, settings, data);
  const snapshot = snapshotOf(row.kind, settings, data.table, model);
  const dataHash = hashOf(snapshot);
  const about = {
    analysis: row.kind,
    title: row.title,
    software: row.software,
    waves: data.waves.map(({ campaign, ordinal, opensOn, closesOn }) => ({
      campaign,
      ordinal,
      opensOn,
      closesOn,
    })),
    firms: row.firms,
    dataSha256: row.dataHash,
    // Somebody withdrew its answers since, or answered an open wave.
    dataUnchanged: dataHash === row.dataHash,
    settings,
    result,
  };
  const columns = usedColumns(row.kind, settings, data.table, model);
  const isModel = ['measurement', 'structure', 'groups'].includes(row.kind);
  return {
    'analysis.json': `${JSON.stringify(about, null, 2)}\n`,
    'codebook.csv': analysisCodebookCsv(
      columns.map((column) => ({ column, part: partOf(column, row, model), label: labels[column] ?? null })),
    ),
    'analysis.R': scriptOf(row, model, data),
    ...(isModel ? { 'model.yaml': writePlsModel(model) } : {}),
    ...(row.studyId === null ? {} : { 'data.csv': snapshot }),
  };
}

function partOf(column: string, row: AnalysisRow, { constructs }: PlsModel): string {
  const settings = settingsOf(row);
  if (row.kind === 'mediation') {
    const { cause, mediators, outcome } = mediationModel(settings);
    if (column === cause) return 'cause';
    if (column === outcome) return 'outcome';
    return mediators.includes(column) ? 'mediator' : 'covariate';
  }
  if (row.kind === 'change' || row.kind === 'involvement') return '';
  return constructs.flatMap(({ name, items }) => (items.includes(column) ? [name] : [])).join('; ');
}

function scriptOf(row: AnalysisRow, model: PlsModel, { table, waves }: AnalysisData): string {
  const settings = settingsOf(row);
  const origin: AnalysisOrigin = {
    version,
    dataFile: 'data.csv',
    dataHash: row.dataHash ?? '',
    seed: settings.seed,
    resamples: settings.resamples,
    missing: settings.missing,
  };
  const lastWave = waves.length;
  switch (row.kind) {
    case 'measurement':
    case 'structure':
      return seminrScript(model, origin);
    case 'groups':
      return groupsScript(model, origin, settings.groups?.value ?? '');
    case 'mediation':
      return lavaanScript(mediationModel(settings), origin);
    case 'change': {
      const { outcome, predictors } = changeModel(settings);
      const changes = usedColumns(row.kind, settings, table, model);
      return panelScript({ changes, outcome, predictors, lastWave }, origin);
    }
    case 'involvement': {
      const { way, ...wish } = involvementModel(settings, table.data.columns);
      return matchingScript({ ...wish, involved: involvementColumn(way), lastWave }, origin);
    }
  }
}
