import { evaluateIn } from './evaluate-group.ts';
import { PairTable } from './pair-table.ts';
import type { PlanGroups } from './plan-groups.ts';
import type { DeskGroup, DeskMove, DeskPlan, MovedPlan, MoveFault } from './study-types.ts';
import type { GroupProblem } from './types.ts';

/** Where a plan is composed by hand: pairs are computed once and kept. */
export interface GroupDesk {
  /** Figures and violations of every group of a plan. */
  look(groups: PlanGroups): DeskPlan;
  /** The plan after a move, what it costs, and which groups changed. */
  move(groups: PlanGroups, move: DeskMove): MovedPlan | MoveFault;
  /** What each move of a firm would cost: to each group by rank, and out of all. */
  destinations(groups: PlanGroups, firm: string): readonly MovedPlan[];
}

/**
 * Opens a desk on a problem that has no fault (`checkGroupProblem`). The objective counts admissible groups only, a group that
 * breaks a rule being no group; figures and violations of the others are given all the same. A group emptied by a move
 * disappears. A move looks again only at the groups it touches, O(|S|²); the first look at a plan of n firms is O(n |S|).
 */
export function openDesk(problem: GroupProblem): GroupDesk {
  const table = new PairTable(problem);
  const known = new Map<string, DeskGroup>();
  const lookAt = (members: readonly string[]): DeskGroup => {
    const key = JSON.stringify(members);
    const group = known.get(key) ?? { members, ...evaluateIn(table, members) };
    known.set(key, group);
    return group;
  };
  const look = (groups: PlanGroups): DeskPlan => planOf(table, groups.map(lookAt));
  const move = (groups: PlanGroups, wanted: DeskMove): MovedPlan | MoveFault => {
    const { firm, to } = wanted;
    if (!table.firms.has(firm)) return { kind: 'unknown_firm', firm };
    if (typeof to === 'number' && groups[to] === undefined) return { kind: 'unknown_group', group: to };
    const after = withMove(groups, wanted);
    const plan = look(after.groups);
    const changed = after.changed;
    return { kind: 'moved', plan, cost: look(groups).objective - plan.objective, changed };
  };
  return {
    look,
    move,
    destinations: (groups, firm) =>
      [...groups.keys(), null]
        .map((to) => move(groups, { firm, to }))
        .filter((moved) => moved.kind === 'moved'),
  };
}

function planOf(table: PairTable, groups: readonly DeskGroup[]): DeskPlan {
  const placed = new Set(groups.flatMap(({ members }) => members));
  const twice = groups.reduce((sum, { members }) => sum + members.length, 0) > placed.size;
  return {
    objective: groups.reduce(
      (sum, { admissible, figures }) => sum + (admissible ? (figures?.value ?? 0) : 0),
      0,
    ),
    groups,
    unplaced: table.problem.firms.map(({ id }) => id).filter((id) => !placed.has(id)),
    admissible: !twice && groups.every(({ admissible }) => admissible),
  };
}

function withMove(groups: PlanGroups, { firm, to }: DeskMove): { groups: PlanGroups; changed: number[] } {
  const moved = groups.map((members, rank) => {
    const others = members.filter((member) => member !== firm);
    return {
      members: rank === to ? [...others, firm].toSorted() : others,
      changed: (rank === to) !== members.includes(firm),
    };
  });
  if (to === 'new') moved.push({ members: [firm], changed: true });
  const left = moved.filter(({ members }) => members.length > 0);
  return {
    groups: left.map(({ members }) => members),
    changed: left.flatMap(({ changed }, rank) => (changed ? [rank] : [])),
  };
}
