import type { SmallWorld } from '../types.ts';

/**
 * Short paths and closed circles at once, against what chance gives for as many ties (analytic, no simulation):
 * sigma = (C / C0) / (L / L0), C0 = k / n, L0 = ln n / ln k, k = mean degree. Above 1: a small world.
 * `null` unless the network is connected with mean degree above 1. O(1).
 * Source: Watts and Strogatz (1998), doi:10.1038/30918; Humphries and Gurney (2008), doi:10.1371/journal.pone.0002051.
 */
export function smallWorld(
  order: number,
  meanDegree: number,
  pathLength: number,
  clustering: number,
): SmallWorld | null {
  if (order < 3 || !(meanDegree > 1) || !(pathLength > 0)) return null;
  const pathLengthExpected = Math.log(order) / Math.log(meanDegree);
  const clusteringExpected = meanDegree / order;
  const sigma = clustering / clusteringExpected / (pathLength / pathLengthExpected);
  return { meanDegree, pathLength, pathLengthExpected, clustering, clusteringExpected, sigma };
}
