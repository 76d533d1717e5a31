import { describe, expect, test } from 'vitest';
import { assessPhase, standing } from './assess-phase.ts';
import type { ClusterProfile } from './cluster-profile.ts';

const at = (facts: Omit<ClusterProfile, 'id'>) => assessPhase({ id: 'a', ...facts }, '2026-01-01');

describe('assessPhase', () => {
  test('nothing known, no phase', () => {
    expect(at({})).toMatchObject({ phase: null, maturity: null, coverage: 0 });
  });

  test('eighteen months, alone, without a roadmap: structuring', () => {
    const found = at({
      foundedOn: '2024-07-02',
      staff: 1,
      governance: { board: true, roadmap: false },
      projects: 0,
    });
    expect(found.phase).toBe('structuring');
    expect(found.maturity).toBeCloseTo((0.5 + 2 * 0.5 + 0 + 0) / 5, 2);
    expect(found.coverage).toBe(1);
  });

  test('a criterion that is not known is left out, not counted as zero', () => {
    expect(at({ foundedOn: '2016-01-01' })).toMatchObject({
      phase: 'development',
      maturity: 1,
      coverage: 0.2,
    });
    expect(at({ foundedOn: '2016-01-01', staff: 0 })).toMatchObject({ maturity: 0.5 });
  });

  test('governance counts twice, with what is known of it', () => {
    const found = at({ governance: { roadmap: true, fundingSecured: false }, staff: 3 });
    expect(found.maturity).toBeCloseTo(2 / 3, 12);
    expect(found.reasons[1]).toEqual({ criterion: 'governance', value: 0.5, fact: 1, outOf: 2 });
  });

  test('what the manager declares prevails, and both are told', () => {
    const found = at({ foundedOn: '2025-12-01', staff: 1, declaredPhase: 'development' });
    expect(found).toMatchObject({ phase: 'development', computed: 'structuring', declared: 'development' });
    expect(standing(found)).toBe(0.5);
    expect(standing(at({ declaredPhase: 'structuring' }))).toBe(0);
    expect(standing(at({ declaredPhase: 'development' }))).toBe(1);
  });

  test('a founding date after the date asked counts as no time at all', () => {
    expect(at({ foundedOn: '2030-01-01' }).reasons[0]).toMatchObject({ value: 0, fact: 0 });
  });
});
