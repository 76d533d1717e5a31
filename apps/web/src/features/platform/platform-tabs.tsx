import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';

const addresses = { clusters: '/platform', people: '/platform/people', mails: '/platform/mails' } as const;
type Tab = keyof typeof addresses;

export function PlatformTabs({ current }: { readonly current: Tab }) {
  const { t } = useText('access');
  const navigate = useNavigate();
  return (
    <Tabs value={current} mb="md" onChange={(tab) => void navigate({ to: addresses[tab as Tab] })}>
      <TabRow current={current}>
        {(Object.keys(addresses) as Tab[]).map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`access:platform.tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}
