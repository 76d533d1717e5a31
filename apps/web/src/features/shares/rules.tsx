import { NativeSelect, Paper, Stack, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Group } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { ChosenRule } from './chosen-rule.tsx';
import { Joining } from './joining.tsx';
import { OneRule } from './one-rule.tsx';
import { RulesCompared } from './rules-compared.tsx';
import { sharingQuery } from './share-queries.ts';

/** Who pays what by each rule: one rule in detail, all of them side by side, and what one more firm would change. */
export default function Rules({ group }: { readonly group: Group }) {
  const { t } = useText('groups', 'shares', 'terms', 'explanations', 'errors');
  const path = useClusterPath();
  const { data: sharing } = useSuspenseQuery(sharingQuery(path(''), group.id));
  const [asked, setAsked] = useState<string | null>(null);
  const { rules, choice } = sharing;
  const shown =
    rules?.find(({ rule }) => rule === (asked ?? choice?.rule)) ??
    rules?.find((rule) => rule.kind === 'shared' && rule.inCore === true) ??
    rules?.[0];
  if (rules === null || shown === undefined)
    return <Empty title={t('groups:shares.none')}>{t('groups:shares.none_body')}</Empty>;
  return (
    <Stack gap="md">
      <ChosenRule key={choice?.id ?? 'none'} sharing={sharing} shown={shown} />
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="one-rule">
        <Title id="one-rule" order={2} size="h5" mb="xs">
          {t('groups:shares.title')}
        </Title>
        <NativeSelect
          label={t('groups:shares.rule')}
          description={t(`terms:rule_meaning.${shown.rule}`)}
          maw="34rem"
          value={shown.rule}
          data={rules.map(({ rule }) => ({ value: rule, label: t(`terms:rule.${rule}`) }))}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
        <HowComputed of={`shares:how.${shown.rule}`} />
        <OneRule rule={shown} members={group.members} currency={sharing.currency} />
      </Paper>
      <RulesCompared rules={rules} members={group.members} currency={sharing.currency} choice={choice} />
      <Joining group={group} currency={sharing.currency} />
    </Stack>
  );
}
