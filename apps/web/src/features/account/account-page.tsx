import { Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { accountQuery } from '../../app/account-query.ts';
import { OfferedRoles } from '../../app/offered-roles.tsx';
import { Page } from '../../app/page.tsx';
import { useText } from '../../app/use-text.ts';
import { SettingsTabs } from '../settings/settings-tabs.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordChange } from './password-change.tsx';
import { ProviderLink } from './provider-link.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Section } from './section.tsx';
import { Sessions } from './sessions.tsx';

/** How do I sign in, and from where am I signed in? */
export function AccountPage() {
  const { t } = useText('access', 'settings', 'errors', 'terms');
  const { data } = useSuspenseQuery(accountQuery);
  return (
    <Page place={t('shell:pages.account')} title={t('access:account.title')}>
      <SettingsTabs current="account" />
      <Stack gap="md" maw="40rem">
        {data.invitations.length > 0 && (
          <Section id="offers" title={t('access:offer.title')}>
            <OfferedRoles offers={data.invitations} />
          </Section>
        )}
        <LanguageChoice />
        {data.hasPassword && <PasswordChange />}
        {data.hasPassword && <SecondFactor on={data.secondFactor} />}
        <Passkeys passkeys={data.passkeys} />
        {data.provider !== null && <ProviderLink name={data.provider} linked={data.linkedToProvider} />}
        <Sessions sessions={data.sessions} />
      </Stack>
    </Page>
  );
}
