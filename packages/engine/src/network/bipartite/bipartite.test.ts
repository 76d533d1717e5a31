import { describe, expect, it } from 'vitest';
import { tieColumns } from '../graph-index/graph-index.ts';
import { TWO_TRIANGLES, undirected } from '../../testing/network/small-graphs.ts';
import {
  circleClustering,
  overlapClustering,
  projectOn,
  redundancy,
  sidesOf,
  twoSidedBetweenness,
  twoSidedCloseness,
  twoSidedDensity,
} from './bipartite.ts';

/** Firms 0, 1, 2; projects 3 (all three firms) and 4 (firms 0 and 1). */
const PROJECTS = undirected(5, [
  [0, 3],
  [1, 3],
  [2, 3],
  [0, 4],
  [1, 4],
]);
const sideOf = [0, 0, 0, 1, 1];

describe('two-sided networks', () => {
  it('are recognised', () => {
    expect([...sidesOf(PROJECTS)!]).toEqual(sideOf);
    expect(sidesOf(TWO_TRIANGLES)).toBeNull();
  });

  it('have a density over the pairs that can be tied', () => {
    expect(twoSidedDensity({ index: PROJECTS, sideOf })).toBeCloseTo(5 / 6, 12);
    expect(twoSidedDensity({ index: undirected(2, []), sideOf: [0, 0] })).toBeNull();
  });

  it('project on firms with three meanings of strength', () => {
    const strengths = (kind: 'shared' | 'collaboration' | 'overlap') => [
      ...tieColumns(projectOn({ index: PROJECTS, sideOf }, 0, kind)).strengths,
    ];
    expect(strengths('shared')).toEqual([2, 1, 1]);
    expect(strengths('collaboration')).toEqual([1.5, 0.5, 0.5]);
    expect(strengths('overlap')).toEqual([1, 0.5, 0.5]);
  });

  it('measure overlap, circles and redundancy', () => {
    expect(overlapClustering(PROJECTS)[2]).toBeCloseTo(0.5, 12);
    // One circle 0-3-1-4; paths of three ties: sum over ties of (k - 1)(k - 1) = 2 + 2 + 0 + 1 + 1.
    expect(circleClustering(PROJECTS)).toBeCloseTo(4 / 6, 12);
    expect(redundancy(PROJECTS)).toEqual([1, 1, null, 1 / 3, 1]);
  });

  it('measure positions against the best possible on each side', () => {
    const star = undirected(4, [
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    const network = { index: star, sideOf: [1, 0, 0, 0] };
    expect(twoSidedBetweenness(network)[0]).toBe(1);
    expect(twoSidedCloseness(network)[0]).toBe(1);
    expect([...twoSidedCloseness({ index: undirected(2, []), sideOf: [0, 1] })]).toEqual([0, 0]);
  });
});
