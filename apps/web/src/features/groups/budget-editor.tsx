import { Button, Group as Row, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Group, GroupBudgetEdit } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { HowComputed } from '../../app/how-computed.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { budgetOf, draftOf, newLine, unreadable } from './budget-draft.ts';
import type { LineDraft } from './budget-draft.ts';
import { BudgetAgreements } from './budget-agreements.tsx';
import { BudgetAids } from './budget-aids.tsx';
import { BudgetLines } from './budget-lines.tsx';
import { ManagerDays } from './manager-days.tsx';
import { groupQuery } from './group-queries.ts';

/** What the shared manager costs, line by line; saving computes the shares again. */
export function BudgetEditor({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups', 'errors', 'terms');
  const [seen, setSeen] = useState(group.budgetVersion);
  const [draft, setDraft] = useState(() => draftOf(group));
  const save = useSave(group.id);
  const wrong = unreadable(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0)
      save.mutate(
        { ...budgetOf(draft), version: seen },
        { onSuccess: (saved) => setSeen(saved.budgetVersion) },
      );
  };
  const setLine = (changed: LineDraft) =>
    setDraft({ ...draft, lines: draft.lines.map((line) => (line.id === changed.id ? changed : line)) });
  const theirs = currentIn<Group>(save.error);
  const agree = (now: Group) => {
    setSeen(now.budgetVersion);
    save.reset();
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="budget">
      <Row justify="space-between">
        <Title id="budget" order={2} size="h5">
          {t('groups:budget.title')}
        </Title>
        <HowComputed of="groups:how.budget" />
      </Row>
      <Text size="sm" c="dimmed" mb="sm">
        {t(group.hasBudget ? 'groups:budget.lead' : 'groups:budget.first')}
      </Text>
      {theirs === null ? (
        save.error !== null && <ProblemNotice error={save.error} />
      ) : (
        <ChangedMeanwhile
          theirs={(theirs.budget ?? theirs.budgetDraft).lines.map((line) => ({
            label:
              line.label === ''
                ? [
                    t(`terms:budget_line.${line.kind}`),
                    ...(line.market === undefined ? [] : [f.country(line.market)]),
                  ].join(', ')
                : line.label,
            value: f.money(line.amountCents, draft.currency),
          }))}
          onKeepMine={() => agree(theirs)}
          onTakeTheirs={() => {
            agree(theirs);
            setDraft(draftOf(theirs));
          }}
        />
      )}
      <form onSubmit={submit}>
        <BudgetLines
          lines={draft.lines}
          currency={draft.currency}
          markets={group.commonMarkets}
          members={group.members}
          wrong={wrong}
          onChange={setLine}
          onRemove={(id) => setDraft({ ...draft, lines: draft.lines.filter((line) => line.id !== id) })}
        />
        <Button
          size="compact-sm"
          mt="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDraft({ ...draft, lines: [...draft.lines, newLine(draft.lines)] })}
        >
          {t('groups:budget.add')}
        </Button>
        <BudgetAids
          aids={draft.aids}
          lines={draft.lines}
          currency={draft.currency}
          wrong={wrong}
          onChange={(aids) => setDraft({ ...draft, aids })}
        />
        <ManagerDays
          members={group.members}
          days={draft.days}
          wrong={wrong}
          onChange={(days) => setDraft({ ...draft, days })}
        />
        <BudgetAgreements group={group} draft={draft} wrong={wrong} onChange={setDraft} />
        <Row mt="sm" gap="xs">
          <Button type="submit" loading={save.isPending} disabled={theirs !== null}>
            {t('groups:budget.save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {save.isSuccess && t('groups:budget.saved')}
          </Text>
        </Row>
      </form>
    </Paper>
  );
}

function useSave(groupId: string) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: GroupBudgetEdit) =>
      call<Group>(path(`/groups/${groupId}/budget`), { method: 'PUT', body }),
    onSuccess: (group) => {
      queryClient.setQueryData(groupQuery(path(''), groupId).queryKey, group);
      void queryClient.invalidateQueries({ queryKey: ['plan'] });
      void queryClient.invalidateQueries({ queryKey: ['sharing'] });
    },
  });
}
