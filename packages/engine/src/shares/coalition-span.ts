/**
 * Linear span of coalitions as 0/1 vectors, exact for up to 20 players: arithmetic modulo a prime larger than every
 * minor of a 0/1 matrix of that size (at most 21^10.5 / 2^20 < 7.4e7) and whose products stay below 2^53.
 */
const PRIME = 94906249;

export interface CoalitionSpan {
  /** Number of independent coalitions added. */
  rank: number;
  /** Adds the coalition if it is independent of those present, and says whether it was. */
  add(mask: number): boolean;
  contains(mask: number): boolean;
  /** Clears the flag of every coalition that lies in the span. O(2^n). */
  clearSpanned(active: Uint8Array): void;
  copy(): CoalitionSpan;
}

/** An empty span. `rows[p]` is the reduced row whose pivot is player p, or null. */
export function coalitionSpan(players: number): CoalitionSpan {
  return spanOf(players, new Array<Float64Array | null>(players).fill(null));
}

function spanOf(players: number, rows: (Float64Array | null)[]): CoalitionSpan {
  const span: CoalitionSpan = {
    rank: rows.filter((row) => row !== null).length,
    add(mask) {
      const vector = reduce(rows, players, mask);
      const pivot = vector.findIndex((entry) => entry !== 0);
      if (pivot < 0) return false;
      insert(rows, scaled(vector, inverse(vector[pivot] as number)), pivot);
      span.rank += 1;
      return true;
    },
    contains: (mask) => reduce(rows, players, mask).every((entry) => entry === 0),
    clearSpanned(active) {
      clearSpanned(rows, players, active, span.contains);
    },
    copy: () =>
      spanOf(
        players,
        rows.map((row) => (row ? row.slice() : null)),
      ),
  };
  return span;
}

/** The coalition minus its part along the rows: zero when it lies in the span. */
function reduce(rows: readonly (Float64Array | null)[], players: number, mask: number): Float64Array {
  const vector = new Float64Array(players);
  for (let player = 0; player < players; player++) vector[player] = (mask >>> player) & 1;
  rows.forEach((row, pivot) => {
    const factor = vector[pivot] as number;
    if (row && factor !== 0) subtract(vector, row, factor);
  });
  return vector;
}

/** Keeps the rows reduced: no other row has an entry at the new pivot. */
function insert(rows: (Float64Array | null)[], added: Float64Array, pivot: number): void {
  for (const row of rows) {
    const factor = row?.[pivot] ?? 0;
    if (row && factor !== 0) subtract(row, added, factor);
  }
  rows[pivot] = added;
}

function subtract(vector: Float64Array, row: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i++) {
    const entry = ((vector[i] as number) - factor * (row[i] as number)) % PRIME;
    vector[i] = entry < 0 ? entry + PRIME : entry;
  }
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  return vector.map((entry) => (entry * factor) % PRIME);
}

/** Inverse modulo the prime, by Euclid's algorithm. */
function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}

/**
 * One vector of the null space (with a fixed spread of coefficients) has a zero product with every spanned coalition:
 * its products filter, and the coalitions that pass are tested exactly.
 */
function clearSpanned(
  rows: readonly (Float64Array | null)[],
  players: number,
  active: Uint8Array,
  contains: (mask: number) => boolean,
): void {
  const sums = nullProducts(nullVector(rows, players));
  for (let mask = 0; mask < active.length; mask++) {
    if (active[mask] && sums[mask] === 0 && contains(mask)) active[mask] = 0;
  }
}

function nullVector(rows: readonly (Float64Array | null)[], players: number): Float64Array {
  const vector = new Float64Array(players);
  for (let player = 0; player < players; player++) {
    if (rows[player] === null) vector[player] = (7919 * (player + 1) * (player + 3) + 104729) % PRIME;
  }
  const free = vector.slice();
  rows.forEach((row, pivot) => {
    if (!row) return;
    let entry = 0;
    for (let i = 0; i < players; i++) {
      if (i !== pivot) entry = (entry + (row[i] as number) * (free[i] as number)) % PRIME;
    }
    vector[pivot] = entry === 0 ? 0 : PRIME - entry;
  });
  return vector;
}

function nullProducts(vector: Float64Array): Float64Array {
  const sums = new Float64Array(2 ** vector.length);
  vector.forEach((entry, player) => {
    const bit = 1 << player;
    for (let mask = 0; mask < bit; mask++) {
      const sum = (sums[mask] as number) + entry;
      sums[bit + mask] = sum >= PRIME ? sum - PRIME : sum;
    }
  });
  return sums;
}
