import { Button, Group, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClusterProfileShape } from '@grappe/contracts/api';
import { clusterFieldGroups, clusterFieldOf, clusterKeys } from '@grappe/contracts/clusters';
import type { ClusterFieldGroup } from '@grappe/contracts/clusters';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { clusterProfileQuery } from './cluster-queries.ts';
import { useClusterWords } from './cluster-value.tsx';
import classes from './clusters.module.css';
import { Dealings } from './dealings.tsx';
import { PhasePanel } from './phase-panel.tsx';
import { ValuesForm } from './values-form.tsx';

/** What do we know of this cluster, since when and from whom? */
export function ClusterPage() {
  const { t } = useText('clusters', 'errors');
  const { clusterProfileId } = useParams({ from: '/inside/clusters/$clusterProfileId' });
  const path = useClusterPath();
  const { data: profile } = useSuspenseQuery(clusterProfileQuery(path(''), clusterProfileId));
  const [editing, setEditing] = useState<ClusterFieldGroup | null>(null);
  const own = profile.isOwn && profile.mine;
  return (
    <Page
      place={<Link to="/clusters">{t('clusters:place')}</Link>}
      title={own ? t('clusters:profile.title_own') : t('clusters:profile.title', { name: profile.name })}
      lead={profile.mine ? t('clusters:profile.lead') : t('clusters:profile.read_only')}
      action={
        profile.mine &&
        editing === null && <Button onClick={() => setEditing('themes')}>{t('clusters:profile.edit')}</Button>
      }
    >
      <Stack gap="lg">
        <Text size="sm">
          {own ? `${profile.name} · ` : ''}
          {t('clusters:profile.known', { known: profile.values.length, all: clusterKeys.length })}
        </Text>
        <Paper withBorder p="md" bg="var(--grappe-surface)" component="section">
          <PhasePanel phase={profile.phase} />
        </Paper>
        {own && <Showing profile={profile} />}
        {!own && <Dealings profile={profile} />}
        {clusterFieldGroups.map((group) => (
          <ValueGroup
            key={group}
            group={group}
            profile={profile}
            editing={editing === group}
            onEdit={setEditing}
          />
        ))}
        <Past profile={profile} />
        {profile.mine && !profile.isOwn && <Removal profile={profile} />}
        {profile.keptToo && <KeptToo profile={profile} />}
      </Stack>
    </Page>
  );
}

interface ValueGroupProps {
  readonly group: ClusterFieldGroup;
  readonly profile: ClusterProfileShape;
  readonly editing: boolean;
  readonly onEdit: (group: ClusterFieldGroup | null) => void;
}

function ValueGroup({ group, profile, editing, onEdit }: ValueGroupProps) {
  const { t, f } = useText('clusters');
  const words = useClusterWords();
  const keys = clusterKeys.filter((key) => clusterFieldOf(key).group === group);
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="section"
      aria-labelledby={`group-${group}`}
    >
      <Group justify="space-between" mb="xs">
        <Title id={`group-${group}`} order={2} size="h5">
          {t(`clusters:group.${group}`)}
        </Title>
        {profile.mine && !editing && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('clusters:profile.edit_group')} – ${t(`clusters:group.${group}`)}`}
            onClick={() => onEdit(group)}
          >
            {t('clusters:profile.edit_group')}
          </Button>
        )}
      </Group>
      {editing ? (
        <ValuesForm profile={profile} keys={keys} onDone={() => onEdit(null)} />
      ) : (
        <dl className={classes['values']}>
          {keys.map((key) => {
            const found = profile.values.find((value) => value.key === key);
            return (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{t(`clusters:field.${key}`)}</dt>
                <dd>
                  {found === undefined ? (
                    <Text span c="dimmed" size="sm">
                      {t('clusters:unknown')}
                    </Text>
                  ) : (
                    <>
                      {words(key, found.value)}
                      <Text size="xs" c="dimmed">
                        {[
                          t('clusters:profile.dated', { date: f.date(found.asOf) }),
                          t(`clusters:source.${found.source}`),
                          ...(found.sourceNote === null ? [] : [found.sourceNote]),
                          t(`clusters:audience.${found.audience}`),
                        ].join(' · ')}
                      </Text>
                    </>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Paper>
  );
}

/** Whether the other clusters of the platform may find our profile. */
function Showing({ profile }: { readonly profile: ClusterProfileShape }) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const show = useMutation({
    mutationFn: (shared: boolean) =>
      call(path(`/cluster-profiles/${profile.id}`), {
        method: 'PUT',
        body: {
          version: profile.version,
          shared,
          values: {},
          asOf: new Date().toISOString().slice(0, 10),
          source: 'declared',
          sourceNote: null,
        },
      }),
    onSettled: () => refreshAll(queryClient),
  });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      {show.error !== null && <ProblemNotice error={show.error} />}
      <Switch
        checked={profile.shared}
        disabled={show.isPending}
        onChange={(event) => show.mutate(event.currentTarget.checked)}
        label={t('clusters:profile.shown')}
        description={t('clusters:profile.shown_hint')}
      />
    </Paper>
  );
}

function Past({ profile }: { readonly profile: ClusterProfileShape }) {
  const { t, f } = useText('clusters');
  const words = useClusterWords();
  if (profile.past.length === 0) return null;
  return (
    <details>
      <summary>{t('clusters:profile.past')}</summary>
      <ul className={classes['reasons']}>
        {profile.past.map((one) => (
          <li key={`${one.key} ${one.closedAt}`}>
            <Text size="sm" span>
              {t(`clusters:field.${one.key}`)} – {words(one.key, one.value)} (
              {t('clusters:profile.dated', { date: f.date(one.asOf) })},{' '}
              {t('clusters:profile.until', { date: f.date(one.closedAt) })})
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Removal({ profile }: { readonly profile: ClusterProfileShape }) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => call(path(`/cluster-profiles/${profile.id}/remove`), { method: 'POST', body: {} }),
    onSuccess: async () => {
      await navigate({ to: '/clusters' });
      await refreshAll(queryClient);
      await say({ color: 'leaf', message: t('clusters:profile.removed') });
    },
  });
  return (
    <Group>
      {remove.error !== null && <ProblemNotice error={remove.error} />}
      <TwoStepButton
        label={t('clusters:profile.remove')}
        spoken={`${t('clusters:profile.remove')} – ${profile.name}`}
        sure={t('clusters:profile.remove_sure')}
        busy={remove.isPending}
        onSure={() => remove.mutate()}
      />
    </Group>
  );
}

/** What our team knows completes what the other cluster shows; it can be kept apart again. */
function KeptToo({ profile }: { readonly profile: ClusterProfileShape }) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const separate = useMutation({
    mutationFn: () => call(path(`/cluster-profiles/${profile.id}/separate`), { method: 'POST', body: {} }),
    onSuccess: () => refreshAll(queryClient),
  });
  return (
    <Group>
      {separate.error !== null && <ProblemNotice error={separate.error} />}
      <Text size="sm">{t('clusters:twins.kept_too')}</Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={separate.isPending}
        onClick={() => separate.mutate()}
      >
        {t('clusters:twins.separate')}
      </Button>
    </Group>
  );
}
