import type { PublishedBlock } from './publish-edition.ts';
import type { Path } from './types.ts';

export interface Question {
  /** The dimension to tell apart, at which level (1: the coarsest). */
  readonly by: string;
  readonly level: number;
  /** Only those whose paths begin so. */
  readonly where: Readonly<Record<string, Path>>;
}

export interface Cell {
  /** The code at that level; null: not told so finely. */
  readonly code: string | null;
  readonly count: number;
  /** Sums by measure, over the blocks whose sum is told, with how many units are in these. */
  readonly sums: Readonly<Record<string, { readonly sum: number; readonly units: number }>>;
}

/**
 * A table of published blocks: each counts where its paths go far enough, and in the row `null` where they do not. What a filter
 * asks more finely than a block tells leaves that block out. Complexity: O(blocks).
 */
export function tabulate(blocks: readonly PublishedBlock[], { by, level, where }: Question): readonly Cell[] {
  const matching = blocks.filter(({ paths }) =>
    Object.entries(where).every(([dimension, asked]) => beginsWith(paths[dimension] ?? [], asked)),
  );
  const rows = Map.groupBy(matching, ({ paths }) => paths[by]?.[level - 1] ?? null);
  return [...rows]
    .map(([code, alike]) => ({ code, count: totalOf(alike), sums: sumsOf(alike) }))
    .sort(
      (a, b) =>
        Number(a.code === null) - Number(b.code === null) ||
        b.count - a.count ||
        (a.code ?? '').localeCompare(b.code ?? ''),
    );
}

const beginsWith = (path: Path, start: Path): boolean => start.every((code, index) => path[index] === code);

const totalOf = (blocks: readonly PublishedBlock[]): number =>
  blocks.reduce((total, { count }) => total + count, 0);

function sumsOf(blocks: readonly PublishedBlock[]): Cell['sums'] {
  const sums: Record<string, { sum: number; units: number }> = {};
  for (const block of blocks) {
    for (const [measure, told] of Object.entries(block.sums)) {
      const { sum, units } = sums[measure] ?? { sum: 0, units: 0 };
      sums[measure] = { sum: sum + told, units: units + block.count };
    }
  }
  return sums;
}
