import { Button, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Changed, FactShape, Me, OrganisationEdit } from '@grappe/contracts/api';
import type { Audience } from '@grappe/contracts/roles';
import { call } from '../../app/api.ts';
import { AudienceSelect, audienceIcons, audiences } from '../../app/audience-select.tsx';
import { FactValue } from '../../app/fact-value.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useChange } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { meQuery } from './me-queries.ts';
import classes from './me.module.css';

/** My page as each viewer sees it; one click changes who sees a fact. */
export function MePage() {
  const { t } = useText('me', 'directory', 'terms', 'errors');
  const path = useClusterPath();
  const { data: me } = useSuspenseQuery(meQuery(path('')));
  const { as } = useSearch({ from: '/inside/me' });
  const viewer = audiences.find((audience) => audience === as) ?? 'cluster';
  return (
    <Page
      place={me.organisation.name}
      title={t('me:page.title')}
      lead={t('me:page.lead')}
      action={
        <Button
          renderRoot={(props) => (
            <Link
              to="/organisations/$organisationId"
              params={{ organisationId: me.organisation.id }}
              {...props}
            />
          )}
        >
          {t('me:page.edit')}
        </Button>
      }
    >
      <Stack gap="md">
        <ViewerSwitch viewer={viewer} me={me} />
        <SeenAndHidden me={me} viewer={viewer} />
      </Stack>
    </Page>
  );
}

/** Through whose eyes: each with how many facts they see. */
function ViewerSwitch({ viewer, me }: { readonly viewer: Audience; readonly me: Me }) {
  const { t } = useText('me', 'terms');
  const navigate = useNavigate({ from: '/me' });
  return (
    <div className={classes['viewers']} role="group" aria-label={t('me:viewer.label')}>
      {audiences.map((audience) => {
        const Mark = audienceIcons[audience];
        return (
          <UnstyledButton
            key={audience}
            className={classes['viewer']}
            aria-pressed={audience === viewer}
            onClick={() => void navigate({ search: { as: audience }, replace: true, resetScroll: false })}
          >
            <Mark size={18} stroke={1.6} aria-hidden />
            <span>{t(`me:viewer.${audience}`)}</span>
            <Text span size="xs" c="dimmed">
              {t('me:viewer.sees', { count: me.seenBy[audience].length })}
            </Text>
          </UnstyledButton>
        );
      })}
    </div>
  );
}

function SeenAndHidden({ me, viewer }: { readonly me: Me; readonly viewer: Audience }) {
  const { t } = useText('me', 'terms', 'errors');
  const path = useClusterPath();
  const share = useChange(
    ({ factId, audience }: { readonly factId: string; readonly audience: Audience }) =>
      call<Changed>(path(`/organisations/${me.organisation.id}`), {
        method: 'PATCH',
        body: { version: me.version, facts: [{ do: 'share', factId, audience }] } satisfies OrganisationEdit,
      }),
    ({ audience }) => t('me:page.shared', { audience: t(`terms:audience.${audience}`) }),
  );
  const facts = me.facts.filter(({ endedAt }) => endedAt === null);
  const seen = facts.filter(({ id }) => me.seenBy[viewer].includes(id));
  const hidden = facts.filter(({ id }) => !me.seenBy[viewer].includes(id));
  const onShare = (factId: string, audience: Audience) => share.mutate({ factId, audience });
  const eyes = t(`me:viewer.${viewer}`);
  return (
    <>
      {share.error !== null && <ProblemNotice error={share.error} />}
      <FactList
        title={t('me:page.seen', { count: seen.length, eyes })}
        empty={t('me:page.sees_nothing')}
        facts={seen}
        onShare={onShare}
      />
      {viewer !== 'self' && (
        <FactList
          title={t('me:page.hidden', { count: hidden.length, eyes })}
          empty={t('me:page.hides_nothing')}
          facts={hidden}
          onShare={onShare}
        />
      )}
    </>
  );
}

interface FactListProps {
  readonly title: string;
  readonly empty: string;
  readonly facts: readonly FactShape[];
  readonly onShare: (factId: string, audience: Audience) => void;
}

function FactList({ title, empty, facts, onShare }: FactListProps) {
  const { t } = useText('me', 'directory', 'terms');
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Paper withBorder bg="var(--grappe-surface)">
        {facts.length === 0 && (
          <Text p="sm" c="dimmed">
            {empty}
          </Text>
        )}
        <ul className={classes['facts']}>
          {facts.map((fact) => (
            <li key={fact.id}>
              <div className={classes['fact']}>
                <Text size="xs" c="dimmed">
                  {t(`terms:fact.${fact.key}`)}
                </Text>
                <FactValue fact={fact} />
              </div>
              <Group gap="xs">
                <AudienceSelect
                  label={t('directory:fact.audience_of', { name: t(`terms:fact.${fact.key}`) })}
                  value={fact.audience}
                  mine
                  onChange={(audience) => onShare(fact.id, audience)}
                />
              </Group>
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  );
}
