import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { usePlace } from '../../app/session.ts';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';

const addresses = { figures: '/observatory', studies: '/observatory/studies' } as const;

/** Figures for everybody; studies for researchers and for the team that opens them. */
export function ObservatoryTabs({ current }: { readonly current: keyof typeof addresses }) {
  const { t } = useText('aggregates');
  const { isTeam, roles } = usePlace();
  const navigate = useNavigate();
  if (!isTeam && !roles.includes('researcher')) return null;
  return (
    <Tabs
      value={current}
      mb="md"
      onChange={(tab) => void navigate({ to: tab === 'studies' ? addresses.studies : addresses.figures })}
      aria-label={t('shell:pages.observatory')}
    >
      <TabRow current={current}>
        {(['figures', 'studies'] as const).map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`aggregates:tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}
