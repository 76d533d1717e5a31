import { Button, Paper, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { Language } from '@grappe/messages';
import { call } from '../../app/api.ts';
import { switchLanguage } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { saveLanguage } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { SettingsTabs } from './settings-tabs.tsx';

/** What a person sets for themselves: language and password. */
export function LanguagePage() {
  const { t } = useText('settings', 'errors');
  return (
    <Page place={t('shell:pages.settings')} title={t('settings:language.title')}>
      <SettingsTabs current="language" />
      <Stack gap="lg" maw="32rem">
        <LanguageChoice />
        <PasswordChange />
      </Stack>
    </Page>
  );
}

function LanguageChoice() {
  const { t, language } = useText('settings');
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: async (chosen: Language) => {
      await switchLanguage(chosen);
      await saveLanguage(chosen);
      await refreshAll(queryClient);
    },
  });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      {save.error !== null && <ProblemNotice error={save.error} />}
      <Radio.Group
        label={t('settings:language.label')}
        description={t('settings:language.hint')}
        value={language}
        onChange={(value) => save.mutate(value as Language)}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="fr" label={t('shell:language.short.fr')} />
          <Radio value="en" label={t('shell:language.short.en')} />
        </Stack>
      </Radio.Group>
    </Paper>
  );
}

interface PasswordChangeBody {
  readonly currentPassword: string;
  readonly newPassword: string;
}

function PasswordChange() {
  const { t } = useText('settings', 'errors');
  const change = useMutation({
    mutationFn: (body: PasswordChangeBody) => call('/api/auth/change-password', { method: 'POST', body }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    change.mutate(
      { currentPassword: String(form.get('current')), newPassword: String(form.get('new')) },
      { onSuccess: () => element.reset() },
    );
  };
  const toggle = { 'aria-label': t('shell:sign_in.show_password') };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Title order={2} size="h5" mb="xs">
        {t('settings:password.title')}
      </Title>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PasswordInput
            name="current"
            label={t('settings:password.current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={toggle}
          />
          <PasswordInput
            name="new"
            label={t('settings:password.new')}
            description={t('settings:password.hint')}
            autoComplete="new-password"
            minLength={12}
            required
            withAsterisk={false}
            visibilityToggleButtonProps={toggle}
          />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('settings:password.submit')}
          </Button>
          <Text size="sm" role="status">
            {change.isSuccess && t('settings:password.done')}
          </Text>
        </Stack>
      </form>
    </Paper>
  );
}
