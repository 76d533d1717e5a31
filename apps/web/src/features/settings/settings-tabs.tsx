import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

const tabs = ['people', 'alliances', 'language'] as const;

/** The parts of the settings; people are for those who coordinate. */
export function SettingsTabs({ current }: { readonly current: (typeof tabs)[number] }) {
  const { t } = useText('settings');
  const { isTeam } = usePlace();
  const navigate = useNavigate();
  if (!isTeam) return null;
  return (
    <Tabs value={current} mb="md" onChange={(tab) => void navigate({ to: `/settings/${tab}` })}>
      <Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`settings:tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
