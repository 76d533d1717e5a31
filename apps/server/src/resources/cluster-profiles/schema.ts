import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  benchmarkQuery,
  clusterBenchmark,
  clusterDealingsEdit,
  clusterDistinction,
  clusterImport,
  clusterImportResult,
  clusterList,
  clusterMerge,
  clusterProfile,
  clusterProfileEdit,
  newClusterProfile,
  ownClusterProposal,
  partnerQuery,
  partnerSuggestions,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const profileParams = z.object({ clusterId: id, clusterProfileId: id });
