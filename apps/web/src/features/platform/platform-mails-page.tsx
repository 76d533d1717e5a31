import { Page } from '../../app/page.tsx';
import { useText } from '../../app/use-text.ts';
import { OutboxList } from '../settings/outbox-list.tsx';
import { platformAddress } from './platform-queries.ts';
import { PlatformTabs } from './platform-tabs.tsx';

/** Every mail of the platform, for those who look after it. */
export function PlatformMailsPage() {
  const { t } = useText('access', 'mail', 'errors');
  return (
    <Page place={t('shell:pages.platform')} title={t('access:mails.title')}>
      <PlatformTabs current="mails" />
      <OutboxList place={platformAddress} />
    </Page>
  );
}
