import type { WaveTableShape } from '@grappe/contracts/api';
import type { OutCell, OutTable } from '@grappe/contracts/files';
import type { WaveRow, WaveTableRow } from '@grappe/database';

export const presentWave = (wave: WaveRow): WaveTableShape['waves'][number] => ({
  id: wave.id,
  campaignId: wave.campaignId,
  campaign: wave.campaign,
  form: wave.form,
  ordinal: wave.ordinal,
  opensOn: wave.opensOn,
  closesOn: wave.closesOn,
});

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
