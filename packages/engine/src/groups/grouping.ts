import type { GroupModel } from './group-model.ts';
import { instanceModel } from './instance.ts';
import { pairKey } from './pair-criteria.ts';
import { PairTable } from './pair-table.ts';
import type { Grouping } from './study-types.ts';
import type { GroupInstance } from './types.ts';

/** What studies of a plan read of a grouping, however it was described. */
export interface OpenGrouping {
  readonly ids: readonly string[];
  readonly model: GroupModel;
  readonly seed: number;
  /** Score of two different firms, also of a pair that may not be together; null when unknown. */
  readonly scoreOf: (a: string, b: string) => number | null;
}

export function isInstance(grouping: Grouping): grouping is GroupInstance {
  return 'pairs' in grouping;
}

export function openGrouping(grouping: Grouping): OpenGrouping {
  return isInstance(grouping) ? openInstance(grouping) : openTable(new PairTable(grouping));
}

export function openTable(table: PairTable): OpenGrouping {
  const { problem } = table;
  return {
    ids: problem.firms.map(({ id }) => id),
    model: table.model(),
    seed: problem.seed,
    scoreOf: (a, b) => table.pair(a, b).score,
  };
}

function openInstance(instance: GroupInstance): OpenGrouping {
  const scores = new Map(instance.pairs.map(({ a, b, score }) => [pairKey([a, b]), score]));
  return {
    ids: instance.firms.map(({ id }) => id),
    model: instanceModel(instance),
    seed: 1,
    scoreOf: (a, b) => scores.get(pairKey([a, b])) ?? 0,
  };
}
