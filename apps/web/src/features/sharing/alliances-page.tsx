import { Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AllianceAnswer, AllianceShape } from '@grappe/contracts/api';
import { currentIn } from '../../app/conflict.ts';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { SettingsTabs } from '../settings/settings-tabs.tsx';
import { alliancesQuery } from './sharing-queries.ts';
import { useAction } from './use-action.ts';
import classes from './sharing.module.css';

/** With which clusters are we allied: proposed, accepted, ended. */
export function AlliancesPage() {
  const { t } = useText('sharing', 'settings', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(alliancesQuery(path('')));
  const { roles } = usePlace();
  return (
    <Page
      place={t('shell:pages.settings')}
      title={t('sharing:alliances.title')}
      lead={t('sharing:alliances.lead')}
    >
      <SettingsTabs current="alliances" />
      <Stack gap="lg">
        {roles.includes('cluster_manager') && <NewAlliance />}
        {data.length === 0 ? (
          <Empty title={t('sharing:alliances.none')}>{t('sharing:alliances.none_body')}</Empty>
        ) : (
          <Paper withBorder bg="var(--grappe-surface)">
            <ul className={classes['lines']}>
              {data.map((alliance) => (
                <AllianceLine key={alliance.id} alliance={alliance} />
              ))}
            </ul>
          </Paper>
        )}
      </Stack>
    </Page>
  );
}

function NewAlliance() {
  const { t } = useText('sharing', 'errors');
  const [shortName, setShortName] = useState('');
  const [name, setName] = useState('');
  const [theme, setTheme] = useState('');
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { address: '/alliances', body: { shortName, name, theme }, said: t('sharing:alliances.proposed') },
      {
        onSuccess: () => {
          setShortName('');
          setName('');
          setTheme('');
        },
      },
    );
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group align="flex-end">
        <TextInput
          label={t('sharing:alliances.short_name')}
          value={shortName}
          required
          maxLength={100}
          onChange={(event) => setShortName(event.currentTarget.value)}
        />
        <TextInput
          label={t('sharing:alliances.name')}
          value={name}
          required
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('sharing:alliances.theme')}
          value={theme}
          maxLength={500}
          onChange={(event) => setTheme(event.currentTarget.value)}
        />
        <Button type="submit" loading={act.isPending}>
          {t('sharing:alliances.propose')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {t('sharing:alliances.discreet')}
      </Text>
    </Paper>
  );
}

function AllianceLine({ alliance }: { readonly alliance: AllianceShape }) {
  const { t } = useText('sharing', 'errors');
  const act = useAction();
  const before = currentIn<AllianceAnswer>(act.error);
  const { id, name, theme, status, way, canAnswer, canEnd } = alliance;
  const answer = (accept: boolean) =>
    act.mutate({
      address: `/alliances/${id}/answer`,
      body: { accept },
      said: t(accept ? 'sharing:alliances.accepted' : 'sharing:alliances.declined'),
    });
  return (
    <li>
      <div className={classes['what']}>
        <Text fw={600}>{name}</Text>
        {theme !== '' && <Text size="sm">{theme}</Text>}
        <AllianceDates alliance={alliance} />
        {before === null ? (
          act.error !== null && <ProblemNotice error={act.error} />
        ) : (
          <Text role="alert" size="sm" fw={600}>
            {t(`sharing:alliances.already.${before.ended ? 'ended' : before.answer}`)}
          </Text>
        )}
      </div>
      <Badge variant="light" color={status === 'active' ? 'leaf' : 'gray'}>
        {t(`sharing:alliances.status_${status === 'proposed' ? way : status}`)}
      </Badge>
      {canAnswer && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            onClick={() => answer(true)}
            aria-label={t('sharing:alliances.accept_of', { name })}
          >
            {t('sharing:alliances.accept')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => answer(false)}
            aria-label={t('sharing:alliances.decline_of', { name })}
          >
            {t('sharing:alliances.decline')}
          </Button>
        </Group>
      )}
      {canEnd && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('sharing:alliances.end_of', { name })}
          onClick={() => act.mutate({ address: `/alliances/${id}/end`, said: t('sharing:alliances.ended') })}
        >
          {t(status === 'active' ? 'sharing:alliances.end' : 'sharing:alliances.take_back')}
        </Button>
      )}
    </li>
  );
}

function AllianceDates({ alliance }: { readonly alliance: AllianceShape }) {
  const { t, f } = useText('sharing');
  const { partners, shortName, proposedAt, startedOn, endedOn } = alliance;
  return (
    <Text size="xs" c="dimmed">
      {shortName === null
        ? t('sharing:allies.with', { names: f.list(partners) })
        : t('sharing:alliances.to', { name: shortName })}
      {'. '}
      {startedOn === null
        ? t('sharing:alliances.since_proposal', { date: f.date(proposedAt) })
        : t('sharing:alliances.since', { date: f.date(startedOn) })}
      {endedOn !== null && ` ${t('sharing:alliances.ended_on', { date: f.date(endedOn) })}`}
    </Text>
  );
}
