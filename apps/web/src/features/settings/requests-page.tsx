import { Alert, Button, Code, Group, Modal, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterRole, JoinDecision, JoinRequests } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { currentIn } from '../../app/conflict.ts';
import { Empty } from '../../app/empty.tsx';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { joinRequestsQuery } from './people-queries.ts';
import { RoleChoice, roleIsWhole } from './role-choice.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

type JoinRequest = JoinRequests['requests'][number];

/** Who asks to come in? */
export function RequestsPage() {
  const { t } = useText('settings', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(joinRequestsQuery(path('')));
  return (
    <Page place={t('shell:pages.settings')} title={t('settings:requests.title')}>
      <SettingsTabs current="requests" />
      <Stack gap="md" maw="44rem">
        <Openness open={data.open} slug={data.slug} />
        {data.requests.length === 0 ? (
          <Empty title={t('settings:requests.none')}>
            {t(data.open ? 'settings:requests.none_open' : 'settings:requests.none_closed')}
          </Empty>
        ) : (
          data.requests.map((request) => <RequestCard key={request.id} request={request} />)
        )}
      </Stack>
    </Page>
  );
}

function Openness({ open, slug }: Pick<JoinRequests, 'open' | 'slug'>) {
  const { t } = useText('settings', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (wanted: boolean) =>
      call(path('/join-requests/openness'), { method: 'PUT', body: { open: wanted } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['join-requests'] }),
  });
  return (
    <Stack gap={4}>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <Switch
        checked={open}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
        label={t('settings:requests.open')}
        description={t('settings:requests.open_hint')}
      />
      {open && (
        <Text size="sm">
          {t('settings:requests.address')} <Code>{`${window.location.origin}/join?cluster=${slug}`}</Code>
        </Text>
      )}
    </Stack>
  );
}

function RequestCard({ request }: { readonly request: JoinRequest }) {
  const { t, f } = useText('settings', 'errors');
  const { name, email, organisationName, message, createdAt } = request;
  const decide = useDecision(request);
  const already = currentIn<JoinDecision>(decide.error);
  const [accepting, { open, close }] = useDisclosure(false);
  return (
    <Paper component="article" withBorder p="md" bg="var(--grappe-surface)" aria-label={name}>
      <Stack gap="xs">
        <div>
          <Title order={2} size="h5">
            {organisationName === null
              ? name
              : t('settings:requests.of', { name, organisation: organisationName })}
          </Title>
          <Text size="sm" c="dimmed">
            {t('settings:requests.from', { email, date: f.date(createdAt) })}
          </Text>
        </div>
        {message !== null && <Text style={{ whiteSpace: 'pre-line' }}>{message}</Text>}
        <Text size="xs" c="dimmed">
          {t('settings:requests.not_checked')}
        </Text>
        {already !== null ? (
          <Already decision={already} />
        ) : (
          <>
            {decide.error !== null && <ProblemNotice error={decide.error} />}
            <Group gap="xs">
              <Button size="compact-sm" onClick={open}>
                {t('settings:requests.accept')}
              </Button>
              <TwoStepButton
                label={t('settings:requests.refuse')}
                spoken={t('settings:requests.refuse_of', { name })}
                sure={t('settings:requests.refuse_sure')}
                busy={decide.isPending}
                onSure={() => decide.mutate(null)}
              />
            </Group>
          </>
        )}
      </Stack>
      <Modal
        opened={accepting && already === null}
        onClose={close}
        title={t('settings:requests.accept_title', { name })}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <AcceptForm busy={decide.isPending} onSubmit={decide.mutate} />
      </Modal>
    </Paper>
  );
}

/** Somebody answered before: who, what and when; then the request leaves the list. */
function Already({ decision }: { readonly decision: JoinDecision }) {
  const { t, f } = useText('settings');
  const queryClient = useQueryClient();
  const { accepted, decidedAt, decidedBy } = decision;
  const who = { name: decidedBy ?? t('settings:requests.already.somebody'), date: f.date(decidedAt) };
  return (
    <Alert role="alert" color="orange" variant="light">
      <Text size="sm">{t(`settings:requests.already.${accepted ? 'accepted' : 'refused'}`, who)}</Text>
      <Button
        size="compact-sm"
        variant="default"
        mt="xs"
        onClick={() => void queryClient.invalidateQueries({ queryKey: ['join-requests'] })}
      >
        {t('settings:requests.already.seen')}
      </Button>
    </Alert>
  );
}

interface Acceptance {
  readonly role: ClusterRole;
  readonly organisationId: string | null;
}

/** Null refuses. */
function useDecision({ id }: JoinRequest) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (acceptance: Acceptance | null) =>
      call(path(`/join-requests/${id}/${acceptance === null ? 'refuse' : 'accept'}`), {
        method: 'POST',
        body: acceptance ?? {},
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['join-requests'] });
      await queryClient.invalidateQueries({ queryKey: ['invitations'] });
    },
  });
}

interface AcceptFormProps {
  readonly busy: boolean;
  readonly onSubmit: (acceptance: Acceptance) => void;
}

function AcceptForm({ busy, onSubmit }: AcceptFormProps) {
  const { t } = useText('settings');
  const [role, setRole] = useState<ClusterRole>('firm_owner');
  const [organisation, setOrganisation] = useState<PickedOrganisation | null>(null);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('settings:requests.accept_lead')}</Text>
      <RoleChoice
        role={role}
        organisation={organisation}
        onChange={(chosen, of) => {
          setRole(chosen);
          setOrganisation(of);
        }}
      />
      <Button
        loading={busy}
        disabled={!roleIsWhole(role, organisation)}
        onClick={() => onSubmit({ role, organisationId: organisation?.id ?? null })}
      >
        {t('settings:new.submit')}
      </Button>
    </Stack>
  );
}
