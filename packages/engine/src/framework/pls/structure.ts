import type { InnerScheme, OuterWeights, PlsModel } from './model.ts';

/** A model in numbers: constructs from 0, items from 0, each construct holding the items `start[k]` to `start[k+1]`. */
export interface Structure {
  readonly names: readonly string[];
  readonly items: readonly string[];
  readonly start: readonly number[];
  readonly weights: readonly OuterWeights[];
  readonly reflective: readonly boolean[];
  /** Constructs that act on each construct. */
  readonly predecessors: readonly (readonly number[])[];
  /** 1 where k and l have a path, either way; k × k. */
  readonly linked: Uint8Array;
  /** Causes before effects. */
  readonly order: readonly number[];
  /** Constructs made of the product of two others, with the places of these. */
  readonly products: readonly { readonly at: number; readonly of: readonly [number, number] }[];
  readonly scheme: InnerScheme;
}

/** Numbers a checked model; the products of interactions come after the other constructs. */
export function structureOf(model: PlsModel): Structure {
  const interactions = model.interactions ?? [];
  const names = [...model.constructs, ...interactions].map(({ name }) => name);
  const place = (name: string): number => names.indexOf(name);
  const blocks = [...model.constructs.map(({ items }) => items), ...interactions.map(({ name }) => [name])];
  const start = [0];
  for (const block of blocks) start.push(start.at(-1)! + block.length);
  const k = names.length;
  const linked = new Uint8Array(k * k);
  for (const { from, to } of model.paths) {
    linked[place(from) * k + place(to)] = 1;
    linked[place(to) * k + place(from)] = 1;
  }
  const predecessors = names.map((name) =>
    model.paths.filter(({ to }) => to === name).map(({ from }) => place(from)),
  );
  return {
    names,
    items: blocks.flat(),
    start,
    weights: [...model.constructs.map(({ weights }) => weights), ...interactions.map(() => 'A' as const)],
    reflective: [
      ...model.constructs.map(({ reflective }) => reflective === true),
      ...interactions.map(() => false),
    ],
    predecessors,
    linked,
    order: causesFirst(predecessors),
    products: interactions.map(({ of }, i) => ({
      at: model.constructs.length + i,
      of: [place(of[0]), place(of[1])] as const,
    })),
    scheme: model.scheme,
  };
}

function causesFirst(predecessors: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const done = new Set<number>();
  while (order.length < predecessors.length) {
    for (const [k, before] of predecessors.entries()) {
      if (done.has(k) || !before.every((one) => done.has(one))) continue;
      done.add(k);
      order.push(k);
    }
  }
  return order;
}

/** The same model without some constructs and the paths that touch them. */
export function withoutConstructs(model: PlsModel, dropped: ReadonlySet<string>): PlsModel {
  const constructs = model.constructs.filter(({ name }) => !dropped.has(name));
  const interactions = (model.interactions ?? []).filter(({ name }) => !dropped.has(name));
  const paths = model.paths.filter(({ from, to }) => !dropped.has(from) && !dropped.has(to));
  return { ...model, constructs, interactions, paths };
}
