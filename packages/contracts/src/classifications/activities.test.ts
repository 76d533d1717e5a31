import { describe, expect, it } from 'vitest';
import {
  activityCodeOf,
  activityDivisions,
  activityLabel,
  activityOfTitle,
  activitySections,
  activitySubclasses,
  sectionOf,
} from './activities.ts';

describe('activity codes', () => {
  it('holds the whole nomenclature', () => {
    expect(activitySections).toHaveLength(21);
    expect(activityDivisions).toHaveLength(88);
    expect(activitySubclasses()).toHaveLength(732);
    expect(activityDivisions.every((each) => each.fr !== '' && each.en !== '')).toBe(true);
  });

  it.each([
    ['11.02A', 'naf_rev2', '11.02A'],
    ['1102a', 'naf_rev2', '11.02A'],
    ['62.01 Z', 'naf_rev2', '62.01Z'],
    ['11.02B - Vinification', 'naf_rev2', '11.02B'],
    ['11.02', 'nace_rev2', '11.02'],
    ['111', 'unknown', '11.1'],
    ['110', 'nace_rev2', '11.0'],
    ['11', 'nace_rev2', '11'],
    ['C', 'nace_rev2', 'C'],
    ['1.11Z', 'naf_rev2', '01.11Z'],
    ['62.10Y', 'unknown', '62.10Y'],
  ])('reads %s', (text, scheme, code) => {
    expect(activityCodeOf(text)).toEqual({ scheme, code });
  });

  it.each(['Aéronautique', 'PME', '34000', '', 'Z', '123456'])('sees no code in %s', (text) => {
    expect(activityCodeOf(text)).toBeNull();
  });

  it('says which level a title belongs to when the code itself has none in that language', () => {
    expect(activityLabel('11.02B', 'fr')).toEqual({ label: 'Vinification', labelledCode: '11.02B' });
    expect(activityLabel('11.02B', 'en')).toEqual({
      label: 'Manufacture of beverages',
      labelledCode: '11.0',
    });
    expect(activityLabel('62.10Y', 'fr')).toBeNull();
    expect(sectionOf('11.02B')).toBe('C');
  });

  it('finds a code by its official title', () => {
    expect(activityOfTitle('vinification')?.code).toBe('11.02B');
    expect(activityOfTitle('Scientific research and development')?.code).toBe('72');
    expect(activityOfTitle('Poésie appliquée')).toBeNull();
  });
});
