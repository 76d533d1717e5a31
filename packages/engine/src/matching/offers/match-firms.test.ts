import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf, lexicon } from './lexicon.ts';
import { matchFirms } from './match-firms.ts';
import { readStatement } from './statement-terms.ts';
import type { MatchingFirm } from './types.ts';

const firm = (id: string, said: Partial<MatchingFirm> = {}): MatchingFirm => ({
  id,
  offers: [],
  needs: [],
  offerCodes: [],
  needCodes: [],
  markets: [],
  languages: [],
  ...said,
});

describe('terms of a statement', () => {
  const termsOf = (text: string): string[] => readStatement(text).terms.map(({ term }) => term);

  it('are the same things in both languages, the longest form first', () => {
    expect(termsOf("Un commercial partagé à l'export")).toEqual(termsOf('A shared sales manager for export'));
    expect(termsOf('Barriques de chêne')).toEqual(termsOf('Oak barrels').toReversed());
    expect(readStatement('une impression 3D').terms).toEqual([
      { term: '=additive manufacturing', words: 'impression 3d' },
    ]);
    expect(termsOf('Œnologues')).toEqual(termsOf('winemakers'));
  });

  it('know the language from small words, accents and elisions, or do not', () => {
    expect(languageOf('un distributeur en Californie')).toBe('fr');
    expect(languageOf('a distributor in California')).toBe('en');
    expect(languageOf('Capteurs')).toBe(null);
  });

  it('have a lexicon whose forms fit the window', () => {
    for (const forms of [lexicon.fr, lexicon.en]) {
      expect(forms.size).toBeGreaterThan(150);
      for (const form of forms.keys()) expect(form.split(' ').length).toBeLessThanOrEqual(4);
    }
  });
});

describe('offers against needs', () => {
  const sensors = firm('sensors', {
    offers: ['Capteurs de sève'],
    needs: ['A boilermaker'],
    markets: ['ES'],
    languages: ['fr'],
  });
  const grower = firm('grower', {
    needs: ['Probes that follow sap', 'yeast'],
    markets: ['ES', 'PT'],
    languages: ['en', 'fr'],
  });
  const welder = firm('welder', {
    offers: ['Chaudronnerie fine'],
    needs: ['sap sensors'],
    markets: ['DE'],
    languages: ['de'],
  });

  it('are matched both ways, with the words of each', () => {
    const found = matchFirms([sensors], [grower, welder]);
    expect(found.map(({ second }) => second)).toEqual(['welder', 'grower']);
    expect(found[0]!.ways.map(({ from }) => from).toSorted()).toEqual(['first', 'second']);
    expect(found[1]).toMatchObject({ commonMarkets: ['ES'], commonLanguages: ['fr'] });
    expect(found[1]!.ways[0]).toMatchObject({ from: 'first', offer: 0, need: 0 });
    expect(found[1]!.ways[0]!.matchedWords).toMatchObject([{ offer: 'capteurs', need: 'probes' }]);
  });

  it('are kept from pairs known to have no market or language in common, never for what is unknown', () => {
    const unknown = firm('unknown', { needs: ['capteurs'] });
    const seen = (options: Parameters<typeof matchFirms>[2]): string[] =>
      matchFirms([sensors], [grower, welder, unknown], options)
        .map(({ second }) => second)
        .toSorted();
    expect(seen({})).toEqual(['grower', 'unknown', 'welder']);
    expect(seen({ commonMarket: true })).toEqual(['grower', 'unknown']);
    expect(seen({ commonLanguage: true })).toEqual(['grower', 'unknown']);
    expect(seen({ languages: ['fr'] })).toEqual(['grower', 'unknown']);
    expect(seen({ markets: ['DE'] })).toEqual([]);
    expect(matchFirms([sensors], [unknown])[0]).toMatchObject({ commonMarkets: null, commonLanguages: null });
  });

  it('agree on codes, the rarer the better, and say which', () => {
    const others = Array.from({ length: 6 }, (_, at) => firm(`other ${at}`, { offerCodes: ['nace:11.02'] }));
    const maker = firm('maker', { offerCodes: ['hs:8432.80', 'nace:28.30'] });
    const buyer = firm('buyer', { needCodes: ['hs:8432', 'nace:11.02'] });
    const found = matchFirms([maker, ...others], [buyer], { least: 0.01 });
    expect(found[0]).toMatchObject({ first: 'maker', ways: [{ offer: null, need: null, words: 0 }] });
    expect(found[0]!.ways[0]!.matchedCodes).toEqual([
      { offer: 'hs:8432.80', need: 'hs:8432', likeness: 4 / 6 },
    ]);
    expect(found.find(({ first }) => first === 'other 0')!.worth).toBeLessThan(found[0]!.worth);
  });

  it('keep the best of each firm, and turn round with the sides', () => {
    const words = [
      'capteur',
      'barrique',
      'levure',
      'sensor',
      'cask',
      'yeast',
      'tractor',
      'drone',
      'label',
      'cuve',
    ];
    const texts = fc.array(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((list) => list.join(' ')),
      { maxLength: 2 },
    );
    const side = (name: string) =>
      fc
        .array(fc.record({ offers: texts, needs: texts }), { maxLength: 5 })
        .map((list) => list.map((said, at) => firm(`${name}${at}`, said)));
    fc.assert(
      fc.property(side('a'), side('b'), (a, b) => {
        const found = matchFirms(a, b);
        for (const { worth, ways } of found) {
          expect(worth).toBeGreaterThanOrEqual(0.12);
          expect(worth).toBeLessThanOrEqual(1);
          for (const { words: cosine, matchedWords } of ways)
            if (cosine > 0) expect(matchedWords.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }
        const turned = matchFirms(b, a);
        const keyed = (list: typeof found, turn: boolean) =>
          list
            .map(({ first, second, worth }) =>
              [...(turn ? [second, first] : [first, second]), worth.toFixed(9)].join(),
            )
            .toSorted();
        expect(keyed(turned, true)).toEqual(keyed(found, false));
        for (const one of a)
          expect(
            matchFirms(a, b, { mostPerFirm: 1 }).filter(({ first }) => first === one.id).length,
          ).toBeLessThanOrEqual(b.length);
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
  });
});
