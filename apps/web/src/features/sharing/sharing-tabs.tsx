import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { usePlace } from '../../app/session.ts';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';

const addresses = {
  me: '/me',
  organisations: '/organisations',
  asks: '/me/asks',
  partnering: '/partnering',
  allies: '/allies',
  people: '/me/people',
} as const;
type Tab = keyof typeof addresses;

const firmTabs: readonly Tab[] = ['me', 'asks', 'partnering', 'allies'];
const ownerTabs: readonly Tab[] = [...firmTabs, 'people'];
const otherTabs: readonly Tab[] = ['organisations', 'partnering', 'allies'];

/** The pages where one sees and is seen: a firm comes from its own page, the others from the directory. */
export function SharingTabs({ current }: { readonly current: Tab }) {
  const { t } = useText('sharing');
  const { isFirm, roles } = usePlace();
  const ofFirm = roles.includes('firm_owner') ? ownerTabs : firmTabs;
  const navigate = useNavigate();
  return (
    <Tabs
      value={current}
      mb="md"
      onChange={(tab) => void navigate({ to: addresses[tab as Tab] })}
      aria-label={t('sharing:tab.label')}
    >
      <TabRow current={current}>
        {(isFirm ? ofFirm : otherTabs).map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`sharing:tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
    </Tabs>
  );
}
