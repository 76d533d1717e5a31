import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseNetwork } from './analyse-network.ts';
import { REPLAY, decodeGraph, graphCodes, namedGraph } from '../testing/network/small-graphs.ts';
import type { Graph, NetworkAnalysis, OrganisationMeasures } from './types.ts';

/** Small graphs, drawn and shrunk as plain lists of numbers. */
const smallGraph = (maxOrder: number, directed?: boolean) =>
  fc.array(fc.nat({ max: 999 }), graphCodes(maxOrder)).map((codes) => decodeGraph(codes, maxOrder, directed));

/** Every number below a value, with its path; fails on anything that is not finite. */
function collectNumbers(value: unknown, path: string, into: Map<string, number | null>): void {
  if (typeof value === 'number' || value === null) into.set(path, value);
  else if (typeof value === 'object') {
    for (const [key, inside] of Object.entries(value as object))
      collectNumbers(inside, `${path}.${key}`, into);
  }
}

function withStrengths(graph: Graph): NetworkAnalysis[] {
  const both = [analyseNetwork(graph)];
  both.push(
    analyseNetwork(graph, { pathLength: 'inverse-strength', tieStrength: 'used', communityRestarts: 2 }),
  );
  return both;
}

describe('analyseNetwork', () => {
  it('never gives NaN or infinity, and says why each missing measure is missing', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        for (const analysis of withStrengths(namedGraph(graph))) {
          const numbers = new Map<string, number | null>();
          collectNumbers(analysis, '', numbers);
          for (const [path, value] of numbers) {
            if (value !== null) expect(Number.isFinite(value), path).toBe(true);
          }
          for (const measures of analysis.organisations) expectReasons(measures);
          expectWholeReasons(analysis);
        }
      }),
      REPLAY,
    );
  });

  it('does not depend on the order of the rows', () => {
    const shuffled = smallGraph(7).chain((graph) => {
      const named = namedGraph(graph);
      return fc.record({
        named: fc.constant(named),
        nodes: fc.shuffledSubarray([...named.nodes], { minLength: named.nodes.length }),
        ties: fc.shuffledSubarray([...named.ties], { minLength: named.ties.length }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ named, nodes, ties }) => {
        const first = analyseNetwork(named);
        const second = analyseNetwork({ ...named, nodes, ties });
        const byId = (analysis: NetworkAnalysis) =>
          new Map(analysis.organisations.map((measures) => [measures.id, measures]));
        expect(byId(second)).toEqual(byId(first));
        expect(second.whole).toEqual(first.whole);
      }),
      REPLAY,
    );
  });

  it('keeps every measure when organisations are renamed', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const named = namedGraph(graph);
        // Reversed alphabetical order, so that the index is built the other way round.
        const rename = (id: string) => `p${9 - Number(id.slice(1))}`;
        const renamed: Graph = {
          ...named,
          nodes: named.nodes.map((node) => ({ ...node, id: rename(node.id) })),
          ties: named.ties.map((tie) => ({ ...tie, source: rename(tie.source), target: rename(tie.target) })),
        };
        const before = analyseNetwork(named);
        const after = analyseNetwork(renamed);
        for (const [i, measures] of before.organisations.entries()) {
          expectSameMeasures(measures, after.organisations[i]!);
        }
        for (const name of [
          'averagePathLength',
          'transitivity',
          'degreeAssortativity',
          'corePeripheryFit',
        ] as const) {
          expectClose(before.whole[name], after.whole[name]);
        }
      }),
      REPLAY,
    );
  });

  it('adds up: degrees, strengths, reach, PageRank, community members', () => {
    fc.assert(
      fc.property(smallGraph(7), (graph) => {
        const { organisations, whole, prepared } = analyseNetwork(namedGraph(graph));
        const sum = (value: (measures: OrganisationMeasures) => number) =>
          organisations.reduce((total, measures) => total + value(measures), 0);
        const selfTies = graph.ties.filter(([s, t]) => s === t).length;
        expect(whole.ties + prepared.mergedParallelTies + prepared.ignoredSelfTies).toBe(graph.ties.length);
        expect(prepared.ignoredSelfTies).toBe(selfTies);
        if (graph.directed) expect(sum((m) => m.inDegree!)).toBe(whole.ties);
        else expect(sum((m) => m.degree)).toBe(2 * whole.ties);
        const strength = graph.ties.reduce((total, [s, t, value]) => total + (s === t ? 0 : value), 0);
        expect(sum((m) => m.strength)).toBeCloseTo(2 * strength, 9);
        expect(sum((m) => m.pagerank)).toBeCloseTo(1, 9);
        expect(whole.communities.flatMap((community) => community.members).length).toBe(graph.order);
        expect(whole.componentSizes.reduce((a, b) => a + b, 0)).toBe(graph.order);
      }),
      REPLAY,
    );
  });

  it('measures nothing, one organisation, two', () => {
    const empty = analyseNetwork({ directed: false, nodes: [], ties: [] });
    expect(empty.organisations).toEqual([]);
    expect(empty.whole.undefinedBecause.density).toBe('no-organisations');
    const one = analyseNetwork({ directed: true, nodes: [{ id: 'a' }], ties: [] });
    expect(one.organisations[0]).toMatchObject({
      degree: 0,
      closeness: 0,
      constraint: null,
      eigenvector: null,
    });
    expect(one.whole.undefinedBecause.averagePathLength).toBe('single-organisation');
    const two = analyseNetwork({
      directed: false,
      nodes: [{ id: 'a' }, { id: 'b' }],
      ties: [{ source: 'a', target: 'b' }],
    });
    expect(two.whole).toMatchObject({ density: 1, averagePathLength: 1, transitivity: null });
    expect(two.whole.undefinedBecause.transitivity).toBe('no-triples');
  });

  it('estimates paths from a sample when exact search would be too long, and says so', () => {
    const nodes = Array.from({ length: 40 }, (_, v) => ({ id: `n${v}` }));
    const ties = nodes.map((node, v) => ({ source: node.id, target: `n${(v + 1) % 40}` }));
    expect(analyseNetwork({ directed: false, nodes, ties }).paths).toEqual({ sources: 40, estimated: false });
    const sampled = analyseNetwork({ directed: false, nodes, ties }, { maxPathVisits: 1200 });
    expect(sampled.paths).toEqual({ sources: 10, estimated: true });
  });

  it('reports progress up to 1, and can be stopped from there', () => {
    const shares: number[] = [];
    const graph = { directed: false, nodes: [{ id: 'a' }, { id: 'b' }], ties: [] };
    analyseNetwork(graph, { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const stop = () => {
      throw new Error('cancelled');
    };
    expect(() => analyseNetwork(graph, { onProgress: stop })).toThrow('cancelled');
  });
});

