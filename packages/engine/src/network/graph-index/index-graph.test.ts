import { describe, expect, it } from 'vitest';
import { checkGraph, indexGraph } from './index-graph.ts';

describe('checkGraph', () => {
  it('names each problem with its place', () => {
    const graph = {
      directed: false,
      nodes: [{ id: 'a' }, { id: 'b' }, { id: 'a' }],
      ties: [
        { source: 'a', target: 'z' },
        { source: 'a', target: 'b', strength: 0 },
      ],
    };
    expect(checkGraph(graph)).toEqual([
      { kind: 'duplicate-organisation', id: 'a' },
      { kind: 'unknown-organisation', id: 'z', tieIndex: 0 },
      { kind: 'strength-not-positive', strength: 0, tieIndex: 1 },
    ]);
    expect(() => indexGraph(graph)).toThrow('was not checked');
  });

  it('numbers organisations by identifier, whatever the order of the rows', () => {
    const indexed = indexGraph({
      directed: false,
      nodes: [{ id: 'b' }, { id: 'a' }],
      ties: [{ source: 'b', target: 'a' }],
    });
    expect(indexed.ids).toEqual(['a', 'b']);
    expect(indexed.index.size).toBe(1);
  });
});
