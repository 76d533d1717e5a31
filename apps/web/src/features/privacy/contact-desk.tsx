import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../account/section.tsx';
import { findContact } from './privacy-queries.ts';
import { useAct } from './use-act.ts';
import classes from './privacy.module.css';

/** For a contact who is named in the directory and has no account: what is known, and its request. */
export function ContactDesk() {
  const { t } = useText('privacy', 'terms', 'errors');
  const path = useClusterPath();
  const [words, setWords] = useState('');
  const search = useMutation({ mutationFn: (asked: string) => findContact(path(''), asked) });
  const act = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.mutate(words);
  };
  const record = () =>
    act.mutate(
      {
        method: 'POST',
        address: path('/privacy/requests'),
        body: { contact: search.variables ?? words, kind: 'erasure' },
        said: t('privacy:desk.contact.recorded'),
      },
      { onSuccess: () => search.reset() },
    );
  const problem = search.error ?? act.error;
  return (
    <Section id="contact" title={t('privacy:desk.contact.title')}>
      <Text size="sm">{t('privacy:desk.contact.lead')}</Text>
      {problem !== null && <ProblemNotice error={problem} />}
      <form onSubmit={submit}>
        <Group align="flex-end" mt="sm">
          <TextInput
            label={t('privacy:desk.contact.words')}
            value={words}
            required
            maxLength={320}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={search.isPending}>
            {t('privacy:desk.contact.search')}
          </Button>
        </Group>
      </form>
      {search.data?.length === 0 && <Text mt="sm">{t('privacy:desk.contact.nothing')}</Text>}
      {search.data !== undefined && search.data.length > 0 && (
        <Stack gap="sm" mt="sm">
          {search.data.map(({ place, id, name, values }, at) => (
            <div key={`${id} ${at}`}>
              <Text fw={600}>{t(`privacy:desk.contact.place.${place}`, { name })}</Text>
              <ul className={classes['values']}>
                {values.map(({ key, value, past }) => (
                  <li key={`${key} ${value} ${past}`}>
                    {t('privacy:desk.contact.value', { what: t(`privacy:desk.contact.key.${key}`), value })}{' '}
                    {past && t('privacy:desk.contact.past')}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <Group>
            <Button onClick={record} loading={act.isPending}>
              {t('privacy:desk.contact.record')}
            </Button>
          </Group>
        </Stack>
      )}
    </Section>
  );
}
