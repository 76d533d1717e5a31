import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockAt, blocksOf, codingsByBlock, sameCodings, segmentsOf } from './coding-blocks.ts';
import type { CodingTuple, Paragraph } from './coding-blocks.ts';

const paragraphs = (lengths: readonly number[]): Paragraph[] => {
  let at = 0;
  return lengths.map((length) => {
    const start = at;
    at += length + 1;
    return [start, start + length, 0, -1];
  });
};
const coding = (start: number, end: number): CodingTuple => [
  `${start}-${end}`,
  'code',
  'coder',
  start,
  end,
  0,
  1,
  null,
];
const lengths = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 200 });

it('every paragraph is in one block, in its order, and found again by its place', () => {
  fc.assert(
    fc.property(lengths, (given) => {
      const all = paragraphs(given);
      const blocks = blocksOf(all);
      expect(blocks.flatMap((block) => block.paragraphs)).toEqual(all);
      for (const [at, block] of blocks.entries()) expect(blockAt(blocks, block.start)).toBe(at);
    }),
    { seed: 28, numRuns: 60 },
  );
});

it('a coding is in the blocks that it touches, and the others keep what they had', () => {
  const blocks = blocksOf(paragraphs(Array.from({ length: 60 }, () => 1000)));
  const one = coding(100, 200);
  const long = coding(5_900, 14_500);
  const first = codingsByBlock(blocks, [one, long]);
  expect(first.flatMap((own, at) => (own.includes(long) ? [at] : []))).toEqual([0, 1, 2]);
  const second = codingsByBlock(blocks, [one, long, coding(20_000, 20_010)]);
  expect(second.filter((own, at) => !sameCodings(own, first[at] ?? []))).toHaveLength(1);
});

it('segments cover a paragraph once, each under its codings', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 100 }))
    .filter(([a, b]) => a < b);
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), fc.option(range), (ranges, picked) => {
      const codings = ranges.map(([start, end]) => coding(start, end));
      const pick = picked === null ? null : { start: picked[0], end: picked[1] };
      const segments = segmentsOf([0, 100, 0, -1], codings, pick);
      expect(segments.map(({ start, end }) => end - start).reduce((sum, own) => sum + own, 0)).toBe(100);
      for (const { start, end, codings: own, isPicked } of segments) {
        expect(own).toEqual(codings.filter((one) => one[3] <= start && one[4] >= end));
        expect(isPicked).toBe(pick !== null && pick.start <= start && pick.end >= end);
      }
    }),
    { seed: 28, numRuns: 100 },
  );
});
