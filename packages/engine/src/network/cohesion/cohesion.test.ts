import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTies, undirectedIndex, withoutStrengths } from '../graph-index/graph-index.ts';
import {
  PATH_4,
  REPLAY,
  STAR_5,
  TWO_TRIANGLES,
  decodeGraph,
  graphCodes,
  indexOf,
  undirected,
} from '../../testing/network/small-graphs.ts';
import { adjacencyMatrix, enumeratePaths } from '../../testing/network/brute-force.ts';
import { articulationPoints, piecesWithout } from './articulation.ts';
import { arithmeticClustering, clustering, geometricClustering } from './clustering.ts';
import { componentsOf, strongComponentsOf } from './components.ts';
import { coreNumber } from './core-number.ts';
import { reciprocity } from './reciprocity.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

describe('components', () => {
  it('numbers the largest part 0', () => {
    const { componentOf, sizes } = componentsOf(undirected(4, [[2, 3]]));
    expect([...componentOf]).toEqual([1, 2, 0, 0]);
    expect(sizes).toEqual([2, 1, 1]);
  });

  it('joins exactly those who can reach one another', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const index = indexOf(graph);
        const ways = enumeratePaths(index, () => 1).distance;
        const around = enumeratePaths(undirectedIndex(index), () => 1).distance;
        const strong = strongComponentsOf(index).componentOf;
        const weak = componentsOf(index).componentOf;
        for (let v = 0; v < index.order; v += 1) {
          for (let w = 0; w < index.order; w += 1) {
            if (v === w) continue;
            expect(strong[v] === strong[w]).toBe(ways[v]![w]! < Infinity && ways[w]![v]! < Infinity);
            expect(weak[v] === weak[w]).toBe(around[v]![w]! < Infinity);
          }
        }
      }),
      REPLAY,
    );
  });
});

describe('core number', () => {
  it('is the deepest core that holds the organisation, by trying every set', () => {
    fc.assert(
      fc.property(smallGraph(7, false), (graph) => {
        const index = indexOf(graph);
        const matrix = adjacencyMatrix(index);
        const best = new Array<number>(index.order).fill(0);
        for (let set = 1; set < 2 ** index.order; set += 1) {
          const members = Array.from(best.keys()).filter((v) => (set >> v) & 1);
          const least = Math.min(...members.map((v) => members.filter((w) => matrix[v]![w]! > 0).length));
          for (const v of members) best[v] = Math.max(best[v]!, least);
        }
        expect([...coreNumber(index)]).toEqual(best);
      }),
      REPLAY,
    );
  });
});

describe('clustering', () => {
  it('gives the known values of two joined triangles', () => {
    const found = clustering(TWO_TRIANGLES);
    expect(found.local).toEqual([1, 1, 1 / 3, 1 / 3, 1, 1]);
    expect(found.triangles).toBe(2);
    expect(found.transitivity).toBeCloseTo(6 / 10, 12);
    expect(found.average).toBeCloseTo((4 + 2 / 3) / 6, 12);
  });

  it('is undefined where there are no two neighbours', () => {
    expect(clustering(STAR_5).local).toEqual([0, null, null, null, null]);
    expect(clustering(undirected(2, [[0, 1]])).transitivity).toBeNull();
    expect(clustering(undirected(2, [[0, 1]])).averageDefined).toBeNull();
    expect(clustering(undirected(0, [])).average).toBeNull();
  });

  it('is the plain clustering when all strengths are equal', () => {
    fc.assert(
      fc.property(smallGraph(7, false), (graph) => {
        const index = withoutStrengths(indexOf(graph));
        const plain = clustering(index).local;
        const close = (values: (number | null)[]) =>
          values.every((value, v) =>
            value === null ? plain[v] === null : Math.abs(value - plain[v]!) < 1e-12,
          );
        expect(close(geometricClustering(index))).toBe(true);
        expect(close(arithmeticClustering(index))).toBe(true);
      }),
      REPLAY,
    );
  });
});

describe('reciprocity', () => {
  it('counts the arcs that are returned', () => {
    expect(reciprocity(indexTies(3, true, { sources: [0, 1, 1], targets: [1, 0, 2] }))).toBeCloseTo(
      2 / 3,
      12,
    );
    expect(reciprocity(indexTies(2, true, { sources: [], targets: [] }))).toBeNull();
    expect(reciprocity(PATH_4)).toBeNull();
  });
});

describe('articulation', () => {
  it('finds who splits a network by leaving it, by trying each', () => {
    fc.assert(
      fc.property(smallGraph(7, false), (graph) => {
        const index = indexOf(graph);
        const cuts = articulationPoints(index);
        for (let v = 0; v < index.order; v += 1) {
          const ties = graph.ties.filter(([s, t]) => s !== v && t !== v);
          const before = componentsOf(index).sizes.length;
          // The organisation that left stays as an isolate: its part becomes its pieces and itself.
          const after = componentsOf(indexOf({ ...graph, ties })).sizes.length;
          const pieces = piecesWithout(index, v).length;
          expect(after - before).toBe(pieces);
          expect(cuts[v] === 1).toBe(pieces > 1);
        }
      }),
      REPLAY,
    );
  });

  it('lists the largest piece first', () => {
    expect(piecesWithout(PATH_4, 1)).toEqual([[2, 3], [0]]);
  });
});
