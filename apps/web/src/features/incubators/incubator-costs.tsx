import { Button, Group as Row, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Incubator } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { HowComputed } from '../../app/how-computed.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { draftOfCosts, linesOf, newCost, unreadableCosts } from './cost-draft.ts';
import { CostLine } from './cost-line.tsx';
import { IncubatorShares } from './incubator-shares.tsx';
import { useIncubatorChange } from './use-incubator-change.ts';

/** Costs of the second level, and who pays what of them. */
export function IncubatorCosts({ incubator }: { readonly incubator: Incubator }) {
  const { t, f } = useText('incubators', 'groups', 'shares', 'terms', 'errors');
  const [version, setVersion] = useState(incubator.budgetVersion);
  const [drafts, setDrafts] = useState(() => draftOfCosts(incubator.budget, incubator.groups));
  const change = useIncubatorChange(incubator.id);
  const currency = incubator.budget?.currency ?? 'EUR';
  const wrong = unreadableCosts(drafts);
  const save = () =>
    change.mutate(
      { rest: '/budget', method: 'PUT', body: { version, currency, lines: linesOf(drafts) } },
      { onSuccess: (now) => setVersion(now.budgetVersion) },
    );
  const theirs = currentIn<Incubator>(change.error);
  const agree = (takes: boolean) => {
    if (theirs === null) return;
    setVersion(theirs.budgetVersion);
    if (takes) setDrafts(draftOfCosts(theirs.budget, theirs.groups));
    change.reset();
  };
  return (
    <Stack gap="md">
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="costs">
        <Title id="costs" order={2} size="h5">
          {t('incubators:costs.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('incubators:costs.lead')}
        </Text>
        <HowComputed of="incubators:how.owen" />
        {drafts.map((draft, rank) => (
          <CostLine
            key={draft.id}
            draft={draft}
            rank={rank + 1}
            currency={currency}
            groups={incubator.groups}
            isWrong={wrong.includes(draft.id)}
            onChange={(changed) => setDrafts(drafts.map((one) => (one.id === changed.id ? changed : one)))}
            onRemove={() => setDrafts(drafts.filter(({ id }) => id !== draft.id))}
          />
        ))}
        {theirs !== null ? (
          <ChangedMeanwhile
            theirs={(theirs.budget?.lines ?? []).map((line) => ({
              label: line.label === '' ? t(`terms:purpose.${line.purpose ?? 'other'}`) : line.label,
              value: f.money(line.amountCents, currency),
            }))}
            onKeepMine={() => agree(false)}
            onTakeTheirs={() => agree(true)}
          />
        ) : (
          change.error !== null && <ProblemNotice error={change.error} />
        )}
        <Row mt="sm" gap="sm">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setDrafts([...drafts, newCost(drafts)])}
          >
            {t('groups:budget.add')}
          </Button>
          <Button
            size="xs"
            loading={change.isPending}
            disabled={wrong.length > 0 || theirs !== null}
            onClick={save}
          >
            {t('groups:budget.save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {change.isSuccess && t('shares:saved')}
          </Text>
        </Row>
      </Paper>
      <IncubatorShares incubator={incubator} currency={currency} />
    </Stack>
  );
}
