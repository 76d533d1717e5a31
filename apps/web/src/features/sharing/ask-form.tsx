import { Button, NativeSelect, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewAsk, Organisation } from '@grappe/contracts/api';
import { factKeys } from '@grappe/contracts/facts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from './use-action.ts';

/** Asks another organisation to be introduced, or to read a fact: the same list whatever it keeps to itself. */
export function AskForm({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useText('sharing', 'terms', 'errors');
  const [key, setKey] = useState('');
  const [message, setMessage] = useState('');
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = factKeys.find((one) => one === key);
    const what =
      asked === undefined ? { kind: 'introduction' as const } : { kind: 'fact' as const, key: asked };
    const body: NewAsk = { organisationId: organisation.id, message, ...what };
    const said = t('sharing:ask.sent', { name: organisation.name });
    act.mutate({ address: '/asks', body, said }, { onSuccess: () => setMessage('') });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="xs">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <NativeSelect
          size="sm"
          label={t('sharing:ask.what', { name: organisation.name })}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          data={[
            { value: '', label: t('sharing:asks.introduction') },
            ...factKeys.map((one) => ({ value: one, label: t(`terms:fact.${one}`) })),
          ]}
        />
        <Textarea
          size="sm"
          label={t('sharing:ask.why')}
          required={key === ''}
          maxLength={1000}
          autosize
          minRows={2}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {t('sharing:ask.discreet')}
        </Text>
        <Button type="submit" variant="default" loading={act.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('sharing:ask.submit')}
        </Button>
      </Stack>
    </Paper>
  );
}
