import { Anchor, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import type { GroupTabProps } from '../groups/group-tabs.ts';
import { DecisionLog } from './decision-log.tsx';
import { LifeMembers } from './life-members.tsx';
import { lifeQuery } from './life-queries.ts';
import { LifeSettings } from './life-settings.tsx';
import { LifeSteps } from './life-steps.tsx';
import { LifeStudy } from './life-study.tsx';
import { Section } from './section.tsx';

/** Where the group is, what it waits for, and who decided what. */
export default function LifeTab({ group }: GroupTabProps) {
  const { t } = useText('life');
  const path = useClusterPath();
  const { data: life } = useSuspenseQuery(lifeQuery(path(''), group.id));
  const studied = life.state !== 'proposed';
  return (
    <Stack gap="lg">
      <LifeSteps life={life} />
      {studied && <LifeMembers life={life} />}
      {studied && <LifeStudy life={life} />}
      {studied && <LifeSettings life={life} />}
      {life.decisions.length > 0 && (
        <Section
          title={t('life:log.title')}
          aside={
            life.roomId !== null && (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link to="/rooms/$roomId" params={{ roomId: life.roomId ?? '' }} {...props} />
                )}
              >
                {t('life:room')}
              </Anchor>
            )
          }
        >
          <DecisionLog decisions={life.decisions} />
        </Section>
      )}
    </Stack>
  );
}
