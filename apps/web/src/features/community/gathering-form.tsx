import { NativeSelect, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { convenerKinds, type NewGathering } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { FormEnd } from './form-end.tsx';

const blank: NewGathering = {
  convener: '',
  convenerKind: 'region',
  title: '',
  place: '',
  heldOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  link: '',
};

/** A gathering that a third party invites to. */
export function GatheringForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('community', 'errors');
  const [draft, setDraft] = useState(blank);
  const act = useAction();
  const text = (field: 'convener' | 'title' | 'place' | 'heldOn' | 'link', label: string, type = 'text') => (
    <TextInput
      type={type}
      required={field !== 'place' && field !== 'link'}
      label={label}
      value={draft[field] ?? ''}
      onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ address: '/community/gatherings', body: draft, said: draft.title }, { onSuccess: onDone });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {text('convener', t('community:convener'))}
        <NativeSelect
          label={t('community:convener_kind.label')}
          value={draft.convenerKind}
          data={convenerKinds.map((value) => ({ value, label: t(`community:convener_kind.${value}`) }))}
          onChange={(event) =>
            setDraft({ ...draft, convenerKind: event.currentTarget.value as NewGathering['convenerKind'] })
          }
        />
        {text('title', t('community:gathering_title'))}
        {text('place', t('community:gathering_place'))}
        {text('heldOn', t('community:gathering_day'), 'date')}
        {text('link', t('community:gathering_link'), 'url')}
      </SimpleGrid>
      <FormEnd busy={act.isPending} onKeep={onDone} />
    </Paper>
  );
}
