import { Button, NativeSelect, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { FormEvent } from 'react';
import type { NewJoinRequest, OpenCluster } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { PageLoading } from '../../app/page-loading.tsx';
import { useText } from '../../app/use-text.ts';
import { Door } from './door.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** Asks a cluster to be let in. The answer is the same whoever asks, known or not, once or twice. */
export function JoinPage() {
  const { t } = useText('access', 'errors');
  const ask = useMutation({
    mutationFn: (body: NewJoinRequest) => call('/api/join-requests', { method: 'POST', body }),
  });
  return (
    <Door title={t('access:join.title')}>
      {ask.isSuccess ? (
        <Stack gap="sm">
          <Text role="status">{t('access:join.asked')}</Text>
          <Link to="/sign-in">{t('access:door.back')}</Link>
        </Stack>
      ) : (
        <Suspense fallback={<PageLoading />}>
          <ProblemAlert error={ask.error} />
          <JoinForm busy={ask.isPending} onSubmit={ask.mutate} />
        </Suspense>
      )}
    </Door>
  );
}

interface JoinFormProps {
  readonly busy: boolean;
  readonly onSubmit: (request: NewJoinRequest) => void;
}

function JoinForm({ busy, onSubmit }: JoinFormProps) {
  const { t, language } = useText('access');
  const { cluster } = useSearch({ from: '/join' });
  const { data } = useSuspenseQuery({
    queryKey: ['open-clusters'],
    queryFn: () => call<OpenCluster[]>('/api/open-clusters'),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string => String(form.get(name)).trim();
    onSubmit({
      cluster: said('cluster'),
      name: said('name'),
      email: said('email'),
      language,
      organisationName: said('organisation') || null,
      message: said('message') || null,
    });
  };
  if (data.length === 0) return <Text>{t('access:join.none')}</Text>;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('access:join.lead')}</Text>
        <NativeSelect
          name="cluster"
          label={t('access:join.cluster')}
          data={data.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...(data.some(({ slug }) => slug === cluster) ? { defaultValue: cluster as string } : {})}
        />
        <TextInput
          name="name"
          label={t('access:invitation.name')}
          autoComplete="name"
          maxLength={200}
          required
          withAsterisk={false}
        />
        <TextInput
          name="email"
          type="email"
          label={t('shell:sign_in.email')}
          autoComplete="email"
          required
          withAsterisk={false}
        />
        <TextInput
          name="organisation"
          label={t('access:join.organisation')}
          autoComplete="organization"
          maxLength={300}
        />
        <Textarea name="message" label={t('access:join.message')} maxLength={2000} autosize minRows={3} />
        <Button type="submit" loading={busy}>
          {t('access:join.submit')}
        </Button>
        <Link to="/sign-in">{t('access:door.back')}</Link>
      </Stack>
    </form>
  );
}
