import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskReducer, startHistory, withMove } from './desk-history.ts';

const groups = [
  ['a', 'b', 'c'],
  ['d', 'e', 'f'],
];

describe('a plan changed by hand', () => {
  it('moves a firm to a group, to a new one, or out of all', () => {
    expect(withMove(groups, 'a', 1)).toEqual([
      ['b', 'c'],
      ['d', 'e', 'f', 'a'],
    ]);
    expect(withMove(groups, 'a', 'new')).toEqual([['b', 'c'], ['d', 'e', 'f'], ['a']]);
    expect(withMove(groups, 'a', 'out')).toEqual([
      ['b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(withMove([['a'], ['b', 'c']], 'a', 1)).toEqual([['b', 'c', 'a']]);
  });

  it('takes every move back, and does it again', () => {
    const place = fc.oneof(fc.constantFrom('new' as const, 'out' as const), fc.integer({ min: 0, max: 1 }));
    const moves = fc.array(fc.record({ firm: fc.constantFrom('a', 'b', 'c', 'd'), place }), { maxLength: 8 });
    fc.assert(
      fc.property(moves, (acts) => {
        const start = startHistory(groups);
        const moved = acts.reduce((history, act) => deskReducer(history, { kind: 'move', ...act }), start);
        const back = acts.reduce((history) => deskReducer(history, { kind: 'undo' }), moved);
        expect(back.now).toEqual(groups);
        const again = acts.reduce((history) => deskReducer(history, { kind: 'redo' }), back);
        expect(again.now).toEqual(moved.now);
      }),
      { seed: 4 },
    );
  });
});
