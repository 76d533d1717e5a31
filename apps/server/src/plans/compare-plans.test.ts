import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlanGroups } from './compare-plans.ts';

const group = (id: string, ...members: string[]) => ({ id, members });

describe('two plans', () => {
  it('that are the same keep every group and move nobody', () => {
    const groups = [group('1', 'a', 'b', 'c'), group('2', 'd', 'e', 'f')];
    expect(comparePlanGroups(groups, [group('y', 'f', 'e', 'd'), group('x', 'a', 'b', 'c')])).toEqual({
      kept: [
        { left: '1', right: 'x' },
        { left: '2', right: 'y' },
      ],
      moves: [],
    });
  });

  it('take for the same the groups with most members in common; who does not follow moves', () => {
    const before = [group('1', 'a', 'b', 'c', 'd'), group('2', 'e', 'f', 'g')];
    const after = [group('x', 'd', 'e', 'f', 'g'), group('y', 'a', 'b', 'h')];
    expect(comparePlanGroups(before, after)).toEqual({
      kept: [],
      moves: [
        { organisationId: 'c', from: '1', to: null },
        { organisationId: 'd', from: '1', to: 'x' },
        { organisationId: 'h', from: null, to: 'y' },
      ],
    });
  });

  it('name every firm that changes companions at most once, and none of a kept group', () => {
    const plans = fc
      .array(fc.integer({ min: -1, max: 4 }), { minLength: 12, maxLength: 12 })
      .map((places) =>
        [0, 1, 2, 3, 4].map((rank) =>
          group(String(rank), ...places.flatMap((place, firm) => (place === rank ? [`f${firm}`] : []))),
        ),
      )
      .map((groups) => groups.filter(({ members }) => members.length > 0));
    fc.assert(
      fc.property(plans, plans, (left, right) => {
        const { kept, moves } = comparePlanGroups(left, right);
        const movers = moves.map(({ organisationId }) => organisationId);
        expect(new Set(movers).size).toBe(movers.length);
        const staying = kept.flatMap((pair) => left.find(({ id }) => id === pair.left)?.members ?? []);
        expect(movers.filter((id) => staying.includes(id))).toEqual([]);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
