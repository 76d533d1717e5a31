import { queryOptions } from '@tanstack/react-query';
import type { GroupDocuments } from '@grappe/contracts/api';
import { call, readText } from '../../app/api.ts';

export const documentsKey = (cluster: string, groupId: string) => ['group-documents', cluster, groupId];

export const groupDocumentsQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: documentsKey(cluster, groupId),
    queryFn: () => call<GroupDocuments>(`${cluster}/groups/${groupId}/documents`),
  });

/** A version is never changed: its page is read once. */
export const documentPageQuery = (address: string) =>
  queryOptions({
    queryKey: ['group-document', address],
    queryFn: () => readText(address),
    staleTime: Number.POSITIVE_INFINITY,
  });
