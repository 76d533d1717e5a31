import type { CampaignShape, WaveProgress, WaveShape, WaveTableShape } from '@grappe/contracts/api';
import { campaignTarget } from '@grappe/contracts/api';
import type { OutCell, OutTable } from '@grappe/contracts/files';
import type { CampaignRow, TargetRow, WaveRow, WaveTableRow } from '@grappe/database';
import { responseBias } from '@grappe/engine/framework';
import { inOrder } from '../../diagnosis/known-facts.ts';

export const presentWave = (wave: WaveRow): WaveShape => ({
  id: wave.id,
  campaignId: wave.campaignId,
  campaign: wave.campaign,
  form: wave.form,
  ordinal: wave.ordinal,
  opensOn: wave.opensOn,
  closesOn: wave.closesOn,
  open: wave.open,
  closedAt: wave.closedAt?.toISOString() ?? null,
  publishedAt: wave.publishedAt?.toISOString() ?? null,
  instrumentVersionId: wave.instrumentVersionId,
});

export const presentCampaign = (campaign: CampaignRow, waves: readonly WaveRow[]): CampaignShape => ({
  id: campaign.id,
  name: campaign.name,
  purpose: campaign.purpose,
  form: campaign.form,
  instrumentId: campaign.instrumentId,
  target: campaignTarget.catch({ kind: 'all' }).parse(campaign.target),
  stratumBy: campaign.stratumBy,
  reminderDays: [...campaign.reminderDays],
  createdAt: campaign.createdAt.toISOString(),
  waves: waves.filter(({ campaignId }) => campaignId === campaign.id).map(presentWave),
});

export const presentProgress = (
  wave: WaveRow,
  stratumBy: CampaignShape['stratumBy'],
  targets: readonly TargetRow[],
): WaveProgress => ({
  wave: presentWave(wave),
  stratumBy,
  total: countsOf(targets),
  strata: inOrder(targets.map(({ stratum }) => stratum)).map((stratum) => ({
    stratum,
    ...countsOf(targets.filter((one) => one.stratum === stratum)),
  })),
  bias: responseBias(
    targets.map(({ known, state }) => ({
      known: Object.fromEntries(
        Object.entries(known).map(([fact, value]) => [fact, typeof value === 'string' ? value : null]),
      ),
      answered: state === 'submitted',
    })),
  ),
  firms: targets.map(({ organisationId, name, stratum, state, declined, reachable, told }) => ({
    organisationId,
    name,
    stratum,
    state,
    declined,
    reachable,
    told,
  })),
});

const countsOf = (targets: readonly TargetRow[]): WaveProgress['total'] => {
  const count = (test: (target: TargetRow) => boolean): number => targets.filter(test).length;
  return {
    asked: targets.length,
    submitted: count(({ state }) => state === 'submitted'),
    started: count(({ state }) => state === 'started'),
    declined: count(({ declined }) => declined),
    unreachable: count(({ reachable, state }) => !reachable && state === 'waiting'),
  };
};

export const presentWaveTable = (
  waves: readonly WaveRow[],
  rows: readonly WaveTableRow[],
): WaveTableShape => ({
  waves: waves.filter(({ id }) => rows.some(({ waveId }) => waveId === id)).map(presentWave),
  rows: rows.map(({ firm, waveId, stratum, items, scores }) => ({
    firm,
    waveId,
    stratum,
    items: items as WaveTableShape['rows'][number]['items'],
    scores,
  })),
});

/** One line per firm and wave; an empty cell was not answered or not asked, `na` does not apply. */
export function waveSheet({ waves, rows }: WaveTableShape): OutTable {
  const names = (part: 'items' | 'scores'): string[] =>
    [...new Set(rows.flatMap((row) => Object.keys(row[part])))].toSorted();
  const [items, scores] = [names('items'), names('scores')];
  const waveOf = new Map(waves.map((wave) => [wave.id, wave]));
  const cell = (value: WaveTableShape['rows'][number]['items'][string] | undefined): OutCell =>
    value === undefined ? null : Array.isArray(value) ? value.join(' ') : value;
  return {
    sheet: 'waves',
    header: [
      'firm',
      'campaign',
      'wave',
      'opens_on',
      'stratum',
      ...items,
      ...scores.map((name) => `score_${name}`),
    ],
    rows: rows.map((row) => {
      const wave = waveOf.get(row.waveId);
      return [
        row.firm,
        wave?.campaign ?? '',
        wave?.ordinal ?? null,
        wave?.opensOn ?? '',
        row.stratum,
        ...items.map((name) => cell(row.items[name])),
        ...scores.map((name) => row.scores[name] ?? null),
      ];
    }),
  };
}
