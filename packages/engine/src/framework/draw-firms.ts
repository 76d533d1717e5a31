import { seededRandom, shuffle } from '../random/seeded-random.ts';

export interface DrawableFirm {
  readonly id: string;
  readonly stratum: string;
}

export type FirmDraw =
  | { readonly kind: 'all' }
  | { readonly kind: 'sample'; readonly size: number; readonly seed: number }
  | { readonly kind: 'stratified'; readonly size: number; readonly seed: number };

/**
 * Which firms a survey asks: all; a simple random sample; or one in proportion to the strata (largest remainders; each stratum that
 * has firms gets one at least, as far as the size goes). The same firms, size and seed give the same draw, whatever their order.
 * Firms of `keep` (asked in an earlier wave) come before the others, so that a panel stays one. O(n log n).
 */
export function drawFirms(
  firms: readonly DrawableFirm[],
  draw: FirmDraw,
  keep: ReadonlySet<string> = new Set(),
): string[] {
  const known = firms.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (draw.kind === 'all') return known.map(({ id }) => id);
  const order = shuffle(Int32Array.from(known.keys()), seededRandom(draw.seed));
  const drawn = Array.from(order, (rank) => known[rank]!);
  const kept = drawn.filter(({ id }) => keep.has(id));
  const ranked = [...kept, ...drawn.filter(({ id }) => !keep.has(id))];
  if (draw.kind === 'sample') return ranked.slice(0, draw.size).map(({ id }) => id);
  const seats = seatsOf(ranked, draw.size);
  return [...seats].flatMap(([stratum, size]) =>
    ranked
      .filter((firm) => firm.stratum === stratum)
      .slice(0, size)
      .map(({ id }) => id),
  );
}

function seatsOf(firms: readonly DrawableFirm[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stratum } of firms) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  const strata = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const wanted = Math.min(size, firms.length);
  const shares = strata.map(([stratum, count]) => {
    const exact = (wanted * count) / firms.length;
    const seats = Math.min(count, Math.max(1, Math.floor(exact)));
    return { stratum, count, seats, rest: exact - Math.floor(exact) };
  });
  const byRest = shares.toSorted((a, b) => b.rest - a.rest || (a.stratum < b.stratum ? -1 : 1));
  let missing = wanted - shares.reduce((sum, { seats }) => sum + seats, 0);
  // Too few seats for one each: the smallest strata go without. Too many left: largest remainders, then wherever there is room.
  for (let round = 0; missing !== 0 && round <= wanted + strata.length; round += 1) {
    const next = missing > 0 ? byRest[round % byRest.length]! : smallestSeated(shares);
    const step = missing > 0 ? (next.seats < next.count ? 1 : 0) : -1;
    next.seats += step;
    missing -= step;
  }
  return new Map(shares.map(({ stratum, seats }) => [stratum, seats]));
}

const smallestSeated = <Share extends { seats: number; count: number }>(shares: readonly Share[]): Share =>
  shares.filter(({ seats }) => seats > 0).toSorted((a, b) => b.seats - a.seats || a.count - b.count)[0]!;