function expectReasons(measures: OrganisationMeasures): void {
  const missing = Object.entries(measures).flatMap(([name, value]) => (value === null ? [name] : []));
  expect(Object.keys(measures.undefinedBecause).toSorted()).toEqual(missing.toSorted());
}

function expectWholeReasons({ whole }: NetworkAnalysis): void {
  const reasons = whole.undefinedBecause;
  const missing = Object.entries(whole).flatMap(([name, value]) => (value === null ? [name] : []));
  for (const name of missing) {
    if (name === 'coreSize' || name === 'coreExact') expect(reasons.corePeripheryFit).toBeDefined();
    else expect(Object.keys(reasons)).toContain(name);
  }
  expect(reasons.centralisationDegree === undefined).toBe(whole.centralisation.degree !== null);
  expect(reasons.centralisationCloseness === undefined).toBe(whole.centralisation.closeness !== null);
}

/** Everything but what may depend on the numbering when partitions tie. */
function expectSameMeasures(a: OrganisationMeasures, b: OrganisationMeasures): void {
  const names = [
    'degree',
    'inDegree',
    'outDegree',
    'strength',
    'betweenness',
    'betweennessNormalised',
    'closeness',
    'harmonic',
    'eigenvector',
    'pagerank',
    'coreNumber',
    'localClustering',
    'constraint',
    'effectiveSize',
    'efficiency',
  ] as const;
  for (const name of names) expectClose(a[name], b[name]);
  expect(b.articulation).toBe(a.articulation);
}

function expectClose(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(b).toBe(a);
  else expect(b).toBeCloseTo(a, 7);
}
