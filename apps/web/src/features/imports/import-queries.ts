import { queryOptions } from '@tanstack/react-query';
import type { DuplicateCandidate, ImportListItem, ImportPreview } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const importsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['imports', cluster],
    queryFn: () => call<ImportListItem[]>(`${cluster}/imports`),
  });

export const importQuery = (cluster: string, importId: string) =>
  queryOptions({
    queryKey: ['import', cluster, importId],
    queryFn: () => call<ImportPreview>(`${cluster}/imports/${importId}`),
  });

export const duplicatesQuery = (cluster: string) =>
  queryOptions({
    // Looked for in the background after an import: the page may be opened before they are found.
    refetchInterval: 3000,
    queryKey: ['duplicates', cluster],
    queryFn: () => call<DuplicateCandidate[]>(`${cluster}/duplicates?status=open`),
  });
