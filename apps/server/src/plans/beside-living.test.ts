import { describe, expect, it } from 'vitest';
import { besideLiving } from './beside-living.ts';

const input = { organisations: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })) };
const known = [{ aId: 'a', bId: 'e', kind: 'forbid' as const }];

describe('a plan beside groups that live', () => {
  it('leaves out the members of a group, and keeps those of another together', () => {
    const result = besideLiving(input, known, [
      { groupId: '1', nextPlan: 'exclude', members: ['a', 'b'] },
      { groupId: '2', nextPlan: 'lock', members: ['c', 'd', 'e'] },
    ]);
    expect(result.input.organisations.map(({ id }) => id)).toEqual(['c', 'd', 'e']);
    expect(result.constraints).toEqual([
      ...known,
      { aId: 'c', bId: 'd', kind: 'lock' },
      { aId: 'd', bId: 'e', kind: 'lock' },
    ]);
  });

  it('changes nothing without any', () => {
    expect(besideLiving(input, known, [])).toEqual({ input, constraints: known });
  });
});
