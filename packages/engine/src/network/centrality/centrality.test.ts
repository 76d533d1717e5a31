import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTies, undirectedIndex } from '../graph-index/graph-index.ts';
import {
  PATH_4,
  REPLAY,
  STAR_5,
  decodeGraph,
  graphCodes,
  indexOf,
  undirected,
} from '../../testing/network/small-graphs.ts';
import { adjacencyMatrix } from '../../testing/network/brute-force.ts';
import { betweenness, normaliseBetweenness } from './betweenness.ts';
import { closeness, harmonic } from './closeness.ts';
import { eigenvector, scaleToUnitLength } from './eigenvector.ts';
import { pagerank } from './pagerank.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

describe('betweenness', () => {
  it('is 1 at the centre of a star once normalised', () => {
    expect([...normaliseBetweenness(betweenness(STAR_5), false)!]).toEqual([1, 0, 0, 0, 0]);
    expect(normaliseBetweenness(new Float64Array(2), false)).toBeNull();
  });
});

describe('closeness', () => {
  it('discounts the parts that cannot be reached', () => {
    // A pair and an isolate: (1 / 2) * (1 / 1).
    expect([...closeness(undirected(3, [[0, 1]]))]).toEqual([0.5, 0.5, 0]);
  });

  it('distinguishes arriving from leaving', () => {
    const index = indexTies(3, true, { sources: [0, 1], targets: [1, 2] });
    expect([...closeness(index)]).toEqual([0, 0.5, 2 / 3]);
    expect([...closeness(index, { direction: 'out' })]).toEqual([2 / 3, 0.5, 0]);
    expect([...harmonic(index)]).toEqual([0, 1, 1.5]);
    expect([...harmonic(index, { direction: 'out' })]).toEqual([1.5, 1, 0]);
  });
});

describe('pagerank', () => {
  it('adds up to 1 and satisfies its own equation', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const index = indexOf(graph);
        const values = pagerank(index);
        const matrix = adjacencyMatrix(index);
        const totals = matrix.map((row) => row.reduce((a, b) => a + b, 0));
        const lost = values.reduce((sum, value, v) => sum + (totals[v] === 0 ? value : 0), 0);
        expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        for (let v = 0; v < index.order; v += 1) {
          const received = matrix.reduce(
            (sum, row, w) => sum + (row[v]! && (values[w]! * row[v]!) / totals[w]!),
            0,
          );
          expect(values[v]).toBeCloseTo(0.85 * (received + lost / index.order) + 0.15 / index.order, 9);
        }
      }),
      REPLAY,
    );
  });
});

describe('eigenvector', () => {
  it('is proportional to the golden ratio along a path of four', () => {
    const found = eigenvector(PATH_4);
    if (found.kind === 'undefined') throw new Error('defined in a connected network');
    const golden = (1 + Math.sqrt(5)) / 2;
    expect(found.eigenvalue).toBeCloseTo(golden, 9);
    expect(found.values[0]! * golden).toBeCloseTo(1, 9);
    expect(scaleToUnitLength(found.values).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 12);
  });

  it('settles on a long path, where the next eigenvalue is very near', () => {
    const n = 400;
    const found = eigenvector(
      undirected(
        n,
        Array.from({ length: n - 1 }, (_, v) => [v, v + 1] as const),
      ),
    );
    if (found.kind === 'undefined') throw new Error('defined in a connected network');
    expect(found.eigenvalue).toBeCloseTo(2 * Math.cos(Math.PI / (n + 1)), 10);
    const sine = (v: number) => Math.sin(((v + 1) * Math.PI) / (n + 1)) / Math.sin((200 * Math.PI) / (n + 1));
    for (const v of [0, 50, 199, 399]) expect(found.values[v]).toBeCloseTo(sine(v), 5);
  });

  it('says why when it is not defined', () => {
    const twoPairs = undirected(4, [
      [0, 1],
      [2, 3],
    ]);
    const chain = indexTies(3, true, { sources: [0, 1], targets: [1, 2] });
    expect(eigenvector(undirected(0, []))).toEqual({ kind: 'undefined', reason: 'no-organisations' });
    expect(eigenvector(undirected(2, []))).toEqual({ kind: 'undefined', reason: 'no-ties' });
    expect(eigenvector(twoPairs)).toEqual({ kind: 'undefined', reason: 'several-leading-components' });
    expect(eigenvector(chain)).toEqual({ kind: 'undefined', reason: 'acyclic' });
  });

  it('satisfies A x = lambda x wherever it is defined', () => {
    fc.assert(
      fc.property(smallGraph(7, false), (graph) => {
        const index = undirectedIndex(indexOf(graph));
        const found = eigenvector(index);
        if (found.kind === 'undefined') return;
        for (const [v, row] of adjacencyMatrix(index).entries()) {
          const image = row.reduce((sum, strength, w) => sum + strength * found.values[w]!, 0);
          expect(image).toBeCloseTo(found.eigenvalue * found.values[v]!, 8);
          expect(found.values[v]).toBeGreaterThanOrEqual(0);
        }
      }),
      REPLAY,
    );
  });

  it('follows the ties received in a directed network', () => {
    // A circle of three, and one more organisation that only receives from it.
    const index = indexTies(4, true, { sources: [0, 1, 2, 0], targets: [1, 2, 0, 3] });
    const found = eigenvector(index);
    if (found.kind === 'undefined') throw new Error('defined');
    expect(found.eigenvalue).toBeCloseTo(1, 9);
    for (const value of found.values) expect(value).toBeCloseTo(1, 8);
  });
});
