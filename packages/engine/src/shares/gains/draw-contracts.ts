import type { ContractProspect } from './types.ts';
import { seededRandom } from '../../random/seeded-random.ts';

/** A prospect of which everything is known. */
export interface KnownProspect extends ContractProspect {
  readonly probabilityRatio: number;
  readonly lowCents: number;
  readonly highCents: number;
  readonly minDelayMonths: number;
  readonly maxDelayMonths: number;
  readonly marginRatio: number;
}

/** What one partner wins in each draw. */
export interface DrawnGains {
  readonly turnover: Float64Array;
  readonly margin: Float64Array;
  readonly contracts: Float64Array;
}

export interface DrawnPartner {
  readonly together: DrawnGains;
  readonly alone: DrawnGains;
}

export interface DrawSettings {
  readonly draws: number;
  readonly seed: number;
  readonly horizonMonths: number;
  readonly yearlyDiscountRatio: number;
}

/**
 * Draws the contracts of one partner, with the group and alone from the same fortune: a contract is won when a number in [0, 1[
 * falls below its chance, its amount and delay follow, and it counts when the money comes within the horizon. Each
 * prospect has random numbers of its own, from the seed and its id, so that adding a firm or changing a chance leaves the
 * others' draws as they were. O(draws × prospects).
 */
export function drawPartner(prospects: readonly KnownProspect[], settings: DrawSettings): DrawnPartner {
  const partner = { together: emptyGains(settings.draws), alone: emptyGains(settings.draws) };
  for (const prospect of prospects) drawProspect(prospect, settings, partner);
  return partner;
}

function emptyGains(draws: number): DrawnGains {
  return {
    turnover: new Float64Array(draws),
    margin: new Float64Array(draws),
    contracts: new Float64Array(draws),
  };
}

function drawProspect(prospect: KnownProspect, settings: DrawSettings, partner: DrawnPartner): void {
  const random = seededRandom(streamSeed(settings.seed, prospect.id));
  const chance = prospect.probabilityRatio;
  const aloneChance = prospect.aloneProbabilityRatio ?? chance;
  const amountOf = amountDraw(prospect);
  const discount = -Math.log1p(settings.yearlyDiscountRatio) / 12;
  const delays = prospect.maxDelayMonths - prospect.minDelayMonths;
  for (let draw = 0; draw < settings.draws; draw++) {
    const fortune = random();
    const amount = amountOf(random());
    const delay = prospect.minDelayMonths + delays * random();
    if (delay > settings.horizonMonths) continue;
    const worth = discount === 0 ? 1 : Math.exp(discount * delay);
    const margin = amount * prospect.marginRatio * worth;
    if (fortune < chance) win(partner.together, draw, amount, margin);
    if (fortune < aloneChance) win(partner.alone, draw, amount, margin);
  }
}

function win(gains: DrawnGains, draw: number, amount: number, margin: number): void {
  gains.turnover[draw] = (gains.turnover[draw] as number) + amount;
  gains.margin[draw] = (gains.margin[draw] as number) + margin;
  gains.contracts[draw] = (gains.contracts[draw] as number) + 1;
}

/** The amount at a level in [0, 1[: evenly from low to high, or triangular around the likely amount. */
function amountDraw({ lowCents, highCents, likelyCents }: KnownProspect): (level: number) => number {
  const width = highCents - lowCents;
  if (likelyCents === undefined || width === 0) return (level) => lowCents + width * level;
  const below = (likelyCents - lowCents) / width;
  return (level) =>
    level < below
      ? lowCents + Math.sqrt(level * width * (likelyCents - lowCents))
      : highCents - Math.sqrt((1 - level) * width * (highCents - likelyCents));
}

/** A seed for one prospect (FNV-1a over its id, mixed with the seed of the whole). */
function streamSeed(seed: number, id: string): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
