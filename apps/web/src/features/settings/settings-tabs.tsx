import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMaybePlace } from '../../app/session.ts';
import type { Place } from '../../app/session.ts';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';

type Tab = 'people' | 'requests' | 'mails' | 'audit' | 'privacy' | 'account';

/** Managers decide who comes in; a team reads who is there. */
const tabsOf = ({ isTeam, roles }: Place): readonly Tab[] => {
  if (!isTeam) return [];
  return roles.includes('cluster_manager')
    ? ['people', 'requests', 'mails', 'audit', 'privacy', 'account']
    : ['people', 'account'];
};

/** The parts of the settings that one may open. */
export function SettingsTabs({ current }: { readonly current: Tab }) {
  const { t } = useText('settings');
  const place = useMaybePlace();
  const navigate = useNavigate();
  const tabs = place === null ? [] : tabsOf(place);
  if (tabs.length === 0) return null;
  return (
    <Tabs value={current} mb="md" onChange={(tab) => void navigate({ to: `/settings/${tab}` })}>
      <TabRow current={current}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`settings:tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}
