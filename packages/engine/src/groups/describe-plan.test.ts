import { describe, expect, it } from 'vitest';
import { firm, problemOf } from '../testing/groups/small-cluster.ts';
import { describePlan } from './describe-plan.ts';
import { evaluateGroup } from './evaluate-group.ts';
import type { GroupProblem } from './types.ts';

const six = problemOf(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => firm(id)));

function described(problem: GroupProblem, groups: string[][], options = {}) {
  const found = describePlan(problem, groups, options);
  if (found.kind !== 'described') throw new Error(`unmeasured: ${found.members.join()}`);
  return found;
}

const codes = (problem: GroupProblem, groups: string[][], options = {}) =>
  described(problem, groups, options).violations.map((broken) => broken.map(({ code }) => code));

describe('a plan that people composed', () => {
  it('is worth the groups that keep every rule, and no other', () => {
    const whole = described(six, [
      ['d', 'e', 'f'],
      ['c', 'a', 'b'],
    ]);
    const value = evaluateGroup(six, ['a', 'b', 'c']).figures!.value;
    expect(whole.groups.map(({ members }) => members.toSorted())).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect([whole.admissible, whole.unplaced]).toEqual([true, []]);
    expect(whole.objective).toBeCloseTo(2 * value, 12);
    const broken = described(six, [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    expect(broken.objective).toBeCloseTo(value, 12);
    expect(broken.admissible).toBe(false);
    expect(broken.unplaced.map((left) => left.firm)).toEqual(['f']);
  });

  it('says of each group which rules it breaks, in the order of the groups', () => {
    const kept = { ...six, forbidden: [['d', 'e'] as const], locks: [['a', 'f'] as const] };
    expect(
      codes(kept, [
        ['d', 'e', 'f'],
        ['a', 'b'],
      ]),
    ).toEqual([
      ['too_few', 'lock_broken'],
      ['pair_blocked', 'lock_broken'],
    ]);
  });

  it('tells nothing of a refusal that its reader may not know, and still proves nothing with it', () => {
    const vetoes = [['a', 'b'] as const];
    const group = [['a', 'b', 'c']];
    const secret = described({ ...six, vetoes }, group, { secretVetoes: vetoes });
    const free = described(six, group);
    expect({ ...secret, admissible: true, groups: [] }).toEqual({ ...free, groups: [] });
    expect([secret.admissible, free.admissible]).toEqual([false, true]);
    expect(codes({ ...six, vetoes }, group)).toEqual([['pair_blocked']]);
  });

  it('names a group that cannot be measured', () => {
    expect(describePlan(six, [['a']])).toEqual({ kind: 'unmeasured', members: ['a'] });
    expect(describePlan(six, [['a', 'nobody']])).toMatchObject({ kind: 'unmeasured' });
  });

  it('is compared with the plan that it comes from', () => {
    const before = [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ];
    const after = [
      ['a', 'b', 'c', 'd'],
      ['e', 'f'],
    ];
    const { comparison } = described(six, after, { before });
    expect(comparison).toMatchObject({ kept: [], entering: [], leaving: [] });
    expect(comparison?.moving).toContain('d');
    expect(described(six, before, { before }).comparison?.kept).toHaveLength(2);
  });
});
