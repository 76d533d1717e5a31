import type { FirmPair, FirmProfile, GroupProblem, GroupTie } from '../../groups/types.ts';
import { defaultGroupSettings } from '../../groups/default-settings.ts';
import type { RandomSource } from '../../random/seeded-random.ts';
import { seededRandom } from '../../random/seeded-random.ts';

/** A firm of which everything is known and nothing stands in the way, but for what is given. */
export function firm(id: string, known: Partial<FirmProfile> = {}): FirmProfile {
  return {
    id,
    headcount: 20,
    location: { latitude: 45, longitude: 0 },
    productCodes: ['28.30'],
    customerSectors: ['11.02'],
    servedMarkets: [],
    wantedMarkets: [{ market: 'US', priority: 1 }],
    experienced: true,
    ...known,
  };
}

export function problemOf(firms: readonly FirmProfile[], given: Partial<GroupProblem> = {}): GroupProblem {
  return {
    ...defaultGroupSettings,
    firms,
    ties: [],
    vetoes: [],
    forbidden: [],
    locks: [],
    ...given,
  };
}

/** A cluster drawn from a seed: few markets, some unknown data, some refusals, a lock now and then. */
export function drawProblem(seed: number, firms: number): GroupProblem {
  const random = seededRandom(seed);
  const ids = Array.from({ length: firms }, (_, rank) => `f${String(rank).padStart(2, '0')}`);
  const someTimes = (share: number): boolean => random() < share;
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b): FirmPair => [a, b]));
  return problemOf(
    ids.map((id) => drawFirm(id, random)),
    {
      ties: pairs
        .filter(() => someTimes(0.2))
        .map(([a, b]): GroupTie => ({ a, b, kind: 'trust', strength: random() })),
      vetoes: pairs.filter(() => someTimes(0.06)),
      forbidden: pairs.filter(() => someTimes(0.03)),
      locks: pairs.filter(() => someTimes(0.02)),
      minQuality: someTimes(0.3) ? 0.3 : 0,
      bounds: { min: someTimes(0.3) ? 2 : 3, max: someTimes(0.5) ? 4 : 5 },
      seed,
    },
  );
}

function drawFirm(id: string, random: RandomSource): FirmProfile {
  const known = <Value>(value: Value): Value | null => (random() < 0.1 ? null : value);
  const few = (all: readonly string[], share: number): string[] => all.filter(() => random() < share);
  return {
    id,
    headcount: known(1 + Math.floor(random() * 80)),
    location: known({ latitude: 44 + random(), longitude: random() }),
    productCodes: known(few(['28.30', '28.93', '16.24', '62.01'], 0.4)),
    customerSectors: known(few(['11.02', '11.01', '46.34'], 0.6)),
    servedMarkets: known(few(['US', 'DE', 'ES'], 0.3)),
    wantedMarkets: known(
      few(['US', 'DE', 'ES'], 0.6).map((market) => ({ market, priority: 0.1 + 0.9 * random() })),
    ),
    experienced: known(random() < 0.7),
  };
}
