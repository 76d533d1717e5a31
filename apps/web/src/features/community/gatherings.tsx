import {
  Anchor,
  Button,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { convenerKinds, type GatheringShape, type NewGathering } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';

/** Third parties who bring managers together. */
export function Gatherings({ gatherings }: { readonly gatherings: readonly GatheringShape[] }) {
  const { t, f } = useText('community', 'errors');
  const [announces, setAnnounces] = useState(false);
  const act = useAction();
  return (
    <Stack gap="md">
      <Text size="sm">{t('community:gatherings_lead')}</Text>
      {announces ? (
        <GatheringForm onDone={() => setAnnounces(false)} />
      ) : (
        <Button style={{ alignSelf: 'flex-start' }} onClick={() => setAnnounces(true)}>
          {t('community:announce')}
        </Button>
      )}
      {act.error !== null && <ProblemNotice error={act.error} />}
      {gatherings.length === 0 && <Text size="sm">{t('community:gatherings_none')}</Text>}
      {gatherings.map((one) => (
        <Paper
          key={one.id}
          withBorder
          p="md"
          bg="var(--grappe-surface)"
          component="article"
          aria-label={one.title}
        >
          <Text fw={600}>
            {one.title}
            {one.cancelledOn !== null && ` (${t('community:cancelled')})`}
          </Text>
          <Text size="sm">
            {[f.date(one.heldOn), one.place, one.convener, t(`community:convener_kind.${one.convenerKind}`)]
              .filter((words) => words !== '')
              .join(' · ')}
          </Text>
          {one.link !== '' && (
            <Anchor size="sm" href={one.link} rel="noreferrer" target="_blank">
              {t('community:web')}
            </Anchor>
          )}
          <Text size="xs" c="dimmed">
            {t('community:told_by', { cluster: one.author.clusterName })}
          </Text>
          {one.author.mine && one.cancelledOn === null && (
            <Button
              size="compact-sm"
              variant="default"
              loading={act.isPending}
              onClick={() =>
                act.mutate({
                  address: `/community/gatherings/${one.id}/cancel`,
                  said: t('community:cancelled'),
                })
              }
            >
              {t('community:cancel_gathering')}
            </Button>
          )}
        </Paper>
      ))}
    </Stack>
  );
}

const blank: NewGathering = {
  convener: '',
  convenerKind: 'region',
  title: '',
  place: '',
  heldOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  link: '',
};

function GatheringForm({ onDone }: { readonly onDone: () => void }) {
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
      <Group gap="xs" mt="sm">
        <Button type="submit" loading={act.isPending}>
          {t('community:send')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('community:keep')}
        </Button>
      </Group>
    </Paper>
  );
}
