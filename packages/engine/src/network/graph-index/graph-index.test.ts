import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPLAY, decodeGraph, graphCodes, indexOf } from '../../testing/network/small-graphs.ts';
import { degrees, indexTies, strengthSums, tieAt, tieColumns, undirectedIndex } from './graph-index.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

describe('graph index', () => {
  it('merges parallel ties, both directions alike when undirected, and leaves self-ties out', () => {
    const index = indexTies(3, false, {
      sources: [0, 1, 2, 0],
      targets: [1, 0, 2, 2],
      strengths: [2, 3, 9, 1],
    });
    expect(index.size).toBe(2);
    expect(index.mergedParallelTies).toBe(1);
    expect(index.ignoredSelfTies).toBe(1);
    expect([...strengthSums(index.out)]).toEqual([6, 5, 1]);
  });

  it('keeps directions apart when directed', () => {
    const index = indexTies(3, true, { sources: [0, 1, 2], targets: [1, 0, 0] });
    expect([...degrees(index.out)]).toEqual([1, 1, 1]);
    expect([...degrees(index.in)]).toEqual([2, 1, 0]);
    expect([...degrees(undirectedIndex(index).out)]).toEqual([2, 1, 1]);
  });

  it('holds an empty network', () => {
    const index = indexTies(0, false, { sources: [], targets: [] });
    expect([index.order, index.size, index.out.offsets.length]).toEqual([0, 0, 1]);
  });

  it('does not depend on the order of the ties', () => {
    const withShuffled = smallGraph(7).chain((graph) =>
      fc.tuple(fc.constant(graph), fc.shuffledSubarray([...graph.ties], { minLength: graph.ties.length })),
    );
    fc.assert(
      fc.property(withShuffled, ([graph, ties]) => {
        expect(indexOf({ ...graph, ties })).toEqual(indexOf(graph));
      }),
      REPLAY,
    );
  });

  it('adds degrees up to twice the ties, finds each tie, and writes them out once', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const index = indexOf(graph);
        const total = degrees(index.out).reduce((a, b) => a + b, 0);
        expect(total).toBe(index.directed ? index.size : 2 * index.size);
        const { sources, targets } = tieColumns(index);
        expect(sources.length).toBe(index.size);
        for (const [i, source] of sources.entries()) {
          expect(tieAt(index.out, source, targets[i]!)).toBeGreaterThanOrEqual(0);
          expect(tieAt(index.in, targets[i]!, source)).toBeGreaterThanOrEqual(0);
        }
      }),
      REPLAY,
    );
  });
});
