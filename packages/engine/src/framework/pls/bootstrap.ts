import { summariseBootstrap } from '../../statistics/quantile.ts';
import type { BootstrapSummary } from '../../statistics/quantile.ts';
import { drawCounts } from '../../statistics/resampling.ts';
import type { Chunk } from '../../statistics/resampling.ts';
import { effectAlong, indirectWays, totalEffects } from './effects.ts';
import { htmt } from './reliability.ts';
import type { PreparedPls } from './sample.ts';
import { plsSolver } from './solver.ts';
import type { Solved } from './solver.ts';
import { structureOf } from './structure.ts';
import type { Structure } from './structure.ts';

/** A figure that the bootstrap follows. */
export type PlsFigure =
  | { readonly kind: 'path'; readonly from: string; readonly to: string }
  /** Along one way only. */
  | { readonly kind: 'indirect'; readonly through: readonly string[] }
  /** Over all the ways through other constructs. */
  | { readonly kind: 'total_indirect'; readonly from: string; readonly to: string }
  | { readonly kind: 'total'; readonly from: string; readonly to: string }
  | { readonly kind: 'loading'; readonly construct: string; readonly item: string }
  | { readonly kind: 'weight'; readonly construct: string; readonly item: string }
  | { readonly kind: 'htmt'; readonly first: string; readonly second: string }
  | { readonly kind: 'r_squared'; readonly construct: string };

export interface BootstrappedFigure {
  readonly figure: PlsFigure;
  readonly summary: BootstrapSummary | null;
}

interface Follower {
  readonly figure: PlsFigure;
  readonly read: (solved: Solved, total: Float64Array) => number;
}

/** What the bootstrap of a model follows, in the order of its draws. */
export const figuresOf = (prepared: PreparedPls): PlsFigure[] =>
  followers(structureOf(prepared.model), prepared).map(({ figure }) => figure);

/**
 * The figures of the resamples of a chunk, one after the other; NaN in a resample that could not be estimated. Chunks can be
 * made anywhere and in any order: resample b depends only on the seed and b. No sign is changed. O(chunk × (n p² + iterations)).
 */
export function drawPls(prepared: PreparedPls, seed: number, chunk: Chunk): Float64Array {
  const solver = plsSolver(prepared);
  const followed = followers(solver.structure, prepared);
  const size = followed.length;
  const draws = new Float64Array((chunk.to - chunk.from) * size).fill(NaN);
  const counts = new Float64Array(prepared.rows.n);
  for (let b = chunk.from; b < chunk.to; b += 1) {
    drawCounts(counts, seed, b);
    const solved = solver.solve(counts);
    if ('kind' in solved) continue;
    const total = totalEffects(solver.structure, solved.paths);
    const from = (b - chunk.from) * size;
    for (let f = 0; f < size; f += 1) draws[from + f] = followed[f]!.read(solved, total);
  }
  return draws;
}

export interface PlsBootstrap {
  readonly figures: readonly BootstrappedFigure[];
  readonly resamples: number;
  readonly seed: number;
  /** Resamples that could not be estimated; they are in no interval. */
  readonly failed: number;
}

/** Standard errors and intervals from the draws of all chunks, in the order of the resamples. O(figures × B log B). */
export function summarisePls(
  prepared: PreparedPls,
  draws: readonly Float64Array[],
  options: { readonly seed: number; readonly confidence: number },
): PlsBootstrap | null {
  const solver = plsSolver(prepared);
  const solved = solver.solve(null);
  if ('kind' in solved) return null;
  const total = totalEffects(solver.structure, solved.paths);
  const followed = followers(solver.structure, prepared);
  const size = followed.length;
  const resamples = draws.reduce((sum, chunk) => sum + chunk.length / size, 0);
  const figures = followed.map(({ figure, read }, f) => ({
    figure,
    summary: summariseBootstrap(read(solved, total), columnOf(draws, size, f, resamples), options.confidence),
  }));
  const first = columnOf(draws, size, 0, resamples);
  const failed = first.filter((value) => Number.isNaN(value)).length;
  return { figures, resamples, seed: options.seed, failed };
}

function columnOf(draws: readonly Float64Array[], size: number, f: number, resamples: number): Float64Array {
  const column = new Float64Array(resamples);
  let b = 0;
  for (const chunk of draws) {
    for (let at = f; at < chunk.length; at += size) column[b++] = chunk[at] as number;
  }
  return column;
}

function followers(structure: Structure, prepared: PreparedPls): Follower[] {
  return [
    ...pathFollowers(structure, prepared),
    ...effectFollowers(structure),
    ...itemFollowers(structure),
    ...htmtFollowers(structure),
    ...structure.names.flatMap((construct, l): Follower[] =>
      structure.predecessors[l]!.length === 0
        ? []
        : [{ figure: { kind: 'r_squared', construct }, read: ({ rSquared }) => rSquared[l] as number }],
    ),
  ];
}

function pathFollowers({ names }: Structure, { model }: PreparedPls): Follower[] {
  const k = names.length;
  return model.paths.map(({ from, to }) => {
    const at = names.indexOf(from) * k + names.indexOf(to);
    return { figure: { kind: 'path', from, to }, read: ({ paths }) => paths[at] as number };
  });
}

function effectFollowers(structure: Structure): Follower[] {
  const { names } = structure;
  const k = names.length;
  const ways = indirectWays(structure);
  const ends = new Map(ways.map((way) => [way[0]! * k + way.at(-1)!, way]));
  return [
    ...ways.map((way): Follower => ({
      figure: { kind: 'indirect', through: way.map((c) => names[c]!) },
      read: ({ paths }) => effectAlong(way, paths, k),
    })),
    ...[...ends].flatMap(([at, way]): Follower[] => {
      const from = names[way[0]!]!;
      const to = names[way.at(-1)!]!;
      return [
        {
          figure: { kind: 'total_indirect', from, to },
          read: ({ paths }, total) => (total[at] as number) - (paths[at] as number),
        },
        { figure: { kind: 'total', from, to }, read: (_, total) => total[at] as number },
      ];
    }),
  ];
}

function itemFollowers({ names, items, start, products }: Structure): Follower[] {
  const product = new Set(products.map(({ at }) => at));
  return names.flatMap((construct, c): Follower[] => {
    if (product.has(c)) return [];
    return items.slice(start[c], start[c + 1]).flatMap((item, at): Follower[] => {
      const i = start[c]! + at;
      return [
        { figure: { kind: 'loading', construct, item }, read: ({ loadings }) => loadings[i] as number },
        { figure: { kind: 'weight', construct, item }, read: ({ weights }) => weights[i] as number },
      ];
    });
  });
}

function htmtFollowers(structure: Structure): Follower[] {
  const { names, products } = structure;
  const product = new Set(products.map(({ at }) => at));
  return names.flatMap((first, a) =>
    names.slice(a + 1).flatMap((second, after): Follower[] => {
      const b = a + 1 + after;
      if (product.has(a) || product.has(b)) return [];
      return [
        {
          figure: { kind: 'htmt', first, second },
          read: ({ correlations }) => htmt(structure, correlations, a, b) ?? NaN,
        },
      ];
    }),
  );
}
