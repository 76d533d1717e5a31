import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codingAgreement } from './coding-agreement.ts';
import type { CodedPassage, CodingAgreement, DoubleCoding } from './coding-agreement.ts';
import { cohenKappa } from './kappa.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { ratingTable } from './rating-table.ts';
import type { Agreement } from './types.ts';

const options = { resamples: 200, seed: 5, confidence: 0.95 };
const value = (found: Agreement): number | null => (found.kind === 'coefficient' ? found.value : null);
const units = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, n) => [n * 10, n * 10 + 9]);
const passage = (coder: 0 | 1, code: number, unit: number, level: number | null = null): CodedPassage => ({
  coder,
  code,
  start: unit * 10,
  end: unit * 10 + 9,
  level,
});
const measured = (coding: DoubleCoding): CodingAgreement => {
  const found = codingAgreement(coding, options);
  if (found.kind !== 'coding_agreement') throw new Error(found.reason);
  return found;
};

describe('agreement of two people who coded a text apart', () => {
  test('counts decisions of each code at each unit, and says where they differ', () => {
    const found = measured({
      units: units(4),
      codes: [{ levels: 0 }, { levels: 0 }],
      passages: [passage(0, 0, 0), passage(1, 0, 0), passage(0, 0, 1), passage(1, 1, 2), passage(0, 1, 2)],
    });
    expect(found.codes[0]).toMatchObject({
      both: 1,
      first: 1,
      second: 0,
      neither: 2,
      percent: 0.75,
      holsti: 2 / 3,
    });
    expect(found.overall).toMatchObject({
      both: 2,
      first: 1,
      second: 0,
      neither: 5,
      percent: 7 / 8,
      holsti: 0.8,
    });
    expect(found.differences).toEqual([{ unit: 1, code: 0, said: [0, null] }]);
    expect(value(found.codes[1]!.kappa.result)).toBe(1);
  });

  test('gives the κ and the α of the same decisions written as ratings', () => {
    const marks = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(marks, (pairs) => {
        fc.pre(pairs.some(([one]) => one) && pairs.some(([, other]) => other));
        const found = measured({
          units: units(pairs.length),
          codes: [{ levels: 0 }],
          passages: pairs.flatMap(([one, other], unit) => [
            ...(one ? [passage(0, 0, unit)] : []),
            ...(other ? [passage(1, 0, unit)] : []),
          ]),
        });
        const table = ratingTable(pairs.map(([one, other]) => [Number(one), Number(other)]));
        for (const [mine, theirs] of [
          [found.overall.kappa.result, cohenKappa(table)],
          [found.overall.alpha.result, krippendorffAlpha(table, 'nominal')],
        ] as const) {
          expect(mine.kind).toBe(theirs.kind);
          if (theirs.kind === 'coefficient') expect(value(mine)).toBeCloseTo(theirs.value, 10);
        }
      }),
      { seed: 28, numRuns: 100 },
    );
  });

  test('does not depend on who is called first, and a passage over several units counts at each', () => {
    const passages = [
      { coder: 0 as const, code: 0, start: 5, end: 25, level: null },
      { coder: 1 as const, code: 0, start: 12, end: 13, level: null },
    ];
    const coding = { units: units(4), codes: [{ levels: 0 }], passages };
    const turned = {
      ...coding,
      passages: passages.map((one) => ({ ...one, coder: one.coder === 0 ? (1 as const) : (0 as const) })),
    };
    expect(measured(coding).overall).toMatchObject({ both: 1, first: 2, second: 0, neither: 1 });
    expect(measured(turned).overall.kappa.result).toMatchObject({
      value: value(measured(coding).overall.kappa.result),
    });
  });

  test('weighs degrees: one step apart is nearer than two', () => {
    const graded = (other: number) =>
      measured({
        units: units(6),
        codes: [{ levels: 3 }],
        passages: [
          ...[1, 2, 3].map((level, unit) => passage(0, 0, unit, level)),
          ...[1, 2, other].map((level, unit) => passage(1, 0, unit, level)),
        ],
      }).codes[0]!;
    const [same, near, far] = [3, 2, 1].map((level) => value(graded(level).weightedKappa)!) as [
      number,
      number,
      number,
    ];
    expect(same).toBeCloseTo(1, 12);
    expect(near).toBeGreaterThan(far);
    expect(value(graded(2).alpha.result)!).toBeGreaterThan(value(graded(1).alpha.result)!);
  });

  test('concludes nothing when one of the two coded nothing, or there is no unit', () => {
    const codes = [{ levels: 0 }];
    for (const coding of [
      { units: units(3), codes, passages: [] },
      { units: units(3), codes, passages: [passage(0, 0, 1)] },
      { units: [], codes, passages: [passage(0, 0, 1), passage(1, 0, 1)] },
    ])
      expect(codingAgreement(coding, options)).toEqual({ kind: 'not_concluded', reason: 'no_common_unit' });
  });

  test('has intervals that hold the value, the same at every run', () => {
    const passages = units(60).flatMap((_, unit) => [
      ...(unit % 3 === 0 ? [passage(0, 0, unit)] : []),
      ...(unit % 3 === 0 && unit % 5 !== 0 ? [passage(1, 0, unit)] : []),
    ]);
    const coding = { units: units(60), codes: [{ levels: 0 }], passages };
    const { kappa } = measured(coding).overall;
    expect(kappa.interval!.low).toBeLessThan(value(kappa.result)!);
    expect(kappa.interval!.high).toBeGreaterThan(value(kappa.result)!);
    expect(measured(coding)).toEqual(measured(coding));
  });
});
