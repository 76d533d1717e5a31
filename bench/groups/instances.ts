import { defaultGroupSettings } from '@grappe/engine/groups';
import type { FirmPair, FirmProfile, GroupInstance, GroupProblem, GroupTie } from '@grappe/engine/groups';

/** Mulberry32, as the engine draws. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const markets = ['US', 'DE', 'ES', 'GB', 'IT', 'CN', 'JP', 'BE', 'CH', 'CA', 'MA', 'BR', 'PL', 'KR'];
const products = [
  '16.24',
  '22.22',
  '25.62',
  '25.99',
  '26.51',
  '27.90',
  '28.30',
  '28.93',
  '28.99',
  '62.01',
  '71.12',
  '72.19',
];
const customers = ['11.01', '11.02', '10.51', '29.10', '30.30', '46.34', '20.42', '21.20'];

/** Popular values come up more often, as in a real list. */
const drawn = (list: readonly string[], random: () => number): string =>
  list[Math.floor(random() ** 1.6 * list.length)]!;

const several = (list: readonly string[], most: number, random: () => number): string[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => drawn(list, random))),
];

function drawFirm(
  id: string,
  towns: readonly (readonly [number, number])[],
  random: () => number,
): FirmProfile {
  const [latitude, longitude] = towns[Math.floor(random() ** 1.4 * towns.length)]!;
  const unless = <Value>(share: number, value: Value): Value | null => (random() < share ? null : value);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    id,
    headcount: unless(0.06, Math.max(2, Math.round(Math.exp(3.1 + 0.9 * normal)))),
    location: unless(0.04, { latitude: latitude + 0.2 * random(), longitude: longitude + 0.2 * random() }),
    productCodes: unless(0.08, several(products, 2, random)),
    customerSectors: unless(0.08, several(customers, 3, random)),
    servedMarkets: unless(0.1, random() < 0.4 ? [] : several(markets, 3, random)),
    wantedMarkets: several(markets, 3, random).map((market) => ({
      market,
      priority: Math.ceil(3 * random()) / 3,
    })),
    experienced: unless(0.15, random() < 0.6),
  };
}

/**
 * A cluster as one meets them: firms around a dozen towns of one region or two, few wanted markets in common, sizes from a handful
 * to some hundreds, competitors, a few ties for each, some refusals, some facts not told. Same seed, same cluster.
 */
export function realisticCluster(firms: number, seed: number): GroupProblem {
  const random = seeded(seed);
  const towns = Array.from({ length: 14 }, () => [43.3 + 2.6 * random(), -1.2 + 3.4 * random()] as const);
  const ids = Array.from({ length: firms }, (_, rank) => `firm-${String(rank).padStart(4, '0')}`);
  const profiles = ids.map((id) => drawFirm(id, towns, random));
  const pair = (): FirmPair => {
    const a = Math.floor(random() * firms);
    const b = (a + 1 + Math.floor(random() * (firms - 1))) % firms;
    return [ids[a]!, ids[b]!];
  };
  return {
    ...defaultGroupSettings,
    firms: profiles,
    ties: Array.from({ length: 3 * firms }, (): GroupTie => {
      const [a, b] = pair();
      return { a, b, kind: 'trust', strength: Math.ceil(5 * random()) / 5 };
    }),
    vetoes: Array.from({ length: Math.floor(firms / 10) }, pair),
    forbidden: Array.from({ length: Math.floor(firms / 20) }, pair),
    locks: [],
    seed: 1,
  };
}

/** Every pair possible, scores drawn evenly from 0 to 1, sizes from 5 to 250: the hardest kind for its number of firms. */
export function denseInstance(firms: number, seed: number): GroupInstance {
  const random = seeded(seed);
  const ids = Array.from({ length: firms }, (_, rank) => `firm-${String(rank).padStart(2, '0')}`);
  return {
    bounds: { min: 3, max: 5 },
    minQuality: 0,
    firms: ids.map((id) => ({ id, headcount: Math.round(Math.exp(Math.log(5) + random() * Math.log(50))) })),
    pairs: ids.flatMap((a, i) =>
      ids.slice(i + 1).map((b) => ({ a, b, score: Math.round(1000 * random()) / 1000 })),
    ),
    locks: [],
  };
}
