import { nameLikeness, wordRarity } from '../files/name-likeness.ts';
import { nameWords } from '../files/organisation-names.ts';

/** Words that many clusters have in their names: they tell nothing. */
const COMMON = new Set(
  'pole poles cluster clusters grappe competitivite reseau filiere valley association'.split(' '),
);
const THRESHOLD = 0.7;

export interface NamedCluster {
  readonly id: string;
  readonly name: string;
  readonly country?: string | null;
}

export interface LikelyTwin {
  readonly id: string;
  readonly otherId: string;
  /** 0..1. */
  readonly likeness: number;
}

const tellingWords = (name: string): readonly string[] => {
  const words = nameWords(name);
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length === 0 ? words : telling;
};

/** Pairs that are probably one cluster kept twice: names alike, countries not different. Compares those that share a word. */
export function clusterTwins(clusters: readonly NamedCluster[]): LikelyTwin[] {
  const entries = clusters.map((cluster) => ({ ...cluster, words: tellingWords(cluster.name) }));
  const rarity = wordRarity(entries.map(({ words }) => words));
  const byWord = new Map<string, number[]>();
  const found: LikelyTwin[] = [];
  for (const [at, { id, words, country }] of entries.entries()) {
    const compared = new Set<number>();
    for (const word of words) {
      for (const other of byWord.get(word) ?? []) compared.add(other);
      byWord.set(word, [...(byWord.get(word) ?? []), at]);
    }
    for (const place of compared) {
      const other = entries[place]!;
      if (country && other.country && country !== other.country) continue;
      const likeness = nameLikeness(words, other.words, rarity).tolerant;
      if (likeness >= THRESHOLD) found.push({ id: other.id, otherId: id, likeness });
    }
  }
  return found.toSorted((a, b) => b.likeness - a.likeness);
}
