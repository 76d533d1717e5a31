import { describe, expect, it } from 'vitest';
import { countryCodes, countryName, countryOf } from './countries.ts';

describe('countries', () => {
  it('recognises the French and the English name of every country', () => {
    const lost = countryCodes.filter(
      (code) =>
        countryOf(countryName(code, 'fr') ?? '') !== code ||
        countryOf(countryName(code, 'en') ?? '') !== code,
    );
    expect(lost).toEqual([]);
    expect(countryCodes.length).toBeGreaterThan(240);
  });

  it.each([
    ['UK', 'GB'],
    ['EL', 'GR'],
    ['fra', 'FR'],
    ['ALLEMAGNE', 'DE'],
    ['Etats-Unis', 'US'],
    ['U.S.A.', 'US'],
    ['les Pays-Bas', 'NL'],
    ['Côte d’Ivoire', 'CI'],
    ['St. Kitts & Nevis', 'KN'],
    ['Congo-Kinshasa', 'CD'],
  ])('reads %s as %s', (text, code) => {
    expect(countryOf(text)).toBe(code);
  });

  it.each(['XX', 'ZZ', 'Wakanda', '', '12'])('does not know %s', (text) => {
    expect(countryOf(text)).toBeNull();
  });
});
