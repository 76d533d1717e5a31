import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { encountersQuery } from './encounter-queries.ts';
import { NewEncounterForm } from './new-encounter-form.tsx';

/** Whom to meet, when and where? */
export function EncountersPage() {
  const { t, f } = useText('encounters', 'errors');
  const path = useClusterPath();
  const { isTeam } = usePlace();
  const { data } = useSuspenseQuery(encountersQuery(path('')));
  const [opens, setOpens] = useState(false);
  return (
    <Page
      place={t('shell:pages.encounters')}
      title={t('encounters:title')}
      lead={t('encounters:lead')}
      action={isTeam && !opens && <Button onClick={() => setOpens(true)}>{t('encounters:new')}</Button>}
    >
      <Stack gap="md">
        {opens && <NewEncounterForm onDone={() => setOpens(false)} />}
        {data.length === 0 && !opens && (
          <Empty title={t('encounters:none')}>
            {isTeam ? t('encounters:none_team') : t('encounters:lead')}
          </Empty>
        )}
        {data.map((event) => (
          <Paper
            key={event.id}
            withBorder
            p="md"
            bg="var(--grappe-surface)"
            component="article"
            aria-label={event.name}
          >
            <Group justify="space-between" align="flex-start">
              <div>
                <Text fw={600}>
                  <Link to="/encounters/$encounterId" params={{ encounterId: event.id }}>
                    {event.name}
                  </Link>
                </Text>
                <Text size="sm" c="dimmed">
                  {[
                    f.date(event.heldOn),
                    event.place,
                    event.allianceName ?? '',
                    event.participants === null ? '' : t('encounters:people', { count: event.participants }),
                    event.mine > 0 ? t('encounters:mine') : '',
                    event.status === 'open' ? t('encounters:until', { date: f.date(event.wishesUntil) }) : '',
                  ]
                    .filter((words) => words !== '')
                    .join(' · ')}
                </Text>
              </div>
              <Badge variant="light" tt="none" color={event.status === 'cancelled' ? 'gray' : 'leaf'}>
                {t(`encounters:status.${event.status}`)}
              </Badge>
            </Group>
          </Paper>
        ))}
      </Stack>
    </Page>
  );
}
