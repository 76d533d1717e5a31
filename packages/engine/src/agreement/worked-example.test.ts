import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codingAgreement } from './coding-agreement.ts';
import type { CodedPassage, CodingAgreement } from './coding-agreement.ts';
import type { Agreement } from './types.ts';

/**
 * The worked example of the guide: sixty paragraphs and six codes, a hundred codes put by each, ninety-three of them the same. The
 * study of which Holsti's 93 % was published does not give its counts; these are made up.
 */
function example(): CodingAgreement {
  const units = Array.from({ length: 60 }, (_, unit) => [unit * 10, unit * 10 + 9] as const);
  const codes = Array.from({ length: 6 }, () => ({ levels: 0 }));
  const passage = (coder: 0 | 1, place: number): CodedPassage => {
    const start = (place % 60) * 10;
    return { coder, code: Math.floor(place / 60), start, end: start + 5, level: null };
  };
  // Places spread over the 360 decisions: 93 of both, then 7 of each alone.
  const places = Array.from({ length: 107 }, (_, rank) => (rank * 103) % 360);
  const passages = [
    ...places.slice(0, 93).flatMap((place) => [passage(0, place), passage(1, place)]),
    ...places.slice(93, 100).map((place) => passage(0, place)),
    ...places.slice(100).map((place) => passage(1, place)),
  ];
  const found = codingAgreement(
    { units, codes, passages },
    { resamples: 500, seed: 20_261_121, confidence: 0.95 },
  );
  if (found.kind !== 'coding_agreement') throw new Error(found.reason);
  return found;
}

const rounded = (found: Agreement, decimal: string): string =>
  found.kind === 'coefficient' ? found.value.toFixed(3).replace('.', decimal) : '';

test('the figures of the guide are those that the tool computes', () => {
  const { overall } = example();
  expect(overall).toMatchObject({ both: 93, first: 7, second: 7, neither: 253, holsti: 0.93 });
  for (const [language, decimal, percent] of [
    ['fr', ',', '96,1 %'],
    ['en', '.', '96.1%'],
  ] as const) {
    const guide = readFileSync(
      new URL(`../../../../docs/guide/${language}/23-interviews.md`, import.meta.url),
      'utf8',
    );
    expect((100 * overall.percent).toFixed(1).replace('.', decimal)).toBe(percent.replace(/\s?%/, ''));
    for (const figure of [
      percent,
      rounded(overall.kappa.result, decimal),
      rounded(overall.alpha.result, decimal),
    ])
      expect(guide).toContain(figure);
    const { low, high } = overall.alpha.interval ?? { low: NaN, high: NaN };
    for (const limit of [low, high]) expect(guide).toContain(limit.toFixed(2).replace('.', decimal));
  }
});
