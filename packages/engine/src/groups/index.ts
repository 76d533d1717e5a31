export type * from './types.ts';
export type * from './set-packing-solver.ts';
export type { HighsSource } from './highs-set-packing-solver.ts';
export type { InstanceReading } from './instance.ts';
export { criterionNames } from './types.ts';
export { defaultGroupSettings } from './default-settings.ts';
export { greatCircleKm } from './great-circle.ts';
export { checkGroupProblem } from './problem-check.ts';
export { pairCriteria } from './pair-criteria.ts';
export { evaluateGroup } from './evaluate-group.ts';
export { formGroups } from './form-groups.ts';
export { firmView } from './firm-view.ts';
export { readInstance, solveInstance } from './instance.ts';
export { loadHighsSolver } from './highs-set-packing-solver.ts';

// The general methods beneath, for tools and checks.
export type { Column } from './column-source.ts';
export type { PackingOptions, PackingSolution } from './solve-packing.ts';
export type { PairWeights } from './partitioning/pair-weights.ts';
export type { Partition } from './partitioning/clique-partitioning.ts';
export { greedyPacking, packingValue, perMember } from './greedy-packing.ts';
export { solveListedPacking } from './solve-packing.ts';
export { bestPartition } from './partitioning/clique-partitioning.ts';
export { clustersOf, pairWeights, partitionValue } from './partitioning/pair-weights.ts';
export { loadHighsCuttingPlane } from './partitioning/highs-cutting-plane.ts';
export { MOST_AGENTS, optimalCoalitionStructure } from './partitioning/coalition-structure.ts';
export { MOST_ROWS, subsetPackingValue } from './partitioning/subset-packing.ts';
