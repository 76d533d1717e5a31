import { describe, expect, test } from 'vitest';
import { normalSource } from '../../testing/framework/simulated-answers.ts';
import { dataTable } from '../data-table.ts';
import { fixedEffects } from './fixed-effects.ts';
import { matchFirms } from './match-firms.ts';
import { waveChange } from './wave-change.ts';
import type { Panel } from './wave-table.ts';

/** Firms at three waves; x raises y by 0.5 within a firm, while firms with a high level have less of x. */
function panel(firms: number): Panel {
  const normal = normalSource(5);
  const rows = Array.from({ length: firms }, (_, f) => ({ firm: `f${f}`, level: 3 * normal() })).flatMap(
    ({ firm, level }) =>
      [1, 2, 3].map((wave) => {
        const x = normal() - level;
        return { firm, wave, x, y: level + 0.5 * x + 0.3 * wave + 0.4 * normal() };
      }),
  );
  const data = dataTable({ x: rows.map(({ x }) => x), y: rows.map(({ y }) => y) });
  return { data, firms: rows.map(({ firm }) => firm), waves: rows.map(({ wave }) => wave) };
}

describe('waves', () => {
  const whole = panel(80);

  test('fixed effects find what changes within firms, where plain comparison would find the contrary', () => {
    const found = fixedEffects(whole, 'y', ['x']);
    if (found.kind !== 'fixed_effects') throw new Error(found.kind);
    const [x, second] = found.coefficients;
    expect(x!.interval.low).toBeLessThan(0.5);
    expect(x!.interval.high).toBeGreaterThan(0.5);
    expect(x!.standardError).toBeLessThan(0.06);
    expect(second!.estimate).toBeCloseTo(0.3, 0);
    expect(found.firms).toBe(80);
  });

  test('change is that of the firms that answered both times, those who left are told', () => {
    const data = dataTable({ v: [1, 2, 3, 4, 2, 4, 3, null] });
    const firms = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd'];
    const waves = [1, 1, 1, 1, 2, 2, 2, 2];
    const found = waveChange({ data, firms, waves }, 'v', 1, 2);
    expect(found).toMatchObject({
      kind: 'change',
      firms: 3,
      leavers: 1,
      newcomers: 0,
      before: 2,
      after: 3,
      change: 1,
      attrition: 2,
    });
    if (found.kind === 'change') expect(found.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  test('what cannot be seen is said', () => {
    const firms = ['a', 'b', 'c', 'd'];
    const data = dataTable({ v: [1, 2, 3, 4] });
    const code = (found: { kind: string; problems?: readonly { code: string }[] }) =>
      found.problems?.[0]?.code;
    expect(code(waveChange({ data, firms, waves: [1, 1, 2, 2] }, 'v', 1, 2))).toBe('no_common_firm');
    expect(code(waveChange({ data, firms, waves: [1, 1, 1, 1] }, 'v', 1, 1))).toBe('one_wave');
    expect(code(fixedEffects({ data, firms, waves: [1, 1, 1, 1] }, 'v', []))).toBe('one_wave');
    expect(code(fixedEffects(whole, 'y', ['nothing']))).toBe('unknown_column');
    const still = {
      ...whole,
      data: { ...whole.data, columns: { ...whole.data.columns, z: new Float64Array(240).fill(2) } },
    };
    expect(code(fixedEffects(still, 'y', ['z']))).toBe('no_variation_within');
  });
});

describe('matching', () => {
  const normal = normalSource(9);
  const rows = Array.from({ length: 240 }, (_, i) => {
    const involved = i < 60 ? 1 : 0;
    const size = normal() + involved;
    return { involved, size, gain: 2 * size + 0.5 * involved + 0.3 * normal() };
  });
  const data = dataTable({
    involved: rows.map((row) => row.involved),
    size: rows.map((row) => row.size),
    gain: rows.map((row) => row.gain),
  });

  test('takes the difference of size out, and always warns of what was not measured', () => {
    const found = matchFirms(data, {
      involved: 'involved',
      outcome: 'gain',
      covariates: ['size'],
      caliper: 0.1,
    });
    if (found.kind !== 'matched') throw new Error(found.kind);
    expect(found.rawDifference).toBeGreaterThan(1.5);
    expect(Math.abs(found.difference - 0.5)).toBeLessThan(0.25);
    expect(Math.abs(found.balance[0]!.after)).toBeLessThan(Math.abs(found.balance[0]!.before));
    expect(found.warnings.map(({ code }) => code)).toContain('unmeasured_selection');
    expect(new Set(found.pairs.map(({ other }) => other)).size).toBe(found.pairs.length);
  });

  test('says when nobody can be compared', () => {
    const alone = matchFirms(data, { involved: 'size', outcome: 'gain', covariates: ['size'] });
    expect(alone.kind).toBe('not_concluded');
  });
});
