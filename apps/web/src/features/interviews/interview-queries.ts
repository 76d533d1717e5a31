import { queryOptions } from '@tanstack/react-query';
import type {
  CodebookVersion,
  CodingAgreementShape,
  InterviewCandidate,
  InterviewListItem,
  InterviewMatrix,
  InterviewName,
  InterviewProject,
  Transcript,
} from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';

export const interviewsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['interviews', cluster],
    queryFn: () => call<InterviewListItem[]>(`${cluster}/interviews`),
  });

const one = (cluster: string, projectId: string): string => `${cluster}/interviews/${projectId}`;

export const interviewQuery = (cluster: string, projectId: string) =>
  queryOptions({
    queryKey: ['interview', cluster, projectId],
    queryFn: () => call<InterviewProject>(one(cluster, projectId)),
  });

export const transcriptQuery = (cluster: string, projectId: string, transcriptId: string) =>
  queryOptions({
    queryKey: ['interview-transcript', cluster, projectId, transcriptId],
    queryFn: () => call<Transcript>(`${one(cluster, projectId)}/transcripts/${transcriptId}`),
    // Its words never change; codings of one's own are kept up to date as they are made.
    staleTime: 60_000,
    structuralSharing: false,
  });

export const codebooksQuery = (cluster: string, projectId: string) =>
  queryOptions({
    queryKey: ['interview-codebooks', cluster, projectId],
    queryFn: () => call<CodebookVersion[]>(`${one(cluster, projectId)}/codebooks`),
  });

export const roundQuery = (cluster: string, projectId: string, roundId: string) =>
  queryOptions({
    queryKey: ['interview-round', cluster, projectId, roundId],
    queryFn: () => call<CodingAgreementShape>(`${one(cluster, projectId)}/rounds/${roundId}`),
  });

export interface MatrixChoice {
  readonly cases?: string;
  readonly codes?: string;
  readonly attribute?: string;
  readonly value?: string;
}

export const matrixQuery = (cluster: string, projectId: string, choice: MatrixChoice) =>
  queryOptions({
    queryKey: ['interview-matrix', cluster, projectId, choice],
    queryFn: () => call<InterviewMatrix>(`${one(cluster, projectId)}/matrix${queryString({ ...choice })}`),
    placeholderData: (before) => before,
  });

export const candidatesQuery = (cluster: string, projectId: string) =>
  queryOptions({
    queryKey: ['interview-candidates', cluster, projectId],
    queryFn: () => call<InterviewCandidate[]>(`${one(cluster, projectId)}/candidates`),
  });

/** Each reading leaves a trace: only when somebody asks for them. */
export const namesQuery = (cluster: string, projectId: string) =>
  queryOptions({
    queryKey: ['interview-names', cluster, projectId],
    queryFn: () => call<InterviewName[]>(`${one(cluster, projectId)}/names`),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
