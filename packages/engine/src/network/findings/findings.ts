import { analyseIndexed } from '../analyse-network.ts';
import { indexGraph } from '../graph-index/index-graph.ts';
import type { FindingsOptions, Graph, NetworkAnalysis, NetworkFindings } from '../types.ts';
import { atTheEdge } from './at-the-edge.ts';
import { groupsApart } from './groups-apart.ts';
import { holdsTogether } from './holds-together.ts';
import { insideGraph, insideView } from './inside-view.ts';
import { openness } from './openness.ts';

const MIN_ORGANISATIONS = 10;

/**
 * The four facts a cluster team needs first: who holds it together, who is at the edge, which two groups do not talk,
 * how open it is to the outside. Organisations flagged as outside count only for the fourth.
 *
 * Below `minOrganisations` (10) inside the cluster, or when the data cannot tell, a finding says that it cannot be
 * concluded, and why. `analysis` may be given to save time when it is that of the same graph without anybody outside.
 * Cost of `analyseNetwork` on the inside of the cluster. Deterministic for a seed.
 */
export function findings(
  graph: Graph,
  options: FindingsOptions = {},
  analysis?: NetworkAnalysis,
): NetworkFindings {
  const inside = insideGraph(graph, options);
  const indexed = indexGraph(inside);
  const organisations = inside.nodes.length;
  const needed = options.minOrganisations ?? MIN_ORGANISATIONS;
  if (organisations < needed) return nothingConcluded(organisations, needed);
  const nobodyOutside = inside.nodes.length === graph.nodes.length;
  const insideAnalysis = nobodyOutside && analysis ? analysis : analyseIndexed(inside, indexed, options);
  const view = insideView(inside, indexed, insideAnalysis, options, needed);
  return {
    holdsTogether: holdsTogether(view),
    atTheEdge: atTheEdge(view),
    groupsApart: groupsApart(view),
    openness: openness(view, graph),
  };
}

/** Measures of the whole graph and the four findings on the inside of the cluster, in one call. */
export function networkReport(
  graph: Graph,
  options: FindingsOptions = {},
): { analysis: NetworkAnalysis; findings: NetworkFindings } {
  const analysis = analyseIndexed(graph, indexGraph(graph), options);
  return { analysis, findings: findings(graph, options, analysis) };
}

function nothingConcluded(organisations: number, needed: number): NetworkFindings {
  const because = {
    kind: 'cannot-conclude',
    reason: 'too-few-organisations',
    figures: { organisations, needed },
  } as const;
  return {
    holdsTogether: { code: 'holds-together', ...because },
    atTheEdge: { code: 'at-the-edge', ...because },
    groupsApart: { code: 'groups-apart', ...because },
    openness: { code: 'openness', ...because },
  };
}
