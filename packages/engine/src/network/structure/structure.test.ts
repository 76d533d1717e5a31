import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { degrees, undirectedIndex, withoutStrengths } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
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
import { adjacencyMatrix, holesByDefinition } from '../../testing/network/brute-force.ts';
import { attributeAssortativity, degreeAssortativity, numericAssortativity } from './assortativity.ts';
import { betweennessCentralisation, degreeCentralisation } from './centralisation.ts';
import { continuousCorePeriphery } from './continuous-core-periphery.ts';
import { corePeriphery } from './core-periphery.ts';
import { eiByGroup, eiIndex } from './ei-index.ts';
import { giniIndex } from './gini.ts';
import { smallWorld } from './small-world.ts';
import { burtConstraint, effectiveSize, structuralHoles } from './structural-holes.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

describe('structural holes', () => {
  it('sees no opening in a triangle and only openings in a star', () => {
    expect(effectiveSize(STAR_5)).toEqual([4, 1, 1, 1, 1]);
    expect(burtConstraint(STAR_5)).toEqual([0.25, 1, 1, 1, 1]);
    expect(burtConstraint(undirected(3, [[0, 1]]))).toEqual([1, 1, null]);
    expect(structuralHoles(TWO_TRIANGLES).efficiency[0]).toBeCloseTo(0.5, 12);
  });

  it('agrees with the formulas on the full matrix', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const index = indexOf(graph);
        const ours = structuralHoles(index);
        const expected = holesByDefinition(index);
        for (let v = 0; v < index.order; v += 1) {
          for (const name of ['constraint', 'effectiveSize'] as const) {
            const value = expected[name][v]!;
            if (value === null) expect(ours[name][v]).toBeNull();
            else expect(ours[name][v]).toBeCloseTo(value, 10);
          }
        }
      }),
      REPLAY,
    );
  });

  it('gives the same through the shortcut for very large neighbours', () => {
    const spokes = Array.from({ length: 30 }, (_, i) => [0, i + 1] as const);
    const index = undirected(31, [...spokes, [1, 2], [3, 4]]);
    const expected = holesByDefinition(index);
    for (const v of [0, 1, 3, 5]) {
      expect(structuralHoles(index).constraint[v]).toBeCloseTo(expected.constraint[v]!, 10);
      expect(structuralHoles(index).effectiveSize[v]).toBeCloseTo(expected.effectiveSize[v]!, 10);
    }
  });
});

/** Best correlation over every possible core. */
function bestSplit(index: GraphIndex): number {
  const matrix = adjacencyMatrix(withoutStrengths(undirectedIndex(index)));
  const pairs = matrix.flatMap((row, v) => row.slice(0, v).map((tied, w) => ({ v, w, tied })));
  let best = -Infinity;
  for (let set = 1; set < 2 ** index.order - 1; set += 1) {
    const pattern = pairs.map(({ v, w }) => ((set >> v) & 1 || (set >> w) & 1 ? 1 : 0));
    best = Math.max(
      best,
      correlation(
        pairs.map(({ tied }) => tied),
        pattern,
      ),
    );
  }
  return best;
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (term: (i: number) => number) => xs.reduce((total, _, i) => total + term(i), 0);
  const spread = sum((i) => (xs[i]! - mx) ** 2) * sum((i) => (ys[i]! - my) ** 2);
  return spread === 0 ? -Infinity : sum((i) => (xs[i]! - mx) * (ys[i]! - my)) / Math.sqrt(spread);
}

describe('core and periphery', () => {
  it('is perfect in a star, undefined when all pairs are alike', () => {
    expect(corePeriphery(STAR_5)).toMatchObject({ core: [0], fit: 1, exact: true });
    expect(corePeriphery(undirected(4, []))).toBeNull();
    expect(
      corePeriphery(
        undirected(3, [
          [0, 1],
          [0, 2],
          [1, 2],
        ]),
      ),
    ).toBeNull();
    expect(corePeriphery(undirected(2, [[0, 1]]))).toBeNull();
  });

  it('finds the best of all splits', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const index = indexOf(graph);
        const found = corePeriphery(index);
        const best = bestSplit(index);
        if (!found) return;
        expect(found.exact).toBe(true);
        expect(found.fit).toBeCloseTo(best, 10);
        expect(found.cores).toContainEqual(found.core);
      }),
      REPLAY,
    );
  });

  it('says so when the search was stopped', () => {
    const ring = undirected(
      40,
      Array.from({ length: 40 }, (_, v) => [v, (v + 1) % 40] as const),
    );
    expect(corePeriphery(ring, { maxSteps: 10 })!.exact).toBe(false);
  });

  it('has a continuous form, at least as good as the eigenvector pattern, of length 1', () => {
    const found = continuousCorePeriphery(TWO_TRIANGLES)!;
    expect(found.coreness.reduce((sum, c) => sum + c * c, 0)).toBeCloseTo(1, 10);
    expect(found.fit).toBeGreaterThan(0);
    expect(continuousCorePeriphery(undirected(4, []))).toBeNull();
    expect(continuousCorePeriphery(TWO_TRIANGLES, { seed: 1 })).toEqual(found);
  });
});

