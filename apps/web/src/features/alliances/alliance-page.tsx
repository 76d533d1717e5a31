import { Badge, Stack, Tabs, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Alliance } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';
import { allianceQuery, useAllianceAct } from './alliance-queries.ts';
import { PartnerWords } from './alliances-page.tsx';
import { ConventionTab } from './convention-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { IncidentsTab } from './incidents-tab.tsx';
import { OursTab } from './ours-tab.tsx';
import { RoadmapTab } from './roadmap-tab.tsx';
import { StageMove } from './stage-move.tsx';
import { allianceStages } from './stages.ts';
import { TimelineTab } from './timeline-tab.tsx';
import classes from './alliances.module.css';

const tabs = ['timeline', 'convention', 'roadmap', 'groups', 'incidents', 'ours'] as const;
type Tab = (typeof tabs)[number];

export interface AllianceTabProps {
  readonly alliance: Alliance;
  /** Address of the alliance. */
  readonly address: string;
  readonly act: ReturnType<typeof useAllianceAct>;
}

const panels: Readonly<Record<Tab, (props: AllianceTabProps) => ReactNode>> = {
  timeline: TimelineTab,
  convention: ConventionTab,
  roadmap: RoadmapTab,
  groups: GroupsTab,
  incidents: IncidentsTab,
  ours: OursTab,
};

/** What did we promise each other, and what now? */
export function AlliancePage() {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const params = useParams({ strict: false });
  const allianceId = params.allianceId ?? '';
  const navigate = useNavigate();
  const query = allianceQuery(path(''), allianceId);
  const { data: alliance } = useSuspenseQuery(query);
  const act = useAllianceAct(query.queryKey);
  const address = path(`/alliances/${allianceId}`);
  const tab = tabs.find((each) => each === params.tab) ?? 'timeline';
  const shared = { alliance, address, act };
  return (
    <Page
      place={<Link to="/alliances">{t('shell:pages.alliances')}</Link>}
      title={alliance.name}
      lead={t('alliances:alliance_question')}
    >
      <Stack gap="md">
        <Head alliance={alliance} />
        {act.error !== null && <ProblemNotice error={act.error} />}
        <StageMove {...shared} />
        {alliance.status === 'active' && (
          <Text size="sm">
            <Link to="/alliances/$allianceId/matches" params={{ allianceId }}>
              {t('alliances:matches')}
            </Link>
          </Text>
        )}
        <Tabs
          value={tab}
          onChange={(next) => {
            if (next === null) return;
            act.reset();
            void navigate({ to: '/alliances/$allianceId/$tab', params: { allianceId, tab: next } });
          }}
          keepMounted={false}
        >
          <TabRow current={tab} mb="md">
            {tabs.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`alliances:tabs.${each}`)}
              </Tabs.Tab>
            ))}
          </TabRow>
          {tabs.map((each) => {
            const Shown = panels[each];
            return (
              <Tabs.Panel key={each} value={each}>
                <Shown {...shared} />
              </Tabs.Panel>
            );
          })}
        </Tabs>
      </Stack>
    </Page>
  );
}

function Head({ alliance }: { readonly alliance: Alliance }) {
  const { t, f } = useText('alliances');
  const { theme, stage, stageSince, owner, quietSince, status, gaps } = alliance;
  return (
    <Stack gap={6}>
      <Text>
        <PartnerWords line={alliance} />
        {theme !== '' && ` – ${theme}`}
      </Text>
      <ol className={classes['stages']} aria-label={t('alliances:title')}>
        {allianceStages.map((each) => (
          <li key={each} aria-current={each === stage ? 'step' : undefined}>
            <Badge
              variant={each === stage ? 'outline' : 'light'}
              c="inherit"
              fw={each === stage ? 700 : 400}
              color={allianceStages.indexOf(each) <= allianceStages.indexOf(stage) ? 'leaf' : 'gray'}
              tt="none"
              autoContrast
            >
              {t(`alliances:stage.${each}`)}
            </Badge>
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t(`alliances:meaning.${stage}`)}
        {' · '}
        {t('alliances:since', { date: f.date(stageSince) })}
        {' · '}
        {t(`alliances:status.${status}`)}
        {' · '}
        {owner === null ? t('alliances:no_owner') : t('alliances:owner', { name: owner.name })}
      </Text>
      {quietSince !== null && (
        <Text fw={600} c="var(--grappe-contrast)">
          {t('alliances:quiet', { date: f.date(quietSince) })}
        </Text>
      )}
      {gaps.length > 0 && (
        <Text size="sm">
          {t('alliances:missing_title')}
          {' – '}
          {f.list(gaps.map((gap) => t(`alliances:missing.${gap}`)))}
        </Text>
      )}
    </Stack>
  );
}
