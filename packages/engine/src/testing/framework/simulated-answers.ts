import { dataTable } from '../../framework/data-table.ts';
import type { DataTable } from '../../framework/data-table.ts';
import type { PlsModel } from '../../framework/pls/model.ts';
import { seededRandom } from '../../random/seeded-random.ts';

/** Numbers near the normal law, the same for the same seed. */
export function normalSource(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
}

/** Three constructs of three items: a acts on b, b on c; loadings near 0.8. */
export function simulatedAnswers(rows: number, seed: number): DataTable {
  const normal = normalSource(seed);
  const columns: Record<string, number[]> = {};
  for (let row = 0; row < rows; row += 1) {
    const a = normal();
    const b = 0.6 * a + 0.8 * normal();
    const c = 0.5 * b + 0.85 * normal();
    for (const [name, value] of Object.entries({ a, b, c })) {
      for (let i = 1; i <= 3; i += 1) (columns[`${name}${i}`] ??= []).push(0.8 * value + 0.6 * normal());
    }
  }
  return dataTable(columns);
}

export const chainModel: PlsModel = {
  constructs: ['a', 'b', 'c'].map((name) => ({
    name,
    items: [`${name}1`, `${name}2`, `${name}3`],
    weights: 'A' as const,
  })),
  paths: [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ],
  scheme: 'path',
};
