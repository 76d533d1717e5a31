import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localTime } from './local-time.ts';

describe('the time of a meeting', () => {
  it('is the same instant once it went through the field of a form', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => {
        at.setSeconds(0, 0);
        expect(instantOf(localTime(at.toISOString()))).toBe(at.toISOString());
      }),
      { seed: 20261121 },
    );
  });

  it('is nothing when nothing, or nonsense, was written', () => {
    expect(instantOf('')).toBeNull();
    expect(instantOf('tomorrow')).toBeNull();
  });
});
