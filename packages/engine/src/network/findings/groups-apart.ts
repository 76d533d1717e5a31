import { degreeOf } from '../graph-index/graph-index.ts';
import type { CannotConclude, GroupFact, GroupsApart } from '../types.ts';
import { DEFAULT_GROUP_ATTRIBUTES } from '../whole-measures.ts';
import { cannotConclude } from './inside-view.ts';
import type { InsideView } from './inside-view.ts';

/** Smaller communities are not called a group. */
const MIN_GROUP = 3;
const MAX_LEADERS = 3;
/** Two groups do not talk when they have at most this share of the ties expected between them. */
const APART_SHARE = 0.5;
/** A value is a trait of a group when at least this share of its members have it. */
const TRAIT_SHARE = 0.5;

/**
 * The two groups that talk least: among communities of at least 3 members, the pair whose number of ties lies farthest
 * below what their members' numbers of ties let expect, (observed - expected) / sqrt(expected), expected = K1 K2 / 2m.
 * Pairs with more than half of the expected ties do talk, and are not named.
 * O(m + groups^2).
 */
export function groupsApart(view: InsideView): GroupsApart | CannotConclude<'groups-apart'> {
  const { modularity, communities } = view.analysis.whole;
  if (view.index.size === 0 || modularity === null) return cannotConclude('groups-apart', 'no-ties', view);
  const groups = communities
    .filter((community) => community.members.length >= MIN_GROUP)
    .map((community) => community.community);
  if (groups.length < 2) return cannotConclude('groups-apart', 'single-community', view);
  const pair = farthestApart(view, groups);
  if (!pair) return cannotConclude('groups-apart', 'every-pair-of-groups-tied', view);
  return {
    code: 'groups-apart',
    kind: 'concluded',
    first: groupFact(view, pair.first),
    second: groupFact(view, pair.second),
    tiesBetween: pair.observed,
    tiesExpected: pair.expected,
    introducers: introducersOf(view, pair.first, pair.second),
    modularity,
    figures: { organisations: view.index.order, groups: groups.length },
  };
}

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly observed: number;
  readonly expected: number;
  readonly distance: number;
}

function farthestApart(view: InsideView, groups: readonly number[]): Pair | null {
  const { between, totals } = tiesBetweenGroups(view);
  let farthest: Pair | null = null;
  for (const [i, first] of groups.entries()) {
    for (const second of groups.slice(i + 1)) {
      const observed = between.get(`${first} ${second}`) ?? 0;
      const expected = (totals.get(first)! * totals.get(second)!) / (2 * view.index.size);
      if (observed > APART_SHARE * expected) continue;
      const distance = (observed - expected) / Math.sqrt(expected);
      if (!farthest || distance < farthest.distance - 1e-12) {
        farthest = { first, second, observed, expected, distance };
      }
    }
  }
  return farthest;
}

/** Ties between communities (key: the lower and the higher number) and sums of degrees. */
function tiesBetweenGroups(view: InsideView): {
  between: ReadonlyMap<string, number>;
  totals: ReadonlyMap<number, number>;
} {
  const between = new Map<string, number>();
  const totals = new Map<number, number>();
  const { offsets, neighbours } = view.index.out;
  for (let v = 0; v < view.index.order; v += 1) {
    const own = view.measures[v]!.community;
    totals.set(own, (totals.get(own) ?? 0) + degreeOf(view.index.out, v));
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      const other = view.measures[neighbours[e]!]!.community;
      if (own >= other) continue;
      const key = `${own} ${other}`;
      between.set(key, (between.get(key) ?? 0) + 1);
    }
  }
  return { between, totals };
}

function groupFact(view: InsideView, community: number): GroupFact {
  const members = view.measures.filter((measures) => measures.community === community);
  const leaders = members.toSorted((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  return {
    community,
    members: members.map((measures) => measures.id),
    leaders: leaders.slice(0, MAX_LEADERS).map((measures) => measures.id),
    traits: traitsOf(view, new Set(members.map((measures) => measures.id))),
  };
}

function traitsOf(view: InsideView, members: ReadonlySet<string>): GroupFact['traits'] {
  const attributes = view.options.groupAttributes ?? DEFAULT_GROUP_ATTRIBUTES;
  return attributes.flatMap((attribute) => {
    const counts = new Map<string, number>();
    for (const node of view.graph.nodes) {
      const value = node.attributes?.[attribute] ?? null;
      if (value === null || value === '' || !members.has(node.id)) continue;
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    const [top] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!top || top[1] < TRAIT_SHARE * members.size) return [];
    return [{ attribute, value: top[0], share: top[1] / members.size }];
  });
}

/** Organisations tied into both groups, those with most ties on their weaker side first. */
function introducersOf(view: InsideView, first: number, second: number): string[] {
  const { offsets, neighbours } = view.index.out;
  const candidates = view.measures.map((measures, v) => {
    let toFirst = 0;
    let toSecond = 0;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      const community = view.measures[neighbours[e]!]!.community;
      if (community === first) toFirst += 1;
      if (community === second) toSecond += 1;
    }
    return { id: measures.id, weaker: Math.min(toFirst, toSecond), both: toFirst + toSecond };
  });
  return candidates
    .filter((candidate) => candidate.weaker > 0)
    .toSorted((a, b) => b.weaker - a.weaker || b.both - a.both || (a.id < b.id ? -1 : 1))
    .slice(0, view.maxNamed)
    .map((candidate) => candidate.id);
}
