import type { Picture } from '../block.ts';
import { escapeMarkup } from '../escape.ts';
import type { ClusterFigures } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

const SHOWN = 10;
const WIDTH = 720;
const ROW = 30;
const LABEL = 190;

/** The markets that most members want, as bars: the picture of a plan without a network. */
export function demandPicture({ wantedMarkets }: ClusterFigures, { t, formats }: Wording): Picture {
  const shown = wantedMarkets.slice(0, SHOWN);
  const most = Math.max(...shown.map(({ members }) => members));
  const height = ROW * shown.length + 16;
  const rows = shown.map(({ market, members }, index) => {
    const y = index * ROW + 8;
    const length = Math.round(((WIDTH - LABEL - 60) * members) / most);
    return [
      `<text x="${LABEL - 10}" y="${y + 17}" font-family="Roboto, sans-serif" font-size="13" text-anchor="end" fill="#241b2a">${escapeMarkup(formats.country(market))}</text>`,
      `<rect x="${LABEL}" y="${y + 3}" width="${length}" height="19" fill="#6b2d5c"/>`,
      `<text x="${LABEL + length + 8}" y="${y + 17}" font-family="Roboto, sans-serif" font-size="13" fill="#241b2a">${formats.number(members)}</text>`,
    ].join('');
  });
  return {
    kind: 'picture',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${rows.join('')}</svg>`,
    width: WIDTH,
    height,
    alternative: t('document:demand_alternative', {
      markets: formats.list(
        shown.map(({ market, members }) => `${formats.country(market)} ${formats.number(members)}`),
      ),
    }),
  };
}
