/** A construct in the picture of its model. */
export interface PlacedConstruct {
  readonly name: string;
  /** Steps from the outermost cause. */
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

interface DrawnModel {
  readonly constructs: readonly { readonly name: string }[];
  readonly interactions?: readonly { readonly name: string }[];
  readonly paths: readonly { readonly from: string; readonly to: string }[];
}

const box = { width: 150, height: 48 };
const step = { x: 240, y: 86 };
const margin = { x: 90, y: 130 };

/** Causes on the left, effects on the right: each construct one column after its farthest cause. The model has no cycle. */
export function placeConstructs({ constructs, interactions = [], paths }: DrawnModel): {
  nodes: PlacedConstruct[];
  width: number;
  height: number;
  box: typeof box;
} {
  const names = [...constructs, ...interactions].map(({ name }) => name);
  const column = new Map<string, number>(names.map((name) => [name, 0]));
  for (let round = 0; round < names.length; round += 1) {
    for (const { from, to } of paths) {
      column.set(to, Math.max(column.get(to) ?? 0, (column.get(from) ?? 0) + 1));
    }
  }
  const columns = Map.groupBy(names, (name) => Math.min(column.get(name) ?? 0, names.length));
  const tallest = Math.max(1, ...[...columns.values()].map(({ length }) => length));
  const nodes = [...columns].flatMap(([rank, own]) =>
    own.map((name, place) => ({
      name,
      column: rank,
      x: margin.x + rank * step.x,
      y: margin.y + (place + (tallest - own.length) / 2) * step.y,
    })),
  );
  const last = Math.max(0, ...nodes.map((node) => node.column));
  return {
    nodes,
    width: margin.x * 2 + last * step.x,
    height: margin.y * 2 + (tallest - 1) * step.y,
    box,
  };
}
