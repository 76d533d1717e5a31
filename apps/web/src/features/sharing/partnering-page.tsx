import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { InterestShape } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { InterestLine } from './interest-line.tsx';
import { NewProfileForm } from './new-profile-form.tsx';
import { ProfileCard } from './profile-card.tsx';
import { partneringQuery } from './sharing-queries.ts';
import { SharingTabs } from './sharing-tabs.tsx';
import classes from './sharing.module.css';

/** Who looks for what, without names until both agree. */
export function PartneringPage() {
  const { t } = useText('sharing', 'terms', 'errors');
  const path = useClusterPath();
  const { isFirm } = usePlace();
  const { data } = useSuspenseQuery(partneringQuery(path('')));
  const [writing, { toggle, close }] = useDisclosure(false);
  return (
    <Page
      place={t(isFirm ? 'shell:pages.me' : 'shell:pages.directory')}
      title={t('sharing:partnering.title')}
      lead={t('sharing:partnering.lead')}
      action={
        isFirm && (
          <Button onClick={toggle} aria-expanded={writing}>
            {t('sharing:partnering.publish')}
          </Button>
        )
      }
    >
      <SharingTabs current="partnering" />
      <Stack gap="lg">
        {writing && <NewProfileForm onDone={close} />}
        <Interests title={t('sharing:partnering.received')} interests={data.received} received />
        {data.profiles.length === 0 ? (
          <Empty title={t('sharing:partnering.none')}>{t('sharing:partnering.none_body')}</Empty>
        ) : (
          <div className={classes['cards']}>
            {data.profiles.map((profile) => (
              <ProfileCard key={profile.id} profile={profile} mayAnswer={isFirm} />
            ))}
          </div>
        )}
        <Interests title={t('sharing:partnering.sent')} interests={data.sent} received={false} />
        <Text size="xs" c="dimmed">
          {t('sharing:partnering.rule')}
        </Text>
      </Stack>
    </Page>
  );
}

interface InterestsProps {
  readonly title: string;
  readonly interests: readonly InterestShape[];
  readonly received: boolean;
}

function Interests({ title, interests, received }: InterestsProps) {
  if (interests.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Paper withBorder bg="var(--grappe-surface)">
        <ul className={classes['lines']}>
          {interests.map((interest) => (
            <InterestLine key={interest.id} interest={interest} received={received} />
          ))}
        </ul>
      </Paper>
    </section>
  );
}
