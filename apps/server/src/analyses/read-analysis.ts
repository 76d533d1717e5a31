import { createHash } from 'node:crypto';
import { analysisSettings, type AnalysisSettings } from '@grappe/contracts/api';
import type { Instrument } from '@grappe/contracts/instruments';
import { readPlsModel } from '@grappe/contracts/models';
import {
  listWaves,
  readWaveInvolvement,
  readWaveTable,
  type AnalysisKind,
  type AnalysisRow,
  type Session,
  type WaveRow,
} from '@grappe/database';
import { itemsOf, type PlsModel } from '@grappe/engine/framework';
import { readContent } from '../diagnosis/read-content.ts';
import { refuse } from '../app/refusal.ts';
import { analysisTable, involvementColumn, type AnalysisTable } from './analysis-table.ts';
import {
  changeModel,
  frameworkModel,
  involvementModel,
  measurementModel,
  mediationModel,
} from './framework-models.ts';

export interface AnalysisPlace {
  readonly clusterId: string;
  readonly studyId: string | null;
  readonly waveIds: readonly string[];
}

export interface AnalysisData {
  readonly table: AnalysisTable;
  /** Of the last wave. */
  readonly instrument: Instrument;
  readonly waves: readonly WaveRow[];
}

/** Waves that may be analysed: those that ended, or for a study (whose rows are read anyway) any. */
export const analysableWaves = (waves: readonly WaveRow[], studyId: string | null): WaveRow[] =>
  waves.filter(({ closedAt }) => studyId !== null || closedAt !== null);

/** Answers of waves as a table, with the rights of whoever asks; not found when a wave may not be analysed. */
export async function readAnalysisData(
  tx: Session,
  { clusterId, studyId, waveIds }: AnalysisPlace,
  withInvolvement = false,
): Promise<AnalysisData> {
  const known = analysableWaves(await listWaves(tx, clusterId), studyId);
  const waves = waveIds.map((id) => {
    const wave = known.find((one) => one.id === id);
    if (wave === undefined) throw refuse('not_found');
    return wave;
  });
  const instruments = new Map<string, Instrument>();
  for (const { id, instrumentVersionId: versionId } of waves)
    instruments.set(id, (await readContent(tx, { clusterId, versionId })).content);
  const rows = await readWaveTable(tx, { waveIds, studyId });
  const involvement = withInvolvement && studyId === null ? await readWaveInvolvement(tx, waveIds) : [];
  return {
    table: analysisTable({ waveIds, rows, instruments, involvement }),
    instrument: instruments.get(waveIds.at(-1) ?? '')!,
    waves,
  };
}

export const settingsOf = (row: Pick<AnalysisRow, 'settings'>): AnalysisSettings =>
  analysisSettings.parse(row.settings);

/** The model that an analysis tests: the one that was written, or the framework's. */
export function modelOf(
  kind: AnalysisKind,
  settings: AnalysisSettings,
  { table, instrument }: Pick<AnalysisData, 'table' | 'instrument'>,
): PlsModel {
  if (settings.model === null)
    return kind === 'measurement' ? measurementModel(table.data, instrument) : frameworkModel(table.data);
  return readModel(settings.model);
}

/** A model that somebody wrote; the first place that cannot be read when there is one. */
export function readModel(text: string): PlsModel {
  const read = readPlsModel(text);
  if (read.kind === 'model') return read.model;
  throw read.line === null
    ? refuse('model_invalid', { field: read.field })
    : refuse('model_not_yaml', { line: read.line });
}

/** Columns that an analysis uses, in the order of its model. */
export function usedColumns(
  kind: AnalysisKind,
  settings: AnalysisSettings,
  table: AnalysisTable,
  model: PlsModel,
): string[] {
  const wish = (): string[] => {
    if (kind === 'mediation') {
      const { cause, mediators, outcome, covariates } = mediationModel(settings);
      return [cause, ...mediators, outcome, ...covariates];
    }
    if (kind === 'change') {
      const { outcome, predictors } = changeModel(settings);
      return [outcome, ...predictors, ...Object.keys(table.data.columns).filter((name) => name !== outcome)];
    }
    if (kind === 'involvement') {
      const { way, outcome, covariates } = involvementModel(settings, table.data.columns);
      return [involvementColumn(way), outcome, ...covariates];
    }
    return itemsOf(model);
  };
  return [...new Set(wish())].filter((name) => name in table.data.columns);
}

/** SHA-256 of a snapshot, in hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
