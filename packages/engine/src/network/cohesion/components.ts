import type { Adjacency, GraphIndex } from '../graph-index/graph-index.ts';

export interface Components {
  /** Component of each organisation; 0 is the largest, equal sizes in the order of their first organisation. */
  readonly componentOf: Int32Array;
  /** Sizes in decreasing order. */
  readonly sizes: readonly number[];
}

/**
 * Parts of the network that no tie joins (directions ignored): who can reach whom at all. O(n + m).
 */
export function componentsOf(index: GraphIndex): Components {
  const raw = new Int32Array(index.order).fill(-1);
  const stack: number[] = [];
  let count = 0;
  for (let root = 0; root < index.order; root += 1) {
    if (raw[root]! >= 0) continue;
    raw[root] = count;
    stack.push(root);
    while (stack.length > 0) {
      const v = stack.pop()!;
      mark(index.out, v, count, raw, stack);
      if (index.directed) mark(index.in, v, count, raw, stack);
    }
    count += 1;
  }
  return numberBySize(raw, count);
}

function mark(adjacency: Adjacency, v: number, label: number, raw: Int32Array, stack: number[]): void {
  for (let e = adjacency.offsets[v]!; e < adjacency.offsets[v + 1]!; e += 1) {
    const w = adjacency.neighbours[e]!;
    if (raw[w]! >= 0) continue;
    raw[w] = label;
    stack.push(w);
  }
}

/** Renumbers labels so that 0 is the largest group, equal sizes in the order of their first member. O(n + groups log groups). */
export function numberBySize(labels: Int32Array, count: number): Components {
  const sizes = new Int32Array(count);
  const first = new Int32Array(count).fill(-1);
  for (let v = 0; v < labels.length; v += 1) {
    sizes[labels[v]!]! += 1;
    if (first[labels[v]!]! < 0) first[labels[v]!] = v;
  }
  const order = Array.from(sizes.keys()).filter((label) => sizes[label]! > 0);
  order.sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  const renamed = new Int32Array(count);
  for (const [place, label] of order.entries()) renamed[label] = place;
  return { componentOf: labels.map((label) => renamed[label]!), sizes: order.map((label) => sizes[label]!) };
}

/**
 * Sets of organisations that can all reach one another along the directions of the ties; in an undirected network the
 * same as the components. Tarjan's algorithm without recursion, O(n + m).
 * Source: Tarjan (1972), doi:10.1137/0201010.
 */
export function strongComponentsOf(index: GraphIndex): Components {
  const n = index.order;
  const walk: StrongWalk = {
    entry: new Int32Array(n).fill(-1),
    low: new Int32Array(n),
    label: new Int32Array(n).fill(-1),
    next: Int32Array.from(index.out.offsets.subarray(0, n)),
    open: [],
    clock: 0,
    count: 0,
  };
  for (let root = 0; root < n; root += 1) if (walk.entry[root]! < 0) walkFrom(index.out, root, walk);
  return numberBySize(walk.label, walk.count);
}

interface StrongWalk {
  readonly entry: Int32Array;
  readonly low: Int32Array;
  readonly label: Int32Array;
  readonly next: Int32Array;
  readonly open: number[];
  clock: number;
  count: number;
}

function walkFrom(adjacency: Adjacency, root: number, walk: StrongWalk): void {
  const path = [root];
  enter(root, walk);
  while (path.length > 0) {
    const v = path[path.length - 1]!;
    if (walk.next[v]! < adjacency.offsets[v + 1]!) {
      const w = adjacency.neighbours[walk.next[v]!++]!;
      if (walk.entry[w]! < 0) {
        enter(w, walk);
        path.push(w);
      } else if (walk.label[w]! < 0) {
        walk.low[v] = Math.min(walk.low[v]!, walk.entry[w]!);
      }
      continue;
    }
    path.pop();
    const above = path[path.length - 1];
    if (above !== undefined) walk.low[above] = Math.min(walk.low[above]!, walk.low[v]!);
    if (walk.low[v] === walk.entry[v]) close(v, walk);
  }
}

function enter(v: number, walk: StrongWalk): void {
  walk.entry[v] = walk.clock;
  walk.low[v] = walk.clock;
  walk.clock += 1;
  walk.open.push(v);
}

function close(v: number, walk: StrongWalk): void {
  let w: number;
  do {
    w = walk.open.pop()!;
    walk.label[w] = walk.count;
  } while (w !== v);
  walk.count += 1;
}
