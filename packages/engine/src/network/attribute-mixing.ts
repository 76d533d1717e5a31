import { withoutStrengths } from './graph-index/graph-index.ts';
import type { GraphIndex } from './graph-index/graph-index.ts';
import { attributeAssortativity } from './structure/assortativity.ts';
import { eiByGroup } from './structure/ei-index.ts';
import type { AttributeMixing, AttributeValue } from './types.ts';

/** Values of an attribute as numbered categories, in alphabetical order; -1 where it is not known. */
export function categoriesOf(values: readonly AttributeValue[]): { groupOf: Int32Array; names: string[] } {
  const known = values.filter((value) => value !== null && value !== '').map(String);
  const names = [...new Set(known)].toSorted((a, b) => (a < b ? -1 : 1));
  const place = new Map(names.map((name, i) => [name, i]));
  const groupOf = Int32Array.from(values, (value) =>
    value === null ? -1 : (place.get(String(value)) ?? -1),
  );
  return { groupOf, names };
}

/** E-I index and assortativity of one attribute, ties counted alike; organisations without value are left out. O(n + m). */
export function attributeMixing(
  index: GraphIndex,
  attribute: string,
  values: readonly AttributeValue[],
): AttributeMixing {
  const { groupOf, names } = categoriesOf(values);
  const plain = withoutStrengths(index);
  const ei = eiByGroup(plain, groupOf);
  const sizes = new Int32Array(names.length);
  for (const group of groupOf) if (group >= 0) sizes[group]! += 1;
  return {
    attribute,
    organisationsWithValue: sizes.reduce((a, b) => a + b, 0),
    internal: ei.internal,
    external: ei.external,
    eiIndex: ei.index,
    eiExpected: ei.expected,
    assortativity: attributeAssortativity(plain, groupOf),
    byValue: names.map((value, c) => ({
      value,
      organisations: sizes[c]!,
      internal: ei.byGroup[c]!.internal,
      external: ei.byGroup[c]!.external,
      eiIndex: ei.byGroup[c]!.index,
    })),
  };
}
