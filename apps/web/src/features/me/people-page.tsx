import { Button, Group, NativeSelect, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FormEvent } from 'react';
import type { FirmPeople, NewColleague } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { useAct } from '../privacy/use-act.ts';
import { SharingTabs } from '../sharing/sharing-tabs.tsx';
import { welcomeQuery } from '../sign-in/welcome-query.ts';
import { firmPeopleQuery } from './me-queries.ts';

/** Who speaks for the firm; its owner invites those who work there. */
export function FirmPeoplePage() {
  const { t } = useText('me', 'sharing', 'settings', 'terms', 'errors');
  const path = useClusterPath();
  const { organisation } = usePlace();
  const { data } = useSuspenseQuery(firmPeopleQuery(path('')));
  return (
    <Page place={organisation?.name ?? ''} title={t('me:people.title')} lead={t('me:people.lead')}>
      <SharingTabs current="people" />
      <Stack gap="lg">
        <Colleagues people={data.people} />
        <Invited invitations={data.invitations} />
        <Invite />
      </Stack>
    </Page>
  );
}

function Colleagues({ people }: Pick<FirmPeople, 'people'>) {
  const { t, f } = useText('me', 'settings', 'terms');
  return (
    <Scrolling label={t('me:people.title')}>
      <Table verticalSpacing={6} miw="30rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings:people.person')}</Table.Th>
            <Table.Th>{t('settings:people.roles')}</Table.Th>
            <Table.Th>{t('settings:people.since')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={`${person.personId} ${person.role}`}>
              <Table.Td>
                {person.isYou ? t('me:people.you', { name: person.name }) : person.name}
                <Text size="xs" c="dimmed">
                  {person.email}
                </Text>
              </Table.Td>
              <Table.Td>{t(`terms:role.${person.role}`)}</Table.Td>
              <Table.Td>{person.hasAccount ? f.date(person.since) : t('me:people.never_came')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

function Invited({ invitations }: Pick<FirmPeople, 'invitations'>) {
  const { t, f } = useText('me', 'settings', 'errors');
  const path = useClusterPath();
  const act = useAct();
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invited">
      <Title id="invited" order={2} size="h5" mb="xs">
        {t('settings:invitations.title')}
      </Title>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Stack gap="xs">
        {invitations.map(({ id, name, email, expiresAt, expired }) => (
          <Paper key={id} withBorder p="sm" bg="var(--grappe-surface)">
            <Group justify="space-between">
              <div>
                <Text>{name}</Text>
                <Text size="xs" c="dimmed">
                  {email} ·{' '}
                  {expired
                    ? t('settings:invitations.expired')
                    : t('me:people.until', { date: f.date(expiresAt) })}
                </Text>
              </div>
              <TwoStepButton
                label={t('settings:invitations.withdraw')}
                spoken={t('settings:invitations.withdraw_of', { name })}
                sure={t('settings:invitations.withdraw_sure')}
                busy={act.isPending}
                onSure={() =>
                  act.mutate({
                    method: 'POST',
                    address: path(`/me/people/invitations/${id}/withdraw`),
                    body: {},
                    said: t('me:people.withdrawn', { name }),
                  })
                }
              />
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  );
}

function Invite() {
  const { t, language } = useText('me', 'settings', 'errors');
  const path = useClusterPath();
  const { data: welcome } = useSuspenseQuery(welcomeQuery);
  const act = useAct();
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const told = new FormData(event.currentTarget);
    const name = String(told.get('name'));
    const body: NewColleague = {
      name,
      email: String(told.get('email')),
      language: String(told.get('language')) as Language,
    };
    act.mutate(
      {
        method: 'POST',
        address: path('/me/people/invitations'),
        body,
        said: t('settings:new.sent', { name }),
      },
      { onSuccess: () => form.current?.reset() },
    );
  };
  return (
    <section aria-labelledby="invite">
      <Title id="invite" order={2} size="h5" mb="xs">
        {t('me:people.invite')}
      </Title>
      <Text size="sm" mb="xs" maw="46rem">
        {t(welcome.sendsMail ? 'me:people.invite_lead' : 'me:people.invite_without_mail')}
      </Text>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <form ref={form} onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            name="name"
            label={t('settings:new.name')}
            required
            withAsterisk={false}
            maxLength={200}
            autoComplete="off"
          />
          <TextInput
            name="email"
            type="email"
            label={t('settings:new.email')}
            required
            withAsterisk={false}
            autoComplete="off"
          />
          <NativeSelect
            name="language"
            label={t('settings:new.language')}
            defaultValue={language}
            data={[
              { value: 'fr', label: t('shell:language.short.fr') },
              { value: 'en', label: t('shell:language.short.en') },
            ]}
          />
          <Button type="submit" loading={act.isPending}>
            {t('settings:new.submit')}
          </Button>
        </Group>
      </form>
    </section>
  );
}
