import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Balance, Transfer } from './types.ts';
import { fewestTransfers } from './fewest-transfers.ts';

const replay = { seed: 20261121, numRuns: 100 };

/** Balances that add up to zero, small enough that sets of them often cancel out. */
const balances = (most: number) =>
  fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: most }).map((cents): Balance[] => {
    const last = -cents.reduce((sum, one) => sum + one, 0);
    return [...cents, last].map((one, i) => ({ id: i === 0 ? null : `f${i}`, cents: one }));
  });

function after(before: readonly Balance[], transfers: readonly Transfer[]): number[] {
  return before.map(({ id, cents }) =>
    transfers.reduce(
      (left, { from, to, amountCents }) =>
        left + (from === id ? amountCents : 0) - (to === id ? amountCents : 0),
      cents,
    ),
  );
}

/** Fewest payments by trying every payer and payee, the first open balance always being settled next. */
function fewestBySearch(cents: readonly number[]): number {
  const open = cents.filter((one) => one !== 0);
  const [first, ...others] = open;
  if (first === undefined) return 0;
  const counts = others.flatMap((other, i) =>
    Math.sign(other) === Math.sign(first)
      ? []
      : [1 + fewestBySearch([...others.slice(0, i), first + other, ...others.slice(i + 1)])],
  );
  return Math.min(...counts);
}

describe('payments that settle', () => {
  test('two sets that cancel out need one payment less', () => {
    const { transfers, fewest } = fewestTransfers([
      { id: 'a', cents: 500 },
      { id: 'b', cents: -500 },
      { id: 'c', cents: 700 },
      { id: 'd', cents: -300 },
      { id: 'e', cents: -400 },
    ]);
    expect(fewest).toBe(true);
    expect(transfers.toSorted((x, y) => x.amountCents - y.amountCents)).toEqual([
      { from: 'd', to: 'c', amountCents: 300 },
      { from: 'e', to: 'c', amountCents: 400 },
      { from: 'b', to: 'a', amountCents: 500 },
    ]);
  });

  test('bring every balance to zero, with positive amounts, and never more than by exhaustive search', () => {
    fc.assert(
      fc.property(balances(6), (open) => {
        const { transfers, fewest } = fewestTransfers(open);
        expect(after(open, transfers).every((left) => left === 0)).toBe(true);
        expect(transfers.every(({ amountCents }) => Number.isInteger(amountCents) && amountCents > 0)).toBe(
          true,
        );
        expect(fewest).toBe(true);
        expect(transfers.length).toBe(fewestBySearch(open.map(({ cents }) => cents)));
      }),
      replay,
    );
  });

  test('above twenty balances: still settled, and said to be the fewest only where that is certain', () => {
    const one = { id: 'payer', cents: -30 };
    const many = Array.from({ length: 30 }, (_, i) => ({ id: `f${i}`, cents: 1 }));
    const single = fewestTransfers([one, ...many]);
    expect([single.transfers.length, single.fewest]).toEqual([30, true]);
    const mixed = Array.from({ length: 31 }, (_, i) => ({ id: `g${i}`, cents: i % 2 === 0 ? 1 + i : -i }));
    const rest = mixed.reduce((sum, { cents }) => sum + cents, 0);
    const open = [...mixed, { id: null, cents: -rest }];
    const plan = fewestTransfers(open);
    expect(after(open, plan.transfers).every((left) => left === 0)).toBe(true);
    expect(plan.transfers.length).toBeLessThan(open.length);
  });

  test('balances that do not add up to zero are a bug', () => {
    expect(() => fewestTransfers([{ id: 'a', cents: 1 }])).toThrow(RangeError);
  });
});