describe('assortativity', () => {
  it('is -1 in a star and undefined in a circle', () => {
    expect(degreeAssortativity(STAR_5)).toBeCloseTo(-1, 12);
    expect(
      degreeAssortativity(
        undirected(3, [
          [0, 1],
          [1, 2],
          [0, 2],
        ]),
      ),
    ).toBeNull();
    expect(degreeAssortativity(undirected(3, []))).toBeNull();
  });

  it('leaves missing values out', () => {
    expect(numericAssortativity(PATH_4, [1, 2, 3, null])).toBeCloseTo(0, 12);
    expect(numericAssortativity(PATH_4, [1, null, null, 2])).toBeNull();
  });

  it('is 1 when ties stay inside categories, undefined with one category', () => {
    const pairs = undirected(4, [
      [0, 1],
      [2, 3],
    ]);
    expect(attributeAssortativity(pairs, Int32Array.from([0, 0, 1, 1]))).toBeCloseTo(1, 12);
    expect(attributeAssortativity(pairs, Int32Array.from([0, 0, 0, 0]))).toBeNull();
    expect(attributeAssortativity(pairs, Int32Array.from([-1, 0, -1, 1]))).toBeNull();
  });
});

describe('E-I index', () => {
  it('runs from closed to open', () => {
    expect([eiIndex(4, 0), eiIndex(0, 7), eiIndex(4, 4), eiIndex(0, 0)]).toEqual([-1, 1, 0, null]);
  });

  it('counts each tie once, and leaves out those whose group is not known', () => {
    const found = eiByGroup(PATH_4, Int32Array.from([0, 0, 1, -1]));
    expect(found).toMatchObject({ internal: 1, external: 1, index: 0 });
    expect(found.byGroup).toEqual([
      { internal: 1, external: 1, index: 0 },
      { internal: 0, external: 1, index: 1 },
    ]);
    expect(found.individual).toEqual([-1, 0, 1, null]);
    expect(eiByGroup(PATH_4, Int32Array.from([0, 0, 0, 0])).expected).toBe(-1);
  });

  it('adds up over groups: internal once, external twice', () => {
    const groups = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(smallGraph(7), groups, (graph, labels) => {
        const index = indexOf(graph);
        const groupOf = Int32Array.from(labels.slice(0, index.order));
        const found = eiByGroup(index, groupOf);
        const inside = graph.ties.filter(
          ([s, t]) => s !== t && groupOf[s] === groupOf[t] && groupOf[s]! >= 0,
        );
        expect(found.internal).toBe(inside.reduce((sum, tie) => sum + tie[2], 0));
        const across = graph.ties.filter(
          ([s, t]) => groupOf[s] !== groupOf[t] && groupOf[s]! >= 0 && groupOf[t]! >= 0,
        );
        expect(found.external).toBe(across.reduce((sum, tie) => sum + tie[2], 0));
      }),
      REPLAY,
    );
  });
});

describe('centralisation, inequality, small world', () => {
  it('is 1 in a star', () => {
    expect(degreeCentralisation(degrees(STAR_5.out))).toBe(1);
    expect(betweennessCentralisation([6, 0, 0, 0, 0])).toBe(1);
    expect(degreeCentralisation([1, 1])).toBeNull();
  });

  it('measures inequality of degrees', () => {
    expect(giniIndex([3, 3, 3])).toBe(0);
    expect(giniIndex([0, 0, 0, 8])).toBe(0.75);
    expect(giniIndex([0, 0])).toBeNull();
    expect(giniIndex([])).toBeNull();
  });

  it('compares path length and clustering with chance', () => {
    const found = smallWorld(100, 10, 2, 0.5)!;
    expect(found.pathLengthExpected).toBeCloseTo(2, 12);
    expect(found.sigma).toBeCloseTo(5, 12);
    expect(smallWorld(10, 1, 2, 0.5)).toBeNull();
  });
});
