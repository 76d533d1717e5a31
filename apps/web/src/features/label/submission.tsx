import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LabelPage } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';

/** A manager sends the assessment to a third party. */
export function Submission({ auditors }: { readonly auditors: LabelPage['auditors'] }) {
  const { t } = useText('label', 'errors');
  const [auditorId, setAuditorId] = useState('');
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ address: '/label/submit', body: { auditorId }, said: t('label:submit.done') });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="md">
        <Title order={3} size="h6">
          {t('label:submit.title')}
        </Title>
        <Text size="sm">{t(auditors.length === 0 ? 'label:submit.none' : 'label:submit.lead')}</Text>
        {act.error !== null && <ProblemNotice error={act.error} />}
        {auditors.length > 0 && (
          <Group align="flex-end">
            <NativeSelect
              label={t('label:submit.who')}
              required
              data={[
                { value: '', label: t('label:submit.choose') },
                ...auditors.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={auditorId}
              onChange={(event) => setAuditorId(event.currentTarget.value)}
            />
            <Button type="submit" loading={act.isPending}>
              {t('label:submit.do')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
