import { groupWorth, haveCommonMarket, reachesFloor } from './group-model.ts';
import type { GroupModel } from './group-model.ts';

export interface CandidateGroup {
  /** Firm indices, ascending. */
  readonly members: readonly number[];
  readonly value: number;
}

/**
 * Every admissible group of positive value, or null when there are more than `limit` (or the search would look at more
 * than 40 × `limit` partial groups). Depth-first over locked units, cutting a branch at the first pair that is
 * not allowed or when no market is common any more. O(number of allowed cliques).
 */
export function enumerateGroups(model: GroupModel, limit: number): CandidateGroup[] | null {
  const { bounds, units } = model;
  const found: CandidateGroup[] = [];
  let visits = 0;

  /** False when the limit is passed. */
  const extend = (members: readonly number[], from: number): boolean => {
    for (let next = from; next < units.length; next += 1) {
      const unit = units[next]!;
      if (members.length + unit.length > bounds.max || !fits(model, members, unit)) continue;
      const grown = [...members, ...unit];
      if (!haveCommonMarket(model, grown)) continue;
      visits += 1;
      if (grown.length >= bounds.min) addIfWorth(model, grown, found);
      if (found.length > limit || visits > 40 * limit) return false;
      if (grown.length < bounds.max && !extend(grown, next + 1)) return false;
    }
    return true;
  };
  return extend([], 0) ? found : null;
}

function fits(model: GroupModel, members: readonly number[], unit: readonly number[]): boolean {
  for (const firm of unit) {
    for (const member of members) if (model.allowed[member * model.count + firm] !== 1) return false;
  }
  return true;
}

function addIfWorth(model: GroupModel, grown: readonly number[], found: CandidateGroup[]): void {
  const { value } = groupWorth(model, grown);
  if (value > 0 && reachesFloor(model, grown)) {
    found.push({ members: grown.toSorted((a, b) => a - b), value });
  }
}
