import { Button, Group, Stack, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';

/** The auditor grants until a day, or refuses; with reasons in both cases. */
export function Decision({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useText('label', 'errors');
  const [reasons, setReasons] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const act = useAction();
  const decide = (grant: boolean) =>
    act.mutate({
      address: `/label/assessments/${assessmentId}/decision`,
      body: grant ? { grant, reasons, expiresOn } : { grant, reasons },
      said: t(grant ? 'label:decide.granted' : 'label:decide.refused'),
    });
  return (
    <Stack gap="sm" mt="md">
      <Title order={3} size="h6">
        {t('label:decide.title')}
      </Title>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Textarea
        label={t('label:decide.reasons')}
        value={reasons}
        required
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setReasons(event.currentTarget.value)}
      />
      <Group align="flex-end">
        <TextInput
          type="date"
          label={t('label:decide.until')}
          value={expiresOn}
          onChange={(event) => setExpiresOn(event.currentTarget.value)}
        />
        <Button
          loading={act.isPending}
          disabled={reasons.trim() === '' || expiresOn === ''}
          onClick={() => decide(true)}
        >
          {t('label:decide.grant')}
        </Button>
        <Button
          variant="default"
          loading={act.isPending}
          disabled={reasons.trim() === ''}
          onClick={() => decide(false)}
        >
          {t('label:decide.refuse')}
        </Button>
      </Group>
    </Stack>
  );
}
