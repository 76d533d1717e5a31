import type { GroupModel } from './group-model.ts';
import { groupWithFirm } from './group-with-firm.ts';
import { isInstance } from './grouping.ts';
import { instanceModel } from './instance.ts';
import { pairKey } from './pair-criteria.ts';
import { PairTable } from './pair-table.ts';
import type { GroupConflict, Grouping, PairRule, RuleCount } from './study-types.ts';
import type { FirmPair, GroupInstance, GroupProblem } from './types.ts';

/** What conflicts are read from, however the grouping was described. */
interface Rules {
  readonly ids: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly minQuality: number;
  readonly locks: readonly FirmPair[];
  readonly of: (a: string, b: string) => readonly PairRule[];
  /** Is some market wanted by all of them? */
  readonly shareMarket: (members: readonly string[]) => boolean;
  readonly model: (options: { readonly locks: boolean; readonly floor: boolean }) => GroupModel;
}

/**
 * Conditions of a faultless problem that contradict each other, whatever the scores: locks that no group can keep (and with which
 * condition), and rules that leave no group at all. Empty when every lock can be kept and some group can be formed.
 * A plan is computed all the same: firms whose locks cannot be kept are left out. Give the problem without the vetoes that its
 * reader may not know. O(n²), and a search for one group.
 */
export function groupConflicts(grouping: Grouping): GroupConflict[] {
  const rules = isInstance(grouping) ? instanceRules(grouping) : problemRules(grouping);
  if (rules.ids.length < rules.min) {
    return [{ code: 'too_few_firms', firms: rules.ids.length, min: rules.min }, ...lockConflicts(rules)];
  }
  const nothing = emptiness(rules);
  return [...lockConflicts(rules), ...(nothing === null ? [] : [nothing])];
}

function problemRules(problem: GroupProblem): Rules {
  const table = new PairTable(problem);
  return {
    ids: problem.firms.map(({ id }) => id),
    min: problem.bounds.min,
    max: problem.bounds.max,
    minQuality: problem.minQuality,
    locks: problem.locks,
    of: (a, b) => table.pair(a, b).blocks.map(({ code }) => code),
    shareMarket: (members) => {
      const lists = members.map((id) => table.firms.get(id)!.wantedMarkets ?? []);
      return (lists[0] ?? []).some(({ market }) =>
        lists.every((list) => list.some((wanted) => wanted.market === market)),
      );
    },
    model: ({ locks, floor }) =>
      table.model(
        new Set([...(locks ? [] : ['locks' as const]), ...(floor ? [] : ['quality_floor' as const])]),
      ),
  };
}

function instanceRules(instance: GroupInstance): Rules {
  const forbidden = new Set(
    instance.pairs.filter((pair) => pair.forbidden === true).map(({ a, b }) => pairKey([a, b])),
  );
  return {
    ids: instance.firms.map(({ id }) => id),
    min: instance.bounds.min,
    max: instance.bounds.max,
    minQuality: instance.minQuality,
    locks: instance.locks,
    of: (a, b) => (forbidden.has(pairKey([a, b])) ? ['forbidden'] : []),
    shareMarket: () => true,
    model: ({ locks, floor }) =>
      instanceModel({
        ...instance,
        ...(locks ? {} : { locks: [] }),
        ...(floor ? {} : { minQuality: 0 }),
      }),
  };
}

/** Each set of firms that locks bind together, against the rules. */
function lockConflicts(rules: Rules): GroupConflict[] {
  return boundSets(rules.locks).flatMap((members): GroupConflict[] => {
    const conflicts: GroupConflict[] = pairConflicts(rules, members);
    if (members.length > rules.max) {
      conflicts.push({ code: 'locks_exceed_size', members, max: rules.max });
    }
    if (conflicts.length > 0) return conflicts;
    if (!rules.shareMarket(members)) return [{ code: 'lock_without_market', members }];
    const alone = members.find((firm) => !hasPartners(rules, firm));
    return alone === undefined ? [] : [{ code: 'lock_with_unplaceable', members, firm: alone }];
  });
}

function pairConflicts(rules: Rules, members: readonly string[]): GroupConflict[] {
  return pairsOf(members).flatMap((pair) =>
    rules.of(...pair).map((rule): GroupConflict => ({ code: 'lock_against_pair', members, pair, rule })),
  );
}

function hasPartners(rules: Rules, firm: string): boolean {
  const partners = rules.ids.filter((other) => other !== firm && rules.of(firm, other).length === 0);
  return partners.length >= rules.min - 1;
}

/** Firms bound together by locks, directly or by others, in order of their first firm. */
function boundSets(locks: readonly FirmPair[]): string[][] {
  const sets = new Map<string, Set<string>>();
  for (const [a, b] of locks) {
    const joined = new Set([...(sets.get(a) ?? [a]), ...(sets.get(b) ?? [b])]);
    for (const firm of joined) sets.set(firm, joined);
  }
  const distinct = [...new Set(sets.values())].map((set) => [...set].toSorted());
  return distinct.toSorted((x, y) => (x[0]! < y[0]! ? -1 : 1));
}

/** Why no group at all can be formed; null when one can (or when it could not be settled). */
function emptiness(rules: Rules): GroupConflict | null {
  const allowed = pairsOf(rules.ids).filter((pair) => rules.of(...pair).length === 0).length;
  if (allowed === 0) {
    const pairs = (rules.ids.length * (rules.ids.length - 1)) / 2;
    return { code: 'all_pairs_excluded', pairs, rules: ruleCounts(rules) };
  }
  if (anyGroup(rules.model({ locks: true, floor: true })) !== 'none') return null;
  const open = rules.model({ locks: true, floor: false });
  if (rules.minQuality > 0 && anyGroup(open) === 'some') {
    return { code: 'floor_above_all', minQuality: rules.minQuality, best: bestQuality(open) };
  }
  if (anyGroup(rules.model({ locks: false, floor: false })) !== 'none') return null;
  return { code: 'no_group_of_min', min: rules.min, rules: ruleCounts(rules) };
}

function anyGroup(model: GroupModel): 'some' | 'none' | 'unknown' {
  let unknown = false;
  for (const id of model.ids) {
    const { kind } = groupWithFirm(model, id, 'any');
    if (kind === 'found') return 'some';
    unknown ||= kind === 'undetermined';
  }
  return unknown ? 'unknown' : 'none';
}

/** Highest quality met among the best groups of each firm. */
function bestQuality(model: GroupModel): number {
  return model.ids.reduce((best, id) => {
    const group = groupWithFirm(model, id, 'best');
    return group.kind === 'found' ? Math.max(best, group.quality) : best;
  }, 0);
}

function ruleCounts(rules: Rules): RuleCount[] {
  const counts = new Map<PairRule, number>();
  for (const pair of pairsOf(rules.ids)) {
    for (const rule of rules.of(...pair)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, pairs]) => ({ rule, pairs })).toSorted((a, b) => b.pairs - a.pairs);
}

function pairsOf(ids: readonly string[]): FirmPair[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b): FirmPair => [a, b]));
}
