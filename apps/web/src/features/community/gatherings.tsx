import { Anchor, Button, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { GatheringShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { GatheringForm } from './gathering-form.tsx';

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
