import { queryOptions } from '@tanstack/react-query';
import type { ContactRecord, MyPrivacy, PrivacyRequest, ProcessingRegister } from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';

export const myPrivacyQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['privacy', 'me', cluster],
    queryFn: () => call<MyPrivacy>(`${cluster}/privacy/me`),
  });

export const privacyRequestsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['privacy', 'requests', cluster],
    queryFn: () => call<PrivacyRequest[]>(`${cluster}/privacy/requests`),
  });

export const processingRegisterQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['privacy', 'register', cluster],
    queryFn: () => call<ProcessingRegister>(`${cluster}/privacy/register`),
  });

export const findContact = (cluster: string, words: string): Promise<ContactRecord[]> =>
  call(`${cluster}/privacy/contacts${queryString({ words })}`);
