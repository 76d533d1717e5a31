import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';

const tabs = ['register', 'reports'] as const;

/** What is published, and what is kept to answer for it. */
export function RegisterTabs({ current }: { readonly current: (typeof tabs)[number] }) {
  const { t } = useText('register');
  const navigate = useNavigate();
  return (
    <Tabs value={current} mb="md" onChange={(tab) => void navigate({ to: `/${tab}` })}>
      <TabRow current={current}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`register:tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}
