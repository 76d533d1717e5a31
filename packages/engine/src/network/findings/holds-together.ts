import { piecesWithout } from '../cohesion/articulation.ts';
import type { BrokerFact, CannotConclude, HoldsTogether } from '../types.ts';
import { cannotConclude } from './inside-view.ts';
import type { InsideView } from './inside-view.ts';

/**
 * Who holds the cluster together: the organisations through which most shortest paths between others pass, and what each
 * would leave behind (the parts that could no longer reach the largest one). When no
 * shortest path needs anybody, nobody is indispensable. O(maxNamed * (n + m)) after the analysis.
 */
export function holdsTogether(view: InsideView): HoldsTogether | CannotConclude<'holds-together'> {
  if (view.index.size === 0) return cannotConclude('holds-together', 'no-ties', view);
  const brokers = view.measures
    .filter((measures) => measures.betweenness > 0)
    .toSorted((a, b) => b.betweenness - a.betweenness || (a.id < b.id ? -1 : 1))
    .slice(0, view.maxNamed)
    .map((measures): BrokerFact => {
      const pieces = piecesWithout(view.index, view.positionOf.get(measures.id)!);
      return {
        id: measures.id,
        betweenness: measures.betweenness,
        betweennessNormalised: measures.betweennessNormalised ?? 0,
        separated: pieces.slice(1).flatMap((piece) => piece.map((v) => view.ids[v]!)),
        partsIfGone: pieces.length,
      };
    });
  if (brokers.length === 0) return cannotConclude('holds-together', 'nobody-indispensable', view);
  return {
    code: 'holds-together',
    kind: 'concluded',
    brokers,
    articulationCount: view.measures.filter((measures) => measures.articulation).length,
    centralisation: view.analysis.whole.centralisation.betweenness,
    figures: { organisations: view.index.order, ties: view.analysis.whole.ties },
  };
}
