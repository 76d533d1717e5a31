import {
  fewestFirms,
  type AnalysableWave,
  type AnalysisColumns,
  type AnalysisDetail,
  type AnalysisResult,
  type AnalysisSummary,
} from '@grappe/contracts/api';
import type { Instrument } from '@grappe/contracts/instruments';
import { writePlsModel } from '@grappe/contracts/models';
import type { AnalysisRow, JsonObject, WaveRow } from '@grappe/database';
import { FRAMEWORK_LAYERS } from '@grappe/engine/framework';
import { groupingsOf } from '../../analyses/analysis-table.ts';
import { frameworkModel } from '../../analyses/framework-models.ts';
import { settingsOf, type AnalysisData } from '../../analyses/read-analysis.ts';

export const presentWave = ({
  id,
  campaignId,
  campaign,
  ordinal,
  opensOn,
  closesOn,
}: WaveRow): AnalysableWave => ({ id, campaignId, campaign, ordinal, opensOn, closesOn });

export const presentSummary = (row: AnalysisRow): AnalysisSummary => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  study: row.studyId === null ? null : { id: row.studyId, title: row.study ?? '' },
  status: row.status,
  firms: row.firms,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

type Words = { fr: string; en: string };

/** Constructs and items as the instrument calls them. */
export const labelsOf = (instrument: Instrument): Record<string, Words> => ({
  ...Object.fromEntries(instrument.items.map(({ id, fr, en }) => [id, { fr, en }])),
  ...Object.fromEntries(instrument.constructs.map(({ id, name }) => [id, name])),
});

export function presentDetail(
  row: AnalysisRow,
  result: JsonObject | null,
  {
    waves,
    instrument,
    isFictional,
  }: {
    readonly waves: readonly WaveRow[];
    readonly instrument: Instrument | undefined;
    readonly isFictional: boolean;
  },
): AnalysisDetail {
  const own = row.waves.flatMap((id) => waves.filter((wave) => wave.id === id));
  return {
    ...presentSummary(row),
    isFictional,
    waves: own.map(presentWave),
    settings: settingsOf(row),
    jobId: row.jobId,
    dataHash: row.dataHash,
    software: row.software,
    labels: instrument === undefined ? {} : labelsOf(instrument),
    result: result as unknown as AnalysisResult | null,
  };
}

export function presentColumns({ table, instrument }: AnalysisData): AnalysisColumns {
  const labels = labelsOf(instrument);
  const constructs = new Set(instrument.constructs.map(({ id }) => id));
  const kindOf = (name: string): AnalysisColumns['columns'][number]['kind'] => {
    if ((FRAMEWORK_LAYERS as readonly string[]).includes(name)) return 'layer';
    if (name.startsWith('known_')) return 'known';
    return constructs.has(name) ? 'construct' : 'item';
  };
  return {
    firms: new Set(table.firms).size,
    columns: Object.keys(table.data.columns).map((name) => ({
      name,
      kind: kindOf(name),
      label: labels[name] ?? null,
    })),
    groupings: groupingsOf(table, fewestFirms).map((one) => ({ ...one, label: labels[one.name] ?? null })),
    frameworkModel: writePlsModel(frameworkModel(table.data)),
  };
}
