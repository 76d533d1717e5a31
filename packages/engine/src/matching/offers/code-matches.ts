import type { MatchedCodes } from './types.ts';

/** A code made ready to be compared with many others. */
export interface ReadyCode {
  readonly code: string;
  /** Scheme and NACE division or HS chapter: what two codes must at least share. */
  readonly chapter: string;
  readonly digits: string;
  /** 0..1 on the side that offers: a code that everybody has says nothing. */
  readonly rarity: number;
}

const CHAPTER = 2;

function readyCode(code: string): Omit<ReadyCode, 'rarity'> {
  const scheme = code.slice(0, code.indexOf(':') + 1);
  const digits = code.slice(scheme.length).replace(/[\s.]/g, '').toUpperCase();
  return { code, chapter: scheme + digits.slice(0, CHAPTER), digits };
}

/**
 * Codes of each firm, with the rarity of their division or chapter among all that are offered:
 * ln((1 + n)/(1 + df)) / ln(1 + n), n firms, df of them with such a code. O(codes).
 */
export function readyCodes(
  lists: readonly (readonly string[])[],
  offered: readonly (readonly string[])[],
): ReadyCode[][] {
  const holders = new Map<string, number>();
  for (const list of offered)
    for (const chapter of new Set(list.map((code) => readyCode(code).chapter)))
      holders.set(chapter, (holders.get(chapter) ?? 0) + 1);
  const count = offered.length;
  const rarityOf = (chapter: string): number =>
    count === 0 ? 0 : Math.log((1 + count) / (1 + (holders.get(chapter) ?? 0))) / Math.log(1 + count);
  return lists.map((list) =>
    [...new Set(list)].map((code) => {
      const ready = readyCode(code);
      return { ...ready, rarity: rarityOf(ready.chapter) };
    }),
  );
}

/**
 * Best agreement of codes offered with codes needed: max over pairs of the same scheme of likeness × rarity, likeness the shared
 * leading characters over the length of the longer code, when at least two are shared. O(offered × needed).
 */
export function worthOfCodes(offered: readonly ReadyCode[], needed: readonly ReadyCode[]): number {
  let worth = 0;
  for (const need of needed)
    for (const offer of offered)
      if (offer.chapter === need.chapter) worth = Math.max(worth, likenessOf(offer, need) * offer.rarity);
  return worth;
}

/** The codes that agree, the most alike first. O(offered × needed). */
export function matchedCodes(offered: readonly ReadyCode[], needed: readonly ReadyCode[]): MatchedCodes[] {
  return needed
    .flatMap((need) =>
      offered
        .filter(({ chapter }) => chapter === need.chapter)
        .map((offer) => ({ offer: offer.code, need: need.code, likeness: likenessOf(offer, need) }))
        .filter(({ likeness }) => likeness > 0),
    )
    .toSorted((a, b) => b.likeness - a.likeness || (a.offer + a.need < b.offer + b.need ? -1 : 1));
}

function likenessOf({ digits: first }: ReadyCode, { digits: second }: ReadyCode): number {
  let shared = 0;
  while (shared < first.length && shared < second.length && first[shared] === second[shared]) shared += 1;
  return shared < CHAPTER ? 0 : shared / Math.max(first.length, second.length);
}
