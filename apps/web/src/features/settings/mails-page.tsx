import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { OutboxList } from './outbox-list.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

/** What did we write to people, and did it leave? */
export function MailsPage() {
  const { t } = useText('access', 'settings', 'mail', 'errors');
  const path = useClusterPath();
  return (
    <Page place={t('shell:pages.settings')} title={t('access:mails.title')}>
      <SettingsTabs current="mails" />
      <OutboxList place={path('')} />
    </Page>
  );
}
