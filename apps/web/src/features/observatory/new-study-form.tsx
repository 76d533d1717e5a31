import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewStudy, PersonInCluster } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';

const empty: NewStudy = { title: '', purpose: '', researcherId: '', endsOn: '' };

/** A manager opens a study for somebody who holds the role of researcher here. */
export function NewStudyForm() {
  const { t } = useText('aggregates', 'errors');
  const path = useClusterPath();
  const [study, setStudy] = useState(empty);
  const act = useAction();
  const { data } = useQuery({
    queryKey: ['people', path('')],
    queryFn: () => call<PersonInCluster[]>(path('/people')),
  });
  const researchers = (data ?? []).filter(({ grants }) => grants.some(({ role }) => role === 'researcher'));
  const change = (part: Partial<NewStudy>) => setStudy({ ...study, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = { address: '/studies', body: study, said: t('aggregates:studies.opened') };
    act.mutate(asked, { onSuccess: () => setStudy(empty) });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('aggregates:studies.new')}
        </Title>
        {act.error !== null && <ProblemNotice error={act.error} />}
        {researchers.length === 0 && <Text size="sm">{t('aggregates:studies.no_researcher')}</Text>}
        <Group align="flex-end">
          <TextInput
            label={t('aggregates:studies.study_title')}
            value={study.title}
            required
            maxLength={200}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('aggregates:studies.researcher')}
            required
            value={study.researcherId}
            data={[
              { value: '', label: t('aggregates:studies.choose') },
              ...researchers.map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
            onChange={(event) => change({ researcherId: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('aggregates:studies.ends_on')}
            value={study.endsOn}
            required
            onChange={(event) => change({ endsOn: event.currentTarget.value })}
          />
        </Group>
        <Textarea
          label={t('aggregates:studies.purpose')}
          value={study.purpose}
          required
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <Group>
          <Button type="submit" loading={act.isPending}>
            {t('aggregates:studies.open')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
