/** A chain of causes that a regression can test. */
export interface MediationModel {
  readonly cause: string;
  /** In causal order when the design is serial. */
  readonly mediators: readonly string[];
  readonly outcome: string;
  readonly covariates: readonly string[];
  /** `parallel`: mediators do not act on each other; `serial`: each acts on those after it. */
  readonly design: 'parallel' | 'serial';
}

/** One figure of a mediation; the order of `effectsOf` is that of the draws. */
export type MediationEffect =
  /** cause → the mediators in this order → outcome */
  | { readonly kind: 'indirect'; readonly through: readonly string[] }
  | { readonly kind: 'direct' }
  | { readonly kind: 'total' }
  | { readonly kind: 'total_indirect' }
  /** cause → mediator */
  | { readonly kind: 'a'; readonly mediator: string }
  /** mediator → outcome */
  | { readonly kind: 'b'; readonly mediator: string }
  /** earlier mediator → later one */
  | { readonly kind: 'd'; readonly from: string; readonly to: string };

/** The figures of a model: paths through one mediator, then through two… ; serial designs have every subset in order. */
export function effectsOf({ mediators, design }: MediationModel): MediationEffect[] {
  const through = design === 'serial' ? orderedSubsets(mediators) : mediators.map((one) => [one]);
  const between = mediators.flatMap((to, j) =>
    mediators.slice(0, j).map((from) => ({ kind: 'd' as const, from, to })),
  );
  return [
    ...through.map((chain) => ({ kind: 'indirect' as const, through: chain })),
    { kind: 'direct' },
    { kind: 'total' },
    { kind: 'total_indirect' },
    ...mediators.map((mediator) => ({ kind: 'a' as const, mediator })),
    ...mediators.map((mediator) => ({ kind: 'b' as const, mediator })),
    ...(design === 'serial' ? between : []),
  ];
}

function orderedSubsets(names: readonly string[]): string[][] {
  let subsets: string[][] = [[]];
  for (const name of names) subsets = [...subsets, ...subsets.map((subset) => [...subset, name])];
  const place = (subset: readonly string[]) => subset.map((name) => names.indexOf(name));
  return subsets
    .filter((subset) => subset.length > 0)
    .toSorted((a, b) => a.length - b.length || compare(place(a), place(b)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
