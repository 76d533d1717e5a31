import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closenessOf } from '../centrality/closeness.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import { indexTies } from '../graph-index/graph-index.ts';
import {
  PATH_4,
  REPLAY,
  STAR_5,
  decodeGraph,
  graphCodes,
  indexOf,
  undirected,
} from '../../testing/network/small-graphs.ts';
import { betweennessByDefinition, enumeratePaths } from '../../testing/network/brute-force.ts';
import { pathMeasures } from './path-measures.ts';
import type { PathOptions } from './path-measures.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

function expectAsDefined(index: GraphIndex, length: NonNullable<PathOptions['length']>): void {
  // Lengths times 12 are whole numbers for strengths 1 to 4, and so compared exactly.
  const scale = length === 'inverse-strength' ? 12 : 1;
  const lengthOf = (strength: number) =>
    length === 'ties' ? 1 : length === 'inverse-strength' ? 12 / strength : strength;
  const exact = enumeratePaths(index, lengthOf);
  const ours = pathMeasures(index, { length });
  const expected = betweennessByDefinition(index, exact);
  for (let v = 0; v < index.order; v += 1) {
    const out = exact.distance[v]!.filter((d) => d < Infinity).map((d) => d / scale);
    const into = exact.distance.map((row) => row[v]!).filter((d) => d < Infinity);
    expect(ours.betweenness[v]).toBeCloseTo(expected[v]!, 9);
    expect(ours.reachOut[v]).toBe(out.length);
    expect(ours.reachIn[v]).toBe(into.length);
    expect(ours.distanceSumOut[v]).toBeCloseTo(
      out.reduce((a, b) => a + b, 0),
      9,
    );
    expect(ours.distanceSumIn[v]).toBeCloseTo(
      into.reduce((a, b) => a + b / scale, 0),
      9,
    );
    expect(ours.harmonicOut[v]).toBeCloseTo(
      out.reduce((a, b) => a + 1 / b, 0),
      9,
    );
    expect(ours.eccentricity[v]).toBeCloseTo(Math.max(0, ...out), 9);
  }
}

describe('path measures', () => {
  it('agree with the listing of all paths on every graph of four organisations', () => {
    const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => [a, b] as const));
    for (let mask = 0; mask < 2 ** pairs.length; mask += 1) {
      expectAsDefined(
        undirected(
          4,
          pairs.filter((_, i) => (mask >> i) & 1),
        ),
        'ties',
      );
    }
  });

  it('agree with the listing of all paths by ties', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => expectAsDefined(indexOf(graph), 'ties')),
      REPLAY,
    );
  });

  it('agree with the listing of all paths by strength and by distance, ties of sums included', () => {
    fc.assert(
      fc.property(smallGraph(6), (graph) => {
        // Merged strengths may leave 1..4: they are brought back so that lengths stay exact.
        const merged = indexOf(graph);
        const bounded = merged.out.strengths.map((strength) => ((strength - 1) % 4) + 1);
        const out = { ...merged.out, strengths: bounded };
        const back = { ...merged.in, strengths: merged.in.strengths.map((s) => ((s - 1) % 4) + 1) };
        const index = { ...merged, out, in: merged.directed ? back : out };
        expectAsDefined(index, 'inverse-strength');
        expectAsDefined(index, 'strength-as-distance');
      }),
      REPLAY,
    );
  });

  it('counts 1/3 + 1/6 and 1/2 as the same length', () => {
    // 0-1-2 by 1/3 + 1/6, 0-3 then 3-2 not: direct tie 0-2 of length 1/2 shares the pair with the path through 1.
    const index = indexTies(3, false, { sources: [0, 1, 0], targets: [1, 2, 2], strengths: [3, 6, 2] });
    expect([...pathMeasures(index, { length: 'inverse-strength' }).betweenness]).toEqual([0, 0.5, 0]);
  });

  it('gives the known values of a path and a star', () => {
    expect([...pathMeasures(PATH_4).betweenness]).toEqual([0, 2, 2, 0]);
    expect([...pathMeasures(STAR_5).betweenness]).toEqual([6, 0, 0, 0, 0]);
    expect(pathMeasures(STAR_5).averagePathLength).toBeCloseTo((8 + 24) / 20, 12);
    expect(closenessOf(pathMeasures(STAR_5))[0]).toBe(1);
  });

  it('has no mean without pairs', () => {
    const lonely = pathMeasures(undirected(2, []));
    expect([lonely.averagePathLength, lonely.diameter, lonely.globalEfficiency]).toEqual([null, null, 0]);
    expect(pathMeasures(undirected(1, [])).globalEfficiency).toBeNull();
    expect(pathMeasures(undirected(0, [])).averagePathLength).toBeNull();
  });

  it('estimates from a sample of sources, near the exact values on a ring', () => {
    const n = 60;
    const ring = undirected(
      n,
      Array.from({ length: n }, (_, v) => [v, (v + 1) % n] as const),
    );
    const exact = pathMeasures(ring);
    const sampled = pathMeasures(ring, { maxSources: 30, seed: 7 });
    expect(sampled.sourcesUsed).toBe(30);
    expect(sampled.averagePathLength).toBeCloseTo(exact.averagePathLength!, 9);
    const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    expect(total(sampled.betweenness) / total(exact.betweenness)).toBeCloseTo(1, 9);
    expect(pathMeasures(ring, { maxSources: 30, seed: 7 })).toEqual(sampled);
  });

  it('reports progress in increasing shares', () => {
    const shares: number[] = [];
    pathMeasures(STAR_5, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  });
});
