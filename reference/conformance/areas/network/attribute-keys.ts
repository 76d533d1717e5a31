import { attributeAssortativity, eiByGroup, modularity, numericAssortativity } from '@grappe/engine/network';
import type { Json } from '../../adapter.ts';
import { categories } from './measured-graph.ts';
import type { MeasuredGraph } from './measured-graph.ts';

/** E-I index, assortativity and modularity by one attribute, in the shape of the reference files. */
export function attributeBlock({ plain }: MeasuredGraph, column: readonly Json[]): Record<string, unknown> {
  const { groupOf, names } = categories(column);
  const ei = eiByGroup(plain, groupOf);
  const byGroup = names.map((name, c) => {
    const own = ei.byGroup[c]!;
    return [name, { internal_ties: own.internal, external_ties: own.external, index: own.index }] as const;
  });
  return {
    ei: {
      internal: ei.internal,
      external: ei.external,
      index: ei.index,
      expected_under_random_labels: ei.expected,
      by_group_ties_counted_once: Object.fromEntries(byGroup),
      individual: ei.individual,
    },
    attribute_assortativity_newman: attributeAssortativity(plain, groupOf),
    modularity_of_this_partition: groupOf.includes(-1) ? null : modularity(plain, groupOf),
  };
}

/** The same index with strengths added up instead of ties counted. */
export function weightedEi({ strong }: MeasuredGraph, column: readonly Json[]): unknown {
  const ei = eiByGroup(strong, categories(column).groupOf);
  return { internal_weight: ei.internal, external_weight: ei.external, index: ei.index };
}

export function numericMixing({ plain }: MeasuredGraph, column: readonly Json[]): number | null {
  return numericAssortativity(
    plain,
    column.map((value) => (typeof value === 'number' ? value : null)),
  );
}
