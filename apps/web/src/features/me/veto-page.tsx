import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Veto } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { OrganisationPicker } from '../../app/organisation-picker.tsx';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useReversible } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { myVetoesQuery } from './me-queries.ts';
import classes from './me.module.css';

/** Firms I will not work with: said once, secret, and never asked why. */
export function VetoPage() {
  const { t } = useText('me', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(myVetoesQuery(path('')));
  const { organisation } = usePlace();
  const calls = useVetoCalls(organisation?.id ?? '');
  const mine = data.filter((veto) => veto.mine);
  return (
    <Page place={t('shell:pages.my_vetoes')} title={t('me:veto.title')} lead={t('me:veto.lead')}>
      <Stack gap="md">
        <NewVeto own={organisation?.id ?? ''} vetoes={mine} enter={calls.enter} />
        {calls.withdraw.error !== null && <ProblemNotice error={calls.withdraw.error} />}
        {mine.length === 0 ? (
          <Empty title={t('me:veto.none')}>{t('me:veto.none_body')}</Empty>
        ) : (
          <Paper withBorder bg="var(--grappe-surface)">
            <ul className={classes['facts']}>
              {mine.map((veto) => (
                <VetoLine key={veto.id} veto={veto} onWithdraw={() => calls.withdraw.mutate(veto)} />
              ))}
            </ul>
          </Paper>
        )}
      </Stack>
    </Page>
  );
}

function useVetoCalls(organisationId: string) {
  const { t } = useText('me');
  const path = useClusterPath();
  const enterCall = (againstId: string) =>
    call<Veto>(path('/vetoes'), {
      method: 'POST',
      body: { organisationId, againstId, audience: 'coordinator' },
    });
  const withdrawCall = (id: string) => call(path(`/vetoes/${id}/withdraw`), { method: 'POST', body: {} });
  const enter = useReversible({
    run: ({ id }: PickedOrganisation) => enterCall(id),
    said: ({ name }) => t('me:veto.entered', { name }),
    reverse: ({ id }) => withdrawCall(id).then(() => []),
  });
  const withdraw = useReversible({
    run: ({ id }: Veto) => withdrawCall(id),
    said: ({ against }) => t('me:veto.withdrawn', { name: against.name }),
    reverse: (_nothing, { against }) => enterCall(against.id).then(() => []),
  });
  return { enter, withdraw };
}

interface NewVetoProps {
  readonly own: string;
  readonly vetoes: readonly Veto[];
  readonly enter: ReturnType<typeof useVetoCalls>['enter'];
}

function NewVeto({ own, vetoes, enter }: NewVetoProps) {
  const { t } = useText('me', 'errors');
  const [against, setAgainst] = useState<PickedOrganisation | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (against !== null) enter.mutate(against, { onSuccess: () => setAgainst(null) });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {enter.error !== null && <ProblemNotice error={enter.error} />}
      <Group align="flex-end">
        <OrganisationPicker
          size="sm"
          scope="members"
          label={t('me:veto.which')}
          value={against}
          onChange={setAgainst}
          except={[own, ...vetoes.map((veto) => veto.against.id)]}
        />
        <Button
          type="submit"
          disabled={against === null}
          loading={enter.isPending}
          leftSection={<IconLock size={16} aria-hidden />}
        >
          {t('me:veto.enter')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {t('me:veto.secret')}
      </Text>
    </Paper>
  );
}

function VetoLine({ veto, onWithdraw }: { readonly veto: Veto; readonly onWithdraw: () => void }) {
  const { t, f } = useText('me');
  return (
    <li>
      <div className={classes['fact']}>
        <Text>{veto.against.name}</Text>
        <Text size="xs" c="dimmed">
          {t('me:veto.since', { date: f.date(veto.enteredAt) })}
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        onClick={onWithdraw}
        aria-label={t('me:veto.withdraw_of', { name: veto.against.name })}
      >
        {t('me:veto.withdraw')}
      </Button>
    </li>
  );
}
