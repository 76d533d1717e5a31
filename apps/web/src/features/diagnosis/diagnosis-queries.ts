import { queryOptions } from '@tanstack/react-query';
import type {
  CampaignShape,
  ClusterDiagnosisShape,
  InstrumentList,
  InstrumentVersionShape,
  WaveProgress,
} from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const diagnosisQuery = (cluster: string, waveId: string | null) =>
  queryOptions({
    queryKey: ['diagnosis', cluster, waveId],
    queryFn: () =>
      call<ClusterDiagnosisShape>(`${cluster}/diagnosis${waveId === null ? '' : `?waveId=${waveId}`}`),
  });

export const campaignsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['campaigns', cluster],
    queryFn: () => call<CampaignShape[]>(`${cluster}/campaigns`),
  });

export const progressQuery = (cluster: string, waveId: string) =>
  queryOptions({
    queryKey: ['wave', cluster, waveId],
    queryFn: () => call<WaveProgress>(`${cluster}/waves/${waveId}`),
  });

export const instrumentsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['instruments', cluster],
    queryFn: () => call<InstrumentList>(`${cluster}/instruments`),
  });

export const versionQuery = (cluster: string, versionId: string) =>
  queryOptions({
    queryKey: ['instrument-version', cluster, versionId],
    queryFn: () => call<InstrumentVersionShape>(`${cluster}/instruments/versions/${versionId}`),
  });
