import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undirectedIndex } from '../graph-index/graph-index.ts';
import {
  REPLAY,
  TWO_TRIANGLES,
  decodeGraph,
  graphCodes,
  indexOf,
  undirected,
} from '../../testing/network/small-graphs.ts';
import { adjacencyMatrix, enumeratePaths, partitions } from '../../testing/network/brute-force.ts';
import { leiden, louvain } from './communities.ts';
import { modularity } from './modularity.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

describe('modularity', () => {
  it('gives the known value of two joined triangles', () => {
    // Each triangle: 3 of 7 ties inside, half of all the ends.
    expect(modularity(TWO_TRIANGLES, [0, 0, 0, 1, 1, 1])).toBeCloseTo(6 / 7 - 1 / 2, 12);
    expect(modularity(undirected(3, []), [0, 0, 0])).toBeNull();
  });

  it('is its definition, pair by pair', () => {
    fc.assert(
      fc.property(
        smallGraph(6),
        fc.array(fc.nat({ max: 2 }), { minLength: 6, maxLength: 6 }),
        (graph, groups) => {
          const index = indexOf(graph);
          const matrix = adjacencyMatrix(index);
          const total = matrix.flat().reduce((a, b) => a + b, 0);
          const out = matrix.map((row) => row.reduce((a, b) => a + b, 0));
          const into = matrix.map((_, w) => matrix.reduce((sum, row) => sum + row[w]!, 0));
          let sum = 0;
          for (const [v, row] of matrix.entries()) {
            for (const [w, strength] of row.entries()) {
              if (groups[v] === groups[w]) sum += strength / total - (out[v]! * into[w]!) / total ** 2;
            }
          }
          const ours = modularity(index, groups.slice(0, index.order));
          if (total === 0) expect(ours).toBeNull();
          else expect(ours).toBeCloseTo(sum, 10);
        },
      ),
      REPLAY,
    );
  });
});

describe('communities', () => {
  it('finds the two triangles', () => {
    expect([...leiden(TWO_TRIANGLES).communityOf]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...louvain(TWO_TRIANGLES).communityOf]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('leaves everybody alone without ties', () => {
    expect(leiden(undirected(3, []))).toEqual({
      communityOf: Int32Array.from([0, 1, 2]),
      sizes: [1, 1, 1],
      modularity: null,
    });
    expect(leiden(undirected(0, [])).sizes).toEqual([]);
  });

  it('never beats the exhaustive optimum, and reaches it on small networks', () => {
    fc.assert(
      fc.property(smallGraph(7, false), (graph) => {
        const index = indexOf(graph);
        if (index.size === 0) return;
        let optimum = -Infinity;
        for (const labels of partitions(index.order)) optimum = Math.max(optimum, modularity(index, labels)!);
        const found = leiden(index);
        expect(found.modularity!).toBeLessThanOrEqual(optimum + 1e-9);
        expect(found.modularity!).toBeGreaterThanOrEqual(optimum - 0.005);
        expect(modularity(index, found.communityOf)).toBeCloseTo(found.modularity!, 12);
      }),
      { ...REPLAY, numRuns: 60 },
    );
  });

  it('returns connected groups, the same for the same seed', () => {
    fc.assert(
      fc.property(smallGraph(9), fc.nat({ max: 1000 }), (graph, seed) => {
        const index = undirectedIndex(indexOf(graph));
        const found = leiden(index, { seed, restarts: 2 });
        expect(leiden(index, { seed, restarts: 2 })).toEqual(found);
        for (const community of found.sizes.keys()) {
          const members = new Set(
            Array.from(found.communityOf.keys()).filter((v) => found.communityOf[v] === community),
          );
          const inside = graph.ties.filter(([s, t]) => members.has(s) && members.has(t));
          const ways = enumeratePaths(indexOf({ ...graph, directed: false, ties: inside }), () => 1).distance;
          for (const v of members)
            for (const w of members) if (v !== w) expect(ways[v]![w]).toBeLessThan(Infinity);
        }
      }),
      { ...REPLAY, numRuns: 60 },
    );
  });
});
