import { describe, expect, it } from 'vitest';
import { departement, departementOf, departementOfPostcode } from './departements.ts';
import { headcountBracketOf } from './headcount-brackets.ts';

describe('départements', () => {
  it.each([
    ['34 - Hérault', '34'],
    ['HERAULT', '34'],
    ['Hérault (34)', '34'],
    ['1', '01'],
    ['2a', '2A'],
    ['La Réunion', '974'],
  ])('reads %s', (text, code) => expect(departementOf(text)).toBe(code));

  it.each([
    ['34000', '34'],
    ['20137', '2A'],
    ['20200', '2B'],
    ['97110', '971'],
    ['2A004', '2A'],
    ['1000', null],
    ['SW1A 1AA', null],
  ])('locates %s', (postcode, code) => expect(departementOfPostcode(postcode)).toBe(code));

  it('gives a centre in metropolitan France and none overseas', () => {
    expect(departement('34')?.centre?.latitude).toBeCloseTo(43.6, 0);
    expect(departement('974')?.centre).toBeNull();
  });
});

describe('headcount brackets', () => {
  it.each([
    ['11', '11'],
    ['3', '03'],
    ['10 à 19 salariés', '11'],
    ['1 000 à 1 999', '42'],
    ['10-19', '11'],
    ['10 000 et plus', '53'],
    ['NN', 'NN'],
    ['50-249', null],
    ['beaucoup', null],
  ])('reads %s as %s', (text, code) => expect(headcountBracketOf(text)).toBe(code));
});
