import type { SharedCosts } from '@grappe/engine/shares';
import type { Picture } from '../block.ts';
import { escapeMarkup } from '../escape.ts';
import type { Wording } from '../wording.ts';

const WIDTH = 300;
const BAR = 8;
const NAME = 16;
const GAP = 6;
const AMOUNT = 64;
const LEGEND = 18;
const aloneColour = '#bdb4c4';
/** Also told apart by their order, which the legend follows. */
const ruleColours = ['#3f7d3a', '#c77d1e', '#6b2d5c', '#2f6690', '#7a6a2f'];

/** What each partner pays by each rule, as bars against going alone. */
export function sharePicture(shares: readonly SharedCosts[], wording: Wording): Picture {
  const { t, formats, name } = wording;
  const partners = shares[0]?.partners ?? [];
  const longest = Math.max(1, ...partners.map(({ aloneCents }) => aloneCents), ...shares.flatMap(paid));
  const block = NAME + BAR * (shares.length + 1) + GAP;
  const entries = [t('document:column_alone'), ...shares.map(({ rule }) => t(`document:rule_short_${rule}`))];
  const height = block * partners.length + LEGEND * Math.ceil(entries.length / 2) + 6;
  const bars = partners.map((partner, index) => {
    const top = index * block;
    const values = [partner.aloneCents, ...shares.map((share) => share.partners[index]?.paysCents ?? 0)];
    return [
      text(0, top + 12, name(partner.id), { bold: true }),
      ...values.map((cents, rank) => {
        const length = Math.max(1, (cents / longest) * (WIDTH - AMOUNT));
        return rectangle(0, top + NAME + rank * BAR, length, BAR - 1.5, colourOf(rank));
      }),
      text(
        WIDTH - AMOUNT + 6,
        top + NAME + BAR - 1,
        formats.money(Math.round(partner.aloneCents / 100) * 100, shares[0]?.currency ?? 'EUR'),
        { quiet: true },
      ),
    ].join('');
  });
  const legend = entries.map((entry, rank) => {
    const x = rank % 2 === 0 ? 0 : WIDTH / 2;
    const y = block * partners.length + 4 + Math.floor(rank / 2) * LEGEND;
    return rectangle(x, y + 2, 10, 10, colourOf(rank)) + text(x + 15, y + 11, entry, {});
  });
  return {
    kind: 'picture',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${bars.join('')}${legend.join('')}</svg>`,
    width: WIDTH,
    height,
    alternative: t('document:shares_alternative', { rules: formats.list(entries.slice(1)) }),
  };
}

const paid = ({ partners }: SharedCosts): number[] => partners.map(({ paysCents }) => paysCents);

const colourOf = (rank: number): string =>
  rank === 0 ? aloneColour : (ruleColours[(rank - 1) % ruleColours.length] ?? aloneColour);

const rectangle = (x: number, y: number, width: number, height: number, colour: string): string =>
  `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${colour}"/>`;

const text = (
  x: number,
  y: number,
  content: string,
  { bold = false, quiet = false }: { bold?: boolean; quiet?: boolean },
): string =>
  `<text x="${x}" y="${y}" font-family="Roboto, sans-serif" font-size="11"${bold ? ' font-weight="bold"' : ''} fill="${quiet ? '#5d5463' : '#241b2a'}">${escapeMarkup(content)}</text>`;
