import type { Balance, Transfer, TransferPlan } from './types.ts';

/** Subsets of this many balances are looked at: a table of 2^20. */
const MAX_EXACT = 20;

/**
 * Payments that settle balances adding up to zero (positive is owed, negative owes), as few as possible: with n balances that are
 * not zero and at most k disjoint sets of them that each add up to zero, n − k payments are needed and suffice. The sets
 * are found exactly up to 20 balances, by a table over subsets, O(n 2^n). Above, pairs that cancel out are taken first and the
 * rest is paid from the largest to the largest; then `fewest` is true only when the number of payments reaches the plain
 * bound (one for each who owes, one for each who is owed). Every payment has one payer and one payee; nobody both pays and
 * is paid. Throws when the balances do not add up to zero: check before.
 */
export function fewestTransfers(balances: readonly Balance[]): TransferPlan {
  const open = balances.filter(({ cents }) => cents !== 0);
  if (open.reduce((sum, { cents }) => sum + cents, 0) !== 0)
    throw new RangeError('balances must add up to 0');
  if (open.length <= MAX_EXACT) return { transfers: zeroSets(open).flatMap(payWithin), fewest: true };
  const { pairs, rest } = cancellingPairs(open);
  const transfers = [...pairs.flatMap(payWithin), ...payWithin(rest)];
  const owing = open.filter(({ cents }) => cents < 0).length;
  return { transfers, fewest: transfers.length === Math.max(owing, open.length - owing) };
}

/**
 * As many disjoint sets that add up to zero as possible. most[S] = the largest number of zero-sum prefixes among the orders of S:
 * each player that comes last leaves most[S∖i], and S counts once more when it adds up to zero itself.
 */
function zeroSets(open: readonly Balance[]): Balance[][] {
  const count = open.length;
  const sums = new Float64Array(2 ** count);
  const most = new Int8Array(2 ** count);
  for (let mask = 1; mask < sums.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    sums[mask] = (sums[mask & (mask - 1)] as number) + (open[lowest] as Balance).cents;
    let best = 0;
    for (let left = mask; left !== 0; left &= left - 1) {
      best = Math.max(best, most[mask ^ (left & -left)] as number);
    }
    most[mask] = best + (sums[mask] === 0 ? 1 : 0);
  }
  return cutAtZero(open, sums, most);
}

/** Walks back from everybody along a best order, closing a set wherever what is left adds up to zero. */
function cutAtZero(open: readonly Balance[], sums: Float64Array, most: Int8Array): Balance[][] {
  const sets: Balance[][] = [];
  let mask = sums.length - 1;
  while (mask !== 0) {
    if (sums[mask] === 0) sets.push([]);
    const wanted = (most[mask] as number) - (sums[mask] === 0 ? 1 : 0);
    let left = mask;
    while (most[mask ^ (left & -left)] !== wanted) left &= left - 1;
    const last = left & -left;
    sets.at(-1)?.push(open[31 - Math.clz32(last)] as Balance);
    mask ^= last;
  }
  return sets;
}

/** Pays from who owes most to who is owed most, until all is settled: at most one payment less than balances. */
function payWithin(set: readonly Balance[]): Transfer[] {
  const byAmount = (a: Balance, b: Balance) =>
    Math.abs(b.cents) - Math.abs(a.cents) || ((a.id ?? '') < (b.id ?? '') ? -1 : 1);
  const owing = set.filter(({ cents }) => cents < 0).toSorted(byAmount);
  const owed = set.filter(({ cents }) => cents > 0).toSorted(byAmount);
  const transfers: Transfer[] = [];
  let [payer, payee] = [0, 0];
  let debt = -(owing[0]?.cents ?? 0);
  let claim = owed[0]?.cents ?? 0;
  while (payer < owing.length && payee < owed.length) {
    const amountCents = Math.min(debt, claim);
    transfers.push({ from: owing[payer]?.id ?? null, to: owed[payee]?.id ?? null, amountCents });
    debt -= amountCents;
    claim -= amountCents;
    if (debt === 0) debt = -(owing[++payer]?.cents ?? 0);
    if (claim === 0) claim = owed[++payee]?.cents ?? 0;
  }
  return transfers;
}

function cancellingPairs(open: readonly Balance[]): { pairs: Balance[][]; rest: Balance[] } {
  const waiting = new Map<number, Balance[]>();
  const pairs: Balance[][] = [];
  for (const balance of open) {
    const match = waiting.get(-balance.cents)?.pop();
    if (match) pairs.push([match, balance]);
    else waiting.set(balance.cents, [...(waiting.get(balance.cents) ?? []), balance]);
  }
  return { pairs, rest: [...waiting.values()].flat() };
}
