import type { ClusterDiagnosisShape } from '@grappe/contracts/api';
import type { Instrument } from '@grappe/contracts/instruments';
import {
  getCluster,
  listCampaigns,
  listPublishedWaves,
  listTargets,
  listWaves,
  readWaveFigures,
  type ClusterRow,
  type FigureRow,
  type PublishedWaveRow,
  type Session,
  type WaveRow,
} from '@grappe/database';
import { diagnoseCluster } from '@grappe/engine/framework';
import { refuse } from '../app/refusal.ts';
import { presentWave } from '../resources/campaigns/present.ts';
import { inOrder } from './known-facts.ts';
import { readContent } from './read-content.ts';

const nothingFound: ClusterDiagnosisShape['findings'] = {
  constraint: null,
  reachNobody: [],
  changes: [],
  brakes: [],
  incentives: [],
};

/** What a wave (the last one with answers, when none is named) says of the cluster, from figures that may be told. */
export async function diagnoseWave(
  tx: Session,
  {
    clusterId,
    waveId,
    mayRun,
  }: { readonly clusterId: string; readonly waveId?: string | undefined; readonly mayRun: boolean },
): Promise<ClusterDiagnosisShape> {
  const cluster = await getCluster(tx, clusterId);
  if (cluster === undefined) throw refuse('not_found');
  const waves = await listWaves(tx, clusterId);
  const wave = waveId === undefined ? await lastTold(tx, waves) : waves.find(({ id }) => id === waveId);
  if (waveId !== undefined && wave === undefined) throw refuse('not_found');
  if (wave === undefined) return { ...headOf(cluster, waves, mayRun), ...empty };
  const { content } = await readContent(tx, { clusterId, versionId: wave.instrumentVersionId });
  const figures = await readWaveFigures(tx, wave.id);
  const earlier = waves.find((one) => one.campaignId === wave.campaignId && one.ordinal === wave.ordinal - 1);
  const before = earlier === undefined ? [] : await readWaveFigures(tx, earlier.id);
  const { constraints, ...found } = diagnoseCluster(content.constructs, figures, before);
  const others = lastOfEach(await listPublishedWaves(tx), clusterId);
  const targets = mayRun ? await listTargets(tx, clusterId, wave.id) : null;
  const campaign = (await listCampaigns(tx, clusterId)).find(({ id }) => id === wave.campaignId);
  return {
    ...headOf(cluster, waves, mayRun),
    wave: presentWave(wave),
    asked: targets?.length ?? null,
    submitted: targets?.filter(({ state }) => state === 'submitted').length ?? null,
    stratumBy: campaign?.stratumBy ?? 'none',
    ...figuresOf(content, figures, before),
    findings: {
      constraint: constraints[0] ?? null,
      reachNobody: [...found.reachNobody],
      changes: [...found.changes],
      brakes: found.brakes.map((brake) => ({ ...brake, lifts: [...brake.lifts] })),
      incentives: [...found.incentives],
    },
    others: others.map(({ cluster: name, territory, measures }) => ({
      cluster: name,
      territory,
      measures: Object.fromEntries(Object.entries(measures).map(([measure, { mean }]) => [measure, mean])),
    })),
    territories: territoriesOf(others, { territory: cluster.territory, figures }),
  };
}

const empty = {
  wave: null,
  asked: null,
  submitted: null,
  stratumBy: 'none' as const,
  constructs: [],
  strata: [],
  findings: nothingFound,
  others: [],
  territories: [],
};

const headOf = (cluster: ClusterRow, waves: readonly WaveRow[], mayRun: boolean) => ({
  clusterName: cluster.name,
  territory: cluster.territory,
  isDemonstration: cluster.is_demonstration,
  waves: waves.map(presentWave),
  mayRun,
});

/** The last wave of which something may be told; else the last one. */
async function lastTold(tx: Session, waves: readonly WaveRow[]): Promise<WaveRow | undefined> {
  const latest = waves.toSorted((a, b) => (a.opensOn < b.opensOn ? 1 : -1));
  for (const wave of latest.slice(0, 5)) if ((await readWaveFigures(tx, wave.id)).length > 0) return wave;
  return latest[0];
}

function figuresOf(
  content: Instrument,
  figures: readonly FigureRow[],
  before: readonly FigureRow[],
): Pick<ClusterDiagnosisShape, 'constructs' | 'strata'> {
  const strata = inOrder(figures.flatMap(({ stratum }) => (stratum === null ? [] : [stratum])));
  const find = (list: readonly FigureRow[], measure: string, stratum: string | null): FigureRow | undefined =>
    list.find((figure) => figure.measure === measure && figure.stratum === stratum);
  const told = (measure: string, stratum: string | null) => {
    const figure = find(figures, measure, stratum);
    if (figure === undefined) return null;
    return {
      firms: figure.firms,
      mean: figure.mean,
      highRatio: find(figures, `${measure}=high`, stratum)?.mean ?? null,
    };
  };
  return {
    strata,
    constructs: content.constructs.map(({ id, role, name }) => ({
      id,
      role,
      name,
      whole: told(id, null),
      before: find(before, id, null)?.mean ?? null,
      strata: strata.flatMap((stratum) => {
        const figure = told(id, stratum);
        return figure === null ? [] : [{ ...figure, stratum }];
      }),
    })),
  };
}

interface ToldCluster {
  readonly cluster: string;
  readonly territory: string | null;
  readonly measures: Readonly<Record<string, { readonly firms: number; readonly mean: number }>>;
}

/** The last wave that each other cluster told. */
function lastOfEach(published: readonly PublishedWaveRow[], clusterId: string): ToldCluster[] {
  const seen = new Set([clusterId]);
  return published.flatMap((row) => {
    if (seen.has(row.clusterId)) return [];
    seen.add(row.clusterId);
    const { cluster, territory, measures } = row.figures as Partial<ToldCluster>;
    return [{ cluster: cluster ?? '', territory: territory ?? null, measures: measures ?? {} }];
  });
}

/**
 * Means of territories: Σ (firms · mean) / Σ firms over their clusters, each of which already tells six firms or more, so that taking one
 * away from the whole leaves what that cluster told, or six firms at least. Nothing when no other cluster told anything.
 */
function territoriesOf(
  others: readonly ToldCluster[],
  own: { readonly territory: string | null; readonly figures: readonly FigureRow[] },
): ClusterDiagnosisShape['territories'] {
  if (others.length === 0) return [];
  const whole = own.figures.filter(({ stratum }) => stratum === null);
  const us = {
    territory: own.territory,
    measures: Object.fromEntries(whole.map(({ measure, firms, mean }) => [measure, { firms, mean }])),
  };
  const byTerritory = Map.groupBy([us, ...others], ({ territory }) => territory ?? '');
  return [...byTerritory]
    .filter(([territory]) => territory !== '')
    .map(([territory, told]) => ({ territory, clusters: told.length, measures: addedUp(told) }))
    .toSorted((a, b) => a.territory.localeCompare(b.territory));
}

function addedUp(told: readonly Pick<ToldCluster, 'measures'>[]): ToldCluster['measures'] {
  const sums = new Map<string, { firms: number; total: number }>();
  for (const { measures } of told)
    for (const [measure, { firms, mean }] of Object.entries(measures)) {
      const sum = sums.get(measure) ?? { firms: 0, total: 0 };
      sums.set(measure, { firms: sum.firms + firms, total: sum.total + firms * mean });
    }
  return Object.fromEntries(
    [...sums].map(([measure, { firms, total }]) => [measure, { firms, mean: total / firms }]),
  );
}
