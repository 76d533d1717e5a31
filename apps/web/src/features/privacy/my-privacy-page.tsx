import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { MyPrivacy } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../account/section.tsx';
import { AskForRights } from './ask-for-rights.tsx';
import { EraseMe } from './erase-me.tsx';
import { myPrivacyQuery } from './privacy-queries.ts';
import { ProcessingRegisterView } from './processing-register.tsx';
import { useAct } from './use-act.ts';

/** What is known of me, and what is done with it: a copy, a correction, consents, requests, oblivion. */
export function MyPrivacyPage() {
  const { t } = useText('privacy', 'access', 'errors');
  const { isFirm } = usePlace();
  const { data } = useSuspenseQuery(myPrivacyQuery(useClusterPath()('')));
  return (
    <Page place={t('privacy:me.place')} title={t('privacy:me.title')} lead={t('privacy:me.lead')}>
      <Stack gap="md" maw="46rem">
        <Copy />
        <Name data={data} />
        {isFirm && (
          <Section id="consents" title={t('privacy:me.consent.title')}>
            {data.consents.map((consent) => (
              <Consent key={consent.purpose} consent={consent} />
            ))}
          </Section>
        )}
        <AskForRights requests={data.requests} />
        <ProcessingRegisterView />
        <EraseMe />
      </Stack>
    </Page>
  );
}

function Copy() {
  const { t, language } = useText('privacy');
  const address = (format: string) => `/api/privacy/personal-data.${format}?language=${language}`;
  return (
    <Section id="copy" title={t('privacy:me.get.title')}>
      <Text size="sm">{t('privacy:me.get.lead')}</Text>
      <Group mt="sm">
        <Button component="a" href={address('html')} download>
          {t('privacy:me.get.html')}
        </Button>
        <Button component="a" href={address('json')} download variant="default">
          {t('privacy:me.get.json')}
        </Button>
      </Group>
    </Section>
  );
}

function Name({ data }: { readonly data: MyPrivacy }) {
  const { t } = useText('privacy', 'errors');
  const [name, setName] = useState(data.name);
  const act = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = t('privacy:me.name.saved');
    act.mutate({ method: 'PUT', address: '/api/privacy/name', body: { name }, said });
  };
  return (
    <Section id="name" title={t('privacy:me.name.title')}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label={t('privacy:me.name.label')}
            value={name}
            required
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={act.isPending}>
            {t('privacy:me.name.save')}
          </Button>
        </Group>
      </form>
      <Text size="xs" c="dimmed" mt="xs">
        {t('privacy:me.name.email', { email: data.email })}
      </Text>
    </Section>
  );
}

function Consent({ consent }: { readonly consent: MyPrivacy['consents'][number] }) {
  const { t, f } = useText('privacy', 'errors');
  const path = useClusterPath();
  const act = useAct();
  const { purpose, textVersion, givenAt } = consent;
  return (
    <>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Checkbox
        checked={givenAt !== null}
        disabled={act.isPending}
        label={t(`privacy:me.consent.${purpose}`)}
        description={t(`privacy:me.consent.${purpose}_text`)}
        onChange={(event) => {
          const given = event.currentTarget.checked;
          act.mutate({
            method: 'PUT',
            address: path(`/privacy/me/consents/${purpose}`),
            body: { given, textVersion },
            said: t(given ? 'privacy:me.consent.accepted' : 'privacy:me.consent.withdrawn'),
          });
        }}
      />
      {givenAt !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('privacy:me.consent.given', { date: f.date(givenAt) })}
        </Text>
      )}
    </>
  );
}
