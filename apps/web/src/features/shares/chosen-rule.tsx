import { Button, Group as Row, NativeSelect, Paper, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupSharing, NewShareChoice, RuleInDetail, ShareChoice } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { sharingQuery } from './share-queries.ts';

interface ChosenRuleProps {
  readonly sharing: GroupSharing;
  /** The rule that is looked at, and may be chosen. */
  readonly shown: RuleInDetail;
}

/** The rule that the group goes by, with who decided; and the way to choose the one that is looked at. */
export function ChosenRule({ sharing, shown }: ChosenRuleProps) {
  const { t } = useText('shares', 'terms', 'errors');
  const { choice, earlier } = sharing;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="chosen">
      <Title id="chosen" order={2} size="h5">
        {choice === null
          ? t('shares:chosen.none')
          : t('shares:chosen.is', { rule: t(`terms:rule.${choice.rule}`) })}
      </Title>
      {choice === null ? (
        <Text size="sm" c="dimmed">
          {t('shares:chosen.none_lead')}
        </Text>
      ) : (
        <Decided choice={choice} />
      )}
      {shown.kind === 'shared' && shown.rule !== choice?.rule && (
        <Choose key={shown.rule} sharing={sharing} shown={shown} />
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{t('shares:chosen.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <div key={one.id}>
              <Text size="sm" fw={600} mt="xs">
                {t(`terms:rule.${one.rule}`)}
              </Text>
              <Decided choice={one} />
            </div>
          ))}
        </details>
      )}
    </Paper>
  );
}

function Decided({ choice }: { readonly choice: ShareChoice }) {
  const { t, f } = useText('shares');
  return (
    <>
      <Text size="sm">
        {t(`shares:chosen.by_${choice.decidedBy}`, { date: f.date(choice.decidedOn) })}{' '}
        {t('shares:chosen.entered', { name: choice.enteredBy ?? t('shares:somebody') })}
      </Text>
      {choice.reason !== '' && <Text size="sm">{t('shares:chosen.because', { reason: choice.reason })}</Text>}
    </>
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);

function Choose({ sharing, shown }: ChosenRuleProps) {
  const { t } = useText('shares', 'terms', 'errors');
  const [open, setOpen] = useState(false);
  const [decidedBy, setDecidedBy] = useState<'partners' | 'team'>('partners');
  const [decidedOn, setDecidedOn] = useState(today);
  const [reason, setReason] = useState('');
  const choose = useChoose(sharing.groupId);
  const rule = t(`terms:rule.${shown.rule}`);
  if (!open)
    return (
      <Button mt="sm" size="compact-md" variant="default" onClick={() => setOpen(true)}>
        {t('shares:chosen.choose', { rule })}
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ rule: shown.rule, decidedBy, decidedOn, reason, after: sharing.choice?.id ?? null });
  };
  return (
    <form onSubmit={submit}>
      <Text mt="sm" fw={600}>
        {t('shares:chosen.choose', { rule })}
      </Text>
      {choose.error !== null && <ProblemNotice error={choose.error} />}
      <Row align="flex-end" mt="xs" gap="sm">
        <NativeSelect
          size="xs"
          label={t('shares:chosen.who')}
          value={decidedBy}
          data={(['partners', 'team'] as const).map((value) => ({
            value,
            label: t(`shares:chosen.${value}`),
          }))}
          onChange={(event) => setDecidedBy(event.currentTarget.value as 'partners' | 'team')}
        />
        <TextInput
          size="xs"
          type="date"
          required
          label={t('shares:chosen.when')}
          value={decidedOn}
          onChange={(event) => setDecidedOn(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          style={{ flex: '1 1 14rem' }}
          label={t('shares:chosen.why')}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" loading={choose.isPending}>
          {t('shares:chosen.write_down')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          {t('shares:cancel')}
        </Button>
      </Row>
    </form>
  );
}

function useChoose(groupId: string) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewShareChoice) =>
      call<GroupSharing>(path(`/groups/${groupId}/sharing/choices`), { method: 'POST', body }),
    onSuccess: (sharing) => {
      queryClient.setQueryData(sharingQuery(path(''), groupId).queryKey, sharing);
      void queryClient.invalidateQueries({ queryKey: ['outlook'] });
    },
  });
}
