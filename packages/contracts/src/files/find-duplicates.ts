import { ratio } from 'fuzzball';
import { isSiren } from './identifiers.ts';
import { nameLikeness, wordRarity } from './name-likeness.ts';
import type { WordRarity } from './name-likeness.ts';
import { initialsOf, nameWords, plainName } from './organisation-names.ts';
import type { DuplicateCandidate, DuplicateReason, KnownOrganisation } from './types.ts';

/** Larger blocks hold common words, which tell nothing. */
const LARGEST_BLOCK = 40;
const THRESHOLD = 0.7;

interface Entry {
  readonly id: string;
  readonly words: readonly string[];
  readonly key: string;
  readonly short: string;
  readonly initials: readonly string[];
  readonly siren: string | null;
  readonly town: string;
  readonly country: string;
  readonly site: string;
}

/** `PARIS CEDEX 05`, `Paris 15e` → `paris`. */
const townKey = (town: string | null | undefined): string =>
  plainName(town ?? '')
    .replace(/\b(?:cedex|\d+(?:e|er|eme)?)\b/gu, ' ')
    .replace(/\bst\b/gu, 'saint')
    .replace(/\bste\b/gu, 'sainte')
    .replace(/\s+/gu, ' ')
    .trim();

const siteKey = (website: string | null | undefined): string =>
  (website ?? '')
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[/?#].*$/u, '');

const entryOf = (each: KnownOrganisation): Entry => {
  const words = nameWords(each.name);
  const siren = each.siren ?? each.siret?.slice(0, 9) ?? null;
  return {
    id: each.id,
    words,
    key: words.join(' '),
    short: plainName(each.shortName ?? '').replaceAll(' ', ''),
    initials: words.length >= 3 ? initialsOf(each.name) : [],
    siren: siren !== null && isSiren(siren) ? siren : null,
    town: townKey(each.town),
    country: each.country ?? '',
    site: siteKey(each.website),
  };
};

const pairsOfWords = (words: readonly string[]): readonly string[] =>
  words.flatMap((a, index) => words.slice(index + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`)));

/** Where to look for an organisation's double: only inside blocks that share one of these keys. */
const blockKeys = (entry: Entry, rarity: WordRarity): readonly string[] => {
  const keys = [`name ${entry.key}`, `start ${entry.key.replaceAll(' ', '').slice(0, 6)} ${entry.country}`];
  if (entry.siren !== null) keys.push(`siren ${entry.siren}`);
  if (entry.site !== '') keys.push(`site ${entry.site}`);
  if (entry.town !== '') keys.push(`town ${entry.key.slice(0, 3)} ${entry.town}`);
  const rare = entry.words.filter((word) => rarity.countOf(word) <= LARGEST_BLOCK);
  for (const word of rare) keys.push(`word ${word}`);
  if (rare.length === 0)
    for (const pair of pairsOfWords(entry.words.slice(0, 6))) keys.push(`pair ${pair} ${entry.town}`);
  const acronyms = [entry.short, entry.words.length === 1 ? entry.key : '', ...entry.initials];
  for (const acronym of new Set(acronyms)) {
    if (acronym.length >= 3) keys.push(`acronym ${acronym} ${entry.country}`);
  }
  return [...new Set(keys)];
};

const same = (a: string, b: string): boolean => a !== '' && a === b;
const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;

const isAcronymOf = (a: Entry, b: Entry): boolean => {
  const acronyms = [a.short, a.words.length === 1 ? a.key : ''].filter((each) => each.length >= 3);
  return acronyms.some((each) => b.initials.includes(each));
};

/** Whole-name likeness for typing errors, only when the names are long enough to mean something. */
const spelledAlike = (a: Entry, b: Entry): number => {
  const shorter = Math.min(a.key.length, b.key.length);
  if (shorter < 6 || Math.abs(a.key.length - b.key.length) > 0.25 * shorter) return 0;
  return ratio(a.key, b.key, { full_process: false }) / 100;
};

interface NameEvidence {
  readonly score: number;
  readonly reason: DuplicateReason;
}

/** One or two words that everybody uses ("Institut de France") do not make one organisation of two in different places. */
const tells = (words: readonly string[], rarity: WordRarity): boolean =>
  words.length >= 3 || words.some((word) => rarity.countOf(word) <= LARGEST_BLOCK);

const nameEvidence = (a: Entry, b: Entry, rarity: WordRarity): NameEvidence | null => {
  if (a.key === b.key) {
    return same(a.town, b.town) || tells(a.words, rarity) ? { score: 0.92, reason: 'same_name' } : null;
  }
  const likeness = nameLikeness(a.words, b.words, rarity);
  const needed = same(a.town, b.town) ? 0.72 : differ(a.town, b.town) ? 0.9 : 0.82;
  const measured = differ(a.town, b.town) ? likeness.value : likeness.tolerant;
  if (measured >= needed) {
    const spelled = likeness.value >= needed ? 1 : spelledAlike(a, b);
    if (spelled >= 0.86) return { score: 0.9 * likeness.tolerant, reason: 'similar_name' };
  }
  if (differ(a.town, b.town)) return null;
  if (!differ(a.short, b.short) && (isAcronymOf(a, b) || isAcronymOf(b, a)))
    return { score: same(a.town, b.town) ? 0.72 : 0.5, reason: 'acronym' };
  const shortTwin = same(a.short, b.short) && a.short.length >= 3 && likeness.tolerant >= 0.35;
  return shortTwin && same(a.town, b.town) ? { score: 0.74, reason: 'acronym' } : null;
};

const compare = (a: Entry, b: Entry, rarity: WordRarity): DuplicateCandidate | null => {
  const sirens = a.siren !== null && b.siren !== null;
  const sameSiren = sirens && a.siren === b.siren;
  if (sirens && !sameSiren) return null;
  if (!sameSiren && differ(a.country, b.country)) return null;
  const name = nameEvidence(a, b, rarity);
  const sameSite = same(a.site, b.site);
  if (!sameSiren && name === null) return null;
  const reasons: DuplicateReason[] = sameSiren ? ['same_siren'] : [];
  if (name !== null) reasons.push(name.reason);
  if (same(a.town, b.town)) reasons.push('same_town');
  else if (same(a.country, b.country)) reasons.push('same_country');
  if (sameSite) reasons.push('same_website');
  const base = sameSiren ? 0.95 : (name?.score ?? 0);
  const score =
    base + (same(a.town, b.town) ? 0.05 : 0) + (sameSite ? 0.1 : 0) - (differ(a.town, b.town) ? 0.12 : 0);
  return score < THRESHOLD
    ? null
    : { a: a.id, b: b.id, score: Math.min(1, Math.round(score * 1000) / 1000), reasons };
};

const blocksOf = (entries: readonly Entry[], rarity: WordRarity): ReadonlyMap<string, readonly number[]> => {
  const blocks = new Map<string, number[]>();
  entries.forEach((entry, index) => {
    for (const key of blockKeys(entry, rarity)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [index]);
      else block.push(index);
    }
  });
  return blocks;
};

export interface DuplicateSearch {
  /** Only pairs that this says yes to; all by default. */
  readonly among?: (a: string, b: string) => boolean;
}

/**
 * Pairs of organisations that may be one: same SIREN, same or similar name (rare words count most, typing errors and
 * abbreviations are allowed), acronym; the town and the site confirm or weaken. Never pairs with different SIRENs or countries,
 * nor names whose numbers differ. Largest score first.
 *
 * Time: only pairs that share a block of at most 40 organisations are compared, so about linear in practice.
 */
export const findDuplicates = (
  organisations: Iterable<KnownOrganisation>,
  search: DuplicateSearch = {},
): readonly DuplicateCandidate[] => {
  const entries = [...organisations].map(entryOf);
  const rarity = wordRarity(entries.map((entry) => entry.words));
  const found = new Map<number, DuplicateCandidate | null>();
  for (const block of blocksOf(entries, rarity).values()) {
    if (block.length > LARGEST_BLOCK) continue;
    for (const [position, left] of block.entries()) {
      for (const right of block.slice(position + 1)) {
        const pair = left * entries.length + right;
        const [a, b] = [entries[left], entries[right]];
        if (a === undefined || b === undefined || found.has(pair)) continue;
        found.set(pair, search.among?.(a.id, b.id) === false ? null : compare(a, b, rarity));
      }
    }
  }
  return [...found.values()]
    .filter((candidate) => candidate !== null)
    .sort((x, y) => y.score - x.score || x.a.localeCompare(y.a) || x.b.localeCompare(y.b));
};
