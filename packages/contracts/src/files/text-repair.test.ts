import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairedText } from './text-repair.ts';

/** What a reader sees when UTF-8 is decoded with this table. */
const misdecoded = (text: string, label: string): string =>
  new TextDecoder(label).decode(new TextEncoder().encode(text));

describe('accents that were decoded wrongly', () => {
  it.each([
    ['Universit√© Paris-Est', 'Université Paris-Est'],
    ['M√ºnster', 'Münster'],
    ['52¬∞North', '52°North'],
    ['Bucure≈üti', 'Bucureşti'],
    ['≈Å√≥d≈∫', 'Łódź'],
    ['ENTENTE POUR LA FOR√äT M√âDITERRAN√âENNE', 'ENTENTE POUR LA FORÊT MÉDITERRANÉENNE'],
    ['√ñstav hospod√°≈ôsk√Ω', 'Östav hospodářský'],
    ['ŒöŒïŒëŒî (KEAD)', 'ΚΕΑΔ (KEAD)'],
    ['SociÃ©tÃ© GÃ©nÃ©rale', 'Société Générale'],
    ['Lâ€™OrÃ©al', 'L’Oréal'],
    ['Ã‰cole', 'École'],
  ])('%s → %s', (broken, repaired) => expect(repairedText(broken)).toBe(repaired));

  it.each([
    'Université de la Méditerranée',
    '…à une gestion partagée…',
    'été–automne, été—hiver',
    'São Paulo',
    '«FORÊT»',
    '“Cité” — l’œuvre',
    'ÉTÉ 2024 : 50 €',
    'A√B ≈ 3',
    'Ελλάδα',
    'Łódź',
  ])('leaves %s alone', (text) => expect(repairedText(text)).toBeNull());

  it('finds back any French text that Windows-1252 or Mac Roman has broken', () => {
    const letters = fc.array(fc.constantFrom(...'éèêëàâîïôùûçÉÈÀÇœ abcxyz'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(letters, fc.constantFrom('windows-1252', 'macintosh'), (parts, label) => {
        const text = parts.join('');
        const broken = misdecoded(text, label);
        expect(repairedText(broken) ?? broken).toBe(text);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
