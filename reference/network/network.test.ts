import { join } from 'node:path';
import { analyseNetwork } from '@grappe/engine/network';
import type { Graph, OrganisationMeasures } from '@grappe/engine/network';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../conformance/adapter.ts';
import { readCases } from '../conformance/read-cases.ts';
import { adapterOf, runCase } from '../conformance/run-case.ts';

const folder = join(import.meta.dirname, '.');
const cases = readCases(folder).flatMap((read) => (read.kind === 'case' ? [read.reference] : []));

describe('network reference cases', () => {
  it('are all there', () => {
    expect(cases.length).toBe(16);
  });

  it.each(cases.map((reference) => [reference.id, reference] as const))('%s', async (_, reference) => {
    const result = await runCase(reference, await adapterOf('network'));
    const others = result.leaves.filter(({ outcome }) => !['pass', 'context'].includes(outcome.status));
    expect(others).toEqual([]);
    expect(result.verdict).toBe('pass');
  });
});

/** Names of our measures and of the reference, where both mean the same. */
const SAME = {
  degree: 'degree',
  betweenness: 'betweenness_raw',
  betweennessNormalised: 'betweenness_normalized',
  closeness: 'closeness_wasserman_faust',
  harmonic: 'harmonic_sum',
  pagerank: 'pagerank_0.85',
  coreNumber: 'core_number',
  constraint: 'burt_constraint',
  effectiveSize: 'effective_size',
  efficiency: 'burt_efficiency',
} satisfies Partial<Record<keyof OrganisationMeasures, string>>;

describe('analyseNetwork', () => {
  const plain = cases.filter(
    ({ expected, input }) => 'betweenness_raw' in expected && hasEdges(input as JsonObject),
  );

  it.each(plain.map((reference) => [reference.id, reference] as const))(
    'shows the reference values of %s',
    (_, reference) => {
      const { organisations, whole } = analyseNetwork(graphOf(reference.input as JsonObject));
      for (const [ours, theirs] of Object.entries(SAME) as [keyof typeof SAME, string][]) {
        const expected = reference.expected[theirs] as readonly (number | null)[];
        for (const [v, measures] of organisations.entries()) expectClose(measures[ours], expected[v]!);
      }
      expectClose(whole.transitivity, reference.expected['transitivity'] as number);
      expectClose(whole.degreeAssortativity, reference.expected['degree_assortativity'] as number);
      expectClose(whole.globalEfficiency, reference.expected['global_efficiency'] as number);
      expect(whole.organisations).toBe(reference.expected['nodes']);
      expect(whole.ties).toBe(reference.expected['edges']);
    },
  );
});

function hasEdges(input: JsonObject): boolean {
  return Array.isArray(input['edges']) && input['directed'] === false;
}

function graphOf(input: JsonObject): Graph {
  const edges = input['edges'] as readonly (readonly number[])[];
  return {
    directed: false,
    nodes: Array.from({ length: input['nodes'] as number }, (_, v) => ({ id: `n${v}` })),
    ties: edges.map(([source, target, strength]) => ({
      source: `n${source}`,
      target: `n${target}`,
      strength: strength ?? 1,
    })),
  };
}

function expectClose(got: number | null, expected: number | null): void {
  if (expected === null || got === null) expect(got).toBe(expected);
  else expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-6 + 1e-6 * Math.abs(expected));
}
