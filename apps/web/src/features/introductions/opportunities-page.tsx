import { Button, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { InsideLink } from '../../app/inside-link.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { IntroductionCard } from './introduction-card.tsx';
import { encountersQuery, introductionsQuery } from './introduction-queries.ts';

/** What is there for me among the firms of allied clusters? */
export function OpportunitiesPage() {
  const { t, f } = useText('introductions', 'sharing', 'terms', 'errors');
  const path = useClusterPath();
  const { data: introductions } = useSuspenseQuery(introductionsQuery(path('')));
  const { data: events } = useSuspenseQuery(encountersQuery(path('')));
  const waiting = introductions.filter(({ mayAnswer }) => mayAnswer).length;
  const open = events.filter(({ status }) => status === 'open' || status === 'published');
  return (
    <Page
      place={t('shell:pages.opportunities')}
      title={t('introductions:opportunities.title')}
      lead={
        waiting > 0
          ? t('introductions:opportunities.waiting', { count: waiting })
          : t('introductions:opportunities.lead')
      }
      action={
        <Button component={InsideLink} address="/me" variant="default">
          {t('introductions:opportunities.show')}
        </Button>
      }
    >
      <Stack gap="lg">
        {introductions.length === 0 && <Text size="sm">{t('introductions:opportunities.none')}</Text>}
        <Stack gap="sm">
          {introductions.map((one) => (
            <IntroductionCard key={one.id} introduction={one} />
          ))}
        </Stack>
        <section aria-labelledby="events">
          <Title id="events" order={2} size="h5" mb="xs">
            {t('introductions:opportunities.events')}
          </Title>
          {open.length === 0 && <Text size="sm">{t('introductions:opportunities.events_none')}</Text>}
          <Stack gap={4}>
            {open.map((event) => (
              <Text key={event.id} size="sm">
                <Link to="/encounters/$encounterId" params={{ encounterId: event.id }}>
                  {event.name}
                </Link>{' '}
                · {f.date(event.heldOn)} ·{' '}
                {t('introductions:opportunities.closes', { date: f.date(event.wishesUntil) })}
              </Text>
            ))}
          </Stack>
        </section>
      </Stack>
    </Page>
  );
}
