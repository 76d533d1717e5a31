import type { AtTheEdge, CannotConclude, OrganisationMeasures } from '../types.ts';
import { cannotConclude } from './inside-view.ts';
import type { InsideView } from './inside-view.ts';

/**
 * Who is at the edge: without any tie inside the cluster, held by one organisation only, or in a small part cut off from
 * the main one; each organisation in one of these lists at most;
 * when there is none, every organisation has several ties and nobody is at the edge. O(n).
 */
export function atTheEdge(view: InsideView): AtTheEdge | CannotConclude<'at-the-edge'> {
  if (view.index.size === 0) return cannotConclude('at-the-edge', 'no-ties', view);
  const idsWhere = (holds: (measures: OrganisationMeasures) => boolean) =>
    view.measures.filter(holds).map((measures) => measures.id);
  const isMain = (measures: OrganisationMeasures) => measures.component === 0;
  const isolated = idsWhere((measures) => measures.degree === 0);
  const cutOff = idsWhere((measures) => measures.degree > 0 && !isMain(measures));
  const hanging = view.measures
    .filter((measures) => measures.degree === 1 && isMain(measures))
    .map(({ id }) => ({ id, anchor: anchorOf(view, id) }));
  const named = new Set([...isolated, ...cutOff, ...hanging.map(({ id }) => id)]);
  if (named.size === 0) return cannotConclude('at-the-edge', 'nobody-at-the-edge', view);
  const periphery = idsWhere((measures) => measures.core === false && !named.has(measures.id));
  return {
    code: 'at-the-edge',
    kind: 'concluded',
    isolated,
    hanging,
    cutOff,
    peripheryCount: periphery.length,
    figures: {
      organisations: view.index.order,
      coreSize: view.analysis.whole.coreSize,
      coreFit: view.analysis.whole.corePeripheryFit,
    },
  };
}

/** The only neighbour of an organisation that has one. */
function anchorOf(view: InsideView, id: string): string {
  const { offsets, neighbours } = view.index.out;
  return view.ids[neighbours[offsets[view.positionOf.get(id)!]!]!]!;
}
