import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportAgreement } from './agreement-report.ts';
import { agreementWeights } from './agreement-weights.ts';
import { chanceCorrected } from './chance-corrected.ts';
import { cohenKappa } from './kappa.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { holsti, percentAgreement } from './percent.ts';
import { ratingTable } from './rating-table.ts';
import type { Agreement, Ratings } from './types.ts';

const value = (found: Agreement): number | null => (found.kind === 'coefficient' ? found.value : null);
const reason = (found: { kind: string; reason?: string }): string | undefined => found.reason;
const options = { scale: 'nominal' as const, resamples: 200, seed: 1, confidence: 0.95 };

const table = fc.array(
  fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 6 }), { minLength: 3, maxLength: 3 }),
  { minLength: 4, maxLength: 25 },
);

describe('agreement of coders', () => {
  test('does not depend on the order of coders nor of units', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('nominal' as const, 'ordinal' as const, 'interval' as const, 'ratio' as const),
        (rows, scale) => {
          const turned = rows.toReversed().map((row) => row.toReversed());
          const [first, second] = [rows, turned].map((own) => krippendorffAlpha(ratingTable(own), scale));
          if (first!.kind === 'coefficient') expect(value(second!)).toBeCloseTo(first!.value, 10);
          else expect(second).toEqual(first);
        },
      ),
      { seed: 42, numRuns: 60 },
    );
  });

  test('is 1 when all say the same and something varies, whatever the coefficient', () => {
    const same: Ratings = [1, 2, 3, 2, 1].map((one) => [one, one, null, one]);
    const own = ratingTable(same);
    const weights = agreementWeights(own.categories, 'identity');
    for (const scale of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      expect(value(krippendorffAlpha(own, scale))).toBe(1);
    }
    for (const model of ['fleiss', 'conger', 'gwet', 'brennan-prediger'] as const) {
      if (model !== 'conger') expect(value(chanceCorrected(own, model, weights))).toBeCloseTo(1, 12);
    }
  });

  test('α of two coders with all ratings follows Scott’s π: 1 − (1−π)(n−1)/n', () => {
    const rows: Ratings = [
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
      ['c', 'c'],
      ['c', 'a'],
      ['b', 'b'],
    ];
    const own = ratingTable(rows);
    const pi = value(chanceCorrected(own, 'fleiss', agreementWeights(own.categories, 'identity')))!;
    expect(value(krippendorffAlpha(own, 'nominal'))).toBeCloseTo(1 - ((1 - pi) * 11) / 12, 12);
  });

  test('what cannot be concluded is said', () => {
    expect(reason(reportAgreement([['a'], ['b']], options))).toBe('one_coder');
    expect(
      reason(
        reportAgreement(
          [
            ['a', null],
            [null, 'b'],
          ],
          options,
        ),
      ),
    ).toBe('no_common_unit');
    expect(reason(reportAgreement([], options))).toBe('one_coder');
    const same = reportAgreement(
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
      options,
    );
    expect(same.kind === 'agreement' && reason(same.alpha.result)).toBe('no_variation');
    expect(same.kind === 'agreement' && reason(same.pairs[0]!.kappa)).toBe('no_variation');
    expect(same.kind === 'agreement' && reason(same.gwet.result)).toBe('no_variation');
    const words = ratingTable([
      ['a', 'b'],
      ['c', 'c'],
    ]);
    expect(reason(krippendorffAlpha(words, 'interval'))).toBe('not_numeric');
    expect(
      reason(
        krippendorffAlpha(
          ratingTable([
            [-1, 2],
            [1, 1],
          ]),
          'ratio',
        ),
      ),
    ).toBe('negative_value');
    expect(
      reason(
        percentAgreement(
          ratingTable([
            ['a', 'b', null],
            [null, 'a', 'a'],
          ]),
        ),
      ),
    ).toBe('incomplete');
  });

  test('a value that only looks good on few units is undecided', () => {
    const rows: Ratings = [
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'b'],
      ['b', 'b'],
      ['a', 'a'],
    ];
    const found = reportAgreement(rows, options);
    expect(found.kind === 'agreement' && found.verdict).toBe('undecided');
    expect(found.kind === 'agreement' && found.disagreements).toEqual([
      { unit: 4, ratings: ['a', 'b'], share: 1 },
    ]);
    expect(found.kind === 'agreement' && found.confused).toEqual([{ first: 'a', second: 'b', times: 1 }]);
  });

  test('Holsti of 93 % as in a double coding: 186 common decisions of 200 each', () => {
    expect(holsti(186, 200, 200)).toBeCloseTo(0.93, 12);
    expect(holsti(11, 10, 12)).toBeNull();
    expect(holsti(0, 0, 0)).toBeNull();
  });

  test('weighted κ is κ with two categories', () => {
    const own = ratingTable([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(value(cohenKappa(own, 0, 1, 'quadratic'))).toBeCloseTo(value(cohenKappa(own))!, 12);
  });
});
