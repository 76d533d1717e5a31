import { queryOptions } from '@tanstack/react-query';
import type { AskedWave, FirmReport, ResponseShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const askedQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['asked-waves', cluster],
    queryFn: () => call<AskedWave[]>(`${cluster}/me/diagnosis`),
  });

export const responseQuery = (cluster: string, responseId: string) =>
  queryOptions({
    queryKey: ['response', cluster, responseId],
    queryFn: () => call<ResponseShape>(`${cluster}/me/diagnosis/responses/${responseId}`),
    staleTime: Infinity,
  });

export const reportQuery = (cluster: string, responseId: string) =>
  queryOptions({
    queryKey: ['firm-report', cluster, responseId],
    queryFn: () => call<FirmReport>(`${cluster}/me/diagnosis/responses/${responseId}/report`),
  });
