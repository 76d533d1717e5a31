import { generalise, sharedPaths, type Part } from './generalise.ts';
import { isCounted, type Block, type Path, type Unit } from './types.ts';

/** A block of the next edition, before its sums. */
export type Outline = Omit<Block, 'sums'>;

/**
 * The blocks of the next edition. A block is never mixed with another nor joined by anyone: it stays, or falls into parts of at
 * least `threshold` units; units that were never published come in together, when they are as many as the threshold.
 *
 * Hence what is proven: over all editions, every published set (the units that answer a filter) is a union of the blocks of
 * the last edition. The difference of two answers, whatever their filters and dates, and any longer combination of unions,
 * intersections and differences of published sets, is empty or holds at least `threshold` units. One unit that comes,
 * leaves or changes never changes a count by itself: those who left are counted until as many as the threshold of their
 * block have left, and a block of which one member changed is told less finely, as a whole.
 *
 * Complexity: as {@link generalise}, for all units. Deterministic for a given order.
 */
export function advanceBlocks(
  blocks: readonly Outline[],
  units: readonly Unit[],
  dimensions: readonly string[],
  threshold: number,
): readonly Outline[] {
  const now = new Map(units.map((unit) => [unit.id, unit]));
  const known = new Set(blocks.flatMap(({ members }) => members));
  const newcomers = units.filter(({ id }) => !known.has(id));
  const before = '0'.repeat(blocks[0]?.presence.length ?? 0);
  return [
    ...blocks.flatMap((block) => advance(block, now, dimensions, threshold)),
    ...generalise(newcomers, dimensions, threshold).map((part) => counted(part, before)),
  ];
}

const counted = (part: Part, before: string): Outline => ({ ...part, presence: `${before}1` });

function advance(
  block: Outline,
  now: ReadonlyMap<string, Unit>,
  dimensions: readonly string[],
  threshold: number,
): readonly Outline[] {
  const here = block.members.flatMap((id) => now.get(id) ?? []);
  const away = block.members.filter((id) => !now.has(id));
  const mayPart = [here, away].every(({ length }) => length === 0 || length >= threshold);
  if (!mayPart) return [staying(block, here, dimensions)];
  const left = away.length === 0 ? [] : [{ ...block, members: away, presence: `${block.presence}0` }];
  return [...left, ...generalise(here, dimensions, threshold).map((part) => counted(part, block.presence))];
}

/** A block that cannot fall apart keeps only what is still true of everyone who is there; who left is counted as before. */
function staying(block: Outline, here: readonly Unit[], dimensions: readonly string[]): Outline {
  if (!block.presence.endsWith('1')) return { ...block, presence: `${block.presence}0` };
  const paths: Readonly<Record<string, Path>> = sharedPaths(
    [{ id: '', paths: block.paths, amounts: {} }, ...here],
    dimensions,
  );
  return { ...block, paths, presence: `${block.presence}1` };
}

/** Units that the blocks count today, those who left meanwhile included. */
export const countedMembers = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.filter(isCounted).flatMap(({ members }) => members));
