export * from './cluster-fields.ts';
export * from './cluster-profile-shape.ts';
export { clusterTwins } from './cluster-duplicates.ts';
export type { LikelyTwin, NamedCluster } from './cluster-duplicates.ts';
export {
  clusterProblem,
  clusterValueEdits,
  clusterValues,
  isClusterValue,
  profileOfValues,
  proposedAudience,
} from './cluster-values.ts';
export type { ClusterValue, ClusterValues, SectorValue } from './cluster-values.ts';
export { checkClusterTable, parseClusters } from './parse-clusters.ts';
export type { ClusterDraft, ParsedClusters } from './parse-clusters.ts';
export { readPartnerScenario } from './partner-scenario.ts';
export type { PartnerExpectation, PartnerScenario, ScenarioReading } from './partner-scenario.ts';
export { choiceWord } from './choice-words.ts';
export { readClusterCell } from './read-cluster-cell.ts';
export { clusterTable, clusterText, writeClusterTemplate } from './write-clusters.ts';
export type { ClusterRecord } from './write-clusters.ts';
