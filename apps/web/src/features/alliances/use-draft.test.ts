import { describe, expect, it } from 'vitest';
import { clashesOf } from './use-draft.ts';

describe('what is typed over what stands', () => {
  const draft = { typed: { purpose: 'mine', law: 'French' }, before: { purpose: 'old', law: '' } };

  it('clashes only where somebody else wrote something else', () => {
    expect(clashesOf(draft, { purpose: 'old', law: '' })).toEqual([]);
    expect(clashesOf(draft, { purpose: 'theirs', law: '', brands: 'theirs' })).toEqual(['purpose']);
    expect(clashesOf(draft, { purpose: 'mine', law: 'German' })).toEqual(['law']);
  });

  it('does not clash once it is kept over what they wrote', () => {
    const stored = { purpose: 'theirs', law: '' };
    expect(clashesOf({ ...draft, before: { ...draft.before, ...stored } }, stored)).toEqual([]);
  });
});
