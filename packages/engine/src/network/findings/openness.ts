import { eiIndex } from '../structure/ei-index.ts';
import type { CannotConclude, Graph, NetworkNode, Openness } from '../types.ts';
import { cannotConclude, isOutside } from './inside-view.ts';
import type { InsideView } from './inside-view.ts';

/**
 * How open the cluster is: ties of its organisations to organisations flagged outside against ties among themselves
 * (E-I index), who holds them, and with which countries and kinds. Parallel ties count once; ties among outside
 * organisations do not count. Not concluded when nobody is flagged outside: absence of data is not a closed cluster. O(n + m).
 */
export function openness(view: InsideView, graph: Graph): Openness | CannotConclude<'openness'> {
  const outside = new Map(
    graph.nodes.filter((node) => isOutside(node, view.options)).map((node) => [node.id, node]),
  );
  if (outside.size === 0) return cannotConclude('openness', 'no-organisation-flagged-outside', view);
  const partners = outsidePartners(graph, outside);
  const externalTies = [...partners.values()].reduce((sum, own) => sum + own.size, 0);
  const index = eiIndex(view.index.size, externalTies);
  if (index === null) return cannotConclude('openness', 'no-ties', view);
  return {
    code: 'openness',
    kind: 'concluded',
    eiIndex: index,
    internalTies: view.index.size,
    externalTies,
    organisationsWithOutsideTie: partners.size,
    outsideOrganisations: outside.size,
    byCountry: countBy(partners, outside, view.options.countryAttribute ?? 'country'),
    byKind: countBy(partners, outside, view.options.kindAttribute ?? 'kind'),
    mainDoor: mainDoor(partners, externalTies),
    figures: { organisations: view.index.order },
  };
}

/** For each inside organisation that has some, its outside partners. */
function outsidePartners(graph: Graph, outside: ReadonlyMap<string, NetworkNode>): Map<string, Set<string>> {
  const partners = new Map<string, Set<string>>();
  for (const { source, target } of graph.ties) {
    if (outside.has(source) === outside.has(target)) continue;
    const [inside, other] = outside.has(source) ? [target, source] : [source, target];
    const own = partners.get(inside) ?? new Set<string>();
    partners.set(inside, own.add(other));
  }
  return partners;
}

function countBy(
  partners: ReadonlyMap<string, ReadonlySet<string>>,
  outside: ReadonlyMap<string, NetworkNode>,
  attribute: string,
): Openness['byCountry'] {
  const found = new Map<string | null, { organisations: Set<string>; ties: number }>();
  for (const own of partners.values()) {
    for (const id of own) {
      const raw = outside.get(id)!.attributes?.[attribute] ?? null;
      const value = raw === null || raw === '' ? null : String(raw);
      const entry = found.get(value) ?? { organisations: new Set<string>(), ties: 0 };
      entry.organisations.add(id);
      entry.ties += 1;
      found.set(value, entry);
    }
  }
  return [...found]
    .map(([value, entry]) => ({ value, organisations: entry.organisations.size, ties: entry.ties }))
    .toSorted((a, b) => b.ties - a.ties || (String(a.value) < String(b.value) ? -1 : 1));
}

function mainDoor(
  partners: ReadonlyMap<string, ReadonlySet<string>>,
  externalTies: number,
): Openness['mainDoor'] {
  const [first] = [...partners].toSorted((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  return first ? { id: first[0], ties: first[1].size, share: first[1].size / externalTies } : null;
}
