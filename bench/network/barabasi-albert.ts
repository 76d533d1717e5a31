import { indexTies, seededRandom } from '@grappe/engine/network';
import type { Graph, GraphIndex } from '@grappe/engine/network';

interface Pairs {
  readonly sources: number[];
  readonly targets: number[];
}

/** Preferential attachment (Barabasi and Albert 1999): each newcomer ties to `m` others in proportion to their degrees. */
export function barabasiAlbertPairs(n: number, m: number, seed: number): Pairs {
  const random = seededRandom(seed);
  const sources: number[] = [];
  const targets: number[] = [];
  const ends: number[] = [];
  let chosen = Array.from({ length: m }, (_, v) => v);
  for (let v = m; v < n; v += 1) {
    for (const w of chosen) {
      sources.push(v);
      targets.push(w);
      ends.push(v, w);
    }
    const next = new Set<number>();
    while (next.size < m) next.add(ends[Math.floor(random() * ends.length)]!);
    chosen = [...next];
  }
  return { sources, targets };
}

export function barabasiAlbert(n: number, m: number, seed: number): GraphIndex {
  return indexTies(n, false, barabasiAlbertPairs(n, m, seed));
}

/** The same as a graph of organisations, with a kind each and strengths 1 to 5. */
export function barabasiAlbertGraph(n: number, m: number, seed: number): Graph {
  const { sources, targets } = barabasiAlbertPairs(n, m, seed);
  const kinds = ['sme', 'large', 'lab', 'institution'];
  return {
    directed: false,
    nodes: Array.from({ length: n }, (_, v) => ({ id: `o${v}`, attributes: { kind: kinds[v % 4]! } })),
    ties: sources.map((v, i) => ({
      source: `o${v}`,
      target: `o${targets[i]}`,
      strength: 1 + ((v + targets[i]!) % 5),
    })),
  };
}
