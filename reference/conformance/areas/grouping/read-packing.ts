import type { Column } from '@grappe/engine/groups';
import type { JsonObject } from '../../adapter.ts';

/** A weighted set packing as the reference cases give it: listed, by rows, by a hash, or by pairwise synergy. */
export interface PackingCase {
  readonly rowCount: number;
  /** Every column of the case, also those without positive value, in lexicographic order when generated. */
  readonly columns: readonly Column[];
  /** Every row must be covered. */
  readonly partition: boolean;
}

export type ReadPacking =
  | { readonly kind: 'packing'; readonly packing: PackingCase }
  | { readonly kind: 'unknown'; readonly reason: string };

export function readPacking(input: JsonObject): ReadPacking {
  if (Array.isArray(input['columns'])) return found(input, listedCase(input));
  if (Array.isArray(input['row_columns_0_based'])) return found(input, byRowsCase(input));
  if (Array.isArray(input['synergy_upper_triangle'])) return found(input, synergyCase(input));
  if (typeof input['hash'] === 'string') return hashedCase(input);
  return { kind: 'unknown', reason: 'the adapter knows no such set packing input' };
}

function found(input: JsonObject, packing: Omit<PackingCase, 'partition'>): ReadPacking {
  return { kind: 'packing', packing: { ...packing, partition: input['partition'] === true } };
}

function listedCase(input: JsonObject): Omit<PackingCase, 'partition'> {
  const lists = input['columns'] as readonly (readonly number[])[];
  const values = input['values'] as readonly number[];
  const columns = lists.map((rows, i) => ({ rows: ascending(rows), value: values[i]! }));
  return { rowCount: Number(input['firms'] ?? input['rows']), columns };
}

function byRowsCase(input: JsonObject): Omit<PackingCase, 'partition'> {
  const values = input['cost'] as readonly number[];
  const rowColumns = input['row_columns_0_based'] as readonly (readonly number[])[];
  const rowsOf: number[][] = values.map(() => []);
  for (const [row, columns] of rowColumns.entries()) for (const column of columns) rowsOf[column]!.push(row);
  return { rowCount: rowColumns.length, columns: values.map((value, i) => ({ rows: rowsOf[i]!, value })) };
}

function synergyCase(input: JsonObject): Omit<PackingCase, 'partition'> {
  const triangle = input['synergy_upper_triangle'] as readonly (readonly number[])[];
  const fixedCost = (input['fixed_cost_by_size'] ?? {}) as Record<string, number>;
  const count = Number(input['firms']);
  const sizes = input['group_sizes'] as readonly number[];
  return { rowCount: count, columns: groupsByPairs(count, sizes, triangle, fixedCost) };
}

/** All groups of the sizes; value = Σ of the weights of their pairs − fixed cost of the size. */
export function groupsByPairs(
  count: number,
  sizes: readonly number[],
  upperTriangle: readonly (readonly number[])[],
  fixedCost: Readonly<Record<string, number>> = {},
): Column[] {
  return sizes.flatMap((size) =>
    combinations(count, size).map((rows) => {
      let value = -(fixedCost[String(size)] ?? 0);
      for (const [i, a] of rows.entries()) {
        for (const b of rows.slice(i + 1)) value += upperTriangle[a]![b - a - 1]!;
      }
      return { rows, value };
    }),
  );
}

const KNOWN_HASH =
  'h(seed, members ascending, 0-based): x=seed; for each member m: x = x XOR (m+1); x = x*16777619 mod 2^32; x = x XOR (x>>>15); x = x*2246822519 mod 2^32; x = x XOR (x>>>13). All unsigned 32-bit.';

function hashedCase(input: JsonObject): ReadPacking {
  const rule = /^value\(group\) = h\(seed,group\) mod (\d+)( \+ size_bonus\[size\])?$/.exec(
    String(input['value_rule']),
  );
  if (rule === null || input['hash'] !== KNOWN_HASH) {
    return { kind: 'unknown', reason: 'the adapter knows another hash or value rule' };
  }
  const modulus = Number(rule[1]);
  const bonus = (rule[2] === undefined ? {} : (input['size_bonus'] ?? {})) as Record<string, number>;
  const sizes = input['group_sizes'] as readonly number[];
  const count = Number(input['firms']);
  const seed = Number(input['seed']);
  const columns = sizes.flatMap((size) =>
    combinations(count, size).map((rows) => {
      return { rows, value: (hash(seed, rows) % modulus) + (bonus[String(size)] ?? 0) };
    }),
  );
  return found(input, { rowCount: count, columns });
}

function hash(seed: number, members: readonly number[]): number {
  let x = seed >>> 0;
  for (const member of members) {
    x = (x ^ (member + 1)) >>> 0;
    x = Math.imul(x, 16777619) >>> 0;
    x = (x ^ (x >>> 15)) >>> 0;
    x = Math.imul(x, 2246822519) >>> 0;
    x = (x ^ (x >>> 13)) >>> 0;
  }
  return x;
}

/** Subsets of 0…count−1 of one size, lexicographic. */
export function combinations(count: number, size: number): number[][] {
  const all: number[][] = [];
  const extend = (chosen: readonly number[], from: number): void => {
    if (chosen.length === size) {
      all.push([...chosen]);
      return;
    }
    for (let next = from; next <= count - (size - chosen.length); next += 1)
      extend([...chosen, next], next + 1);
  };
  extend([], 0);
  return all;
}

export function ascending(rows: readonly number[]): number[] {
  return rows.toSorted((a, b) => a - b);
}
