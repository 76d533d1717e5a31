import { Button, Group as Row, NativeSelect, Paper, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Incubator, IncubatorCheck } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './incubators.module.css';
import { useIncubatorChange } from './use-incubator-change.ts';

/** What an incubator that wants to be certified gathers, as the source paper tells it. */
export function Certification({ incubator }: { readonly incubator: Incubator }) {
  const { t } = useText('incubators', 'terms', 'errors');
  const done = incubator.checks.filter(({ state }) => state === 'done').length;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="checks">
      <Title id="checks" order={2} size="h5">
        {t('incubators:checks.title')}
      </Title>
      <Text size="sm">{t('incubators:checks.lead')}</Text>
      <Text size="sm" c="dimmed">
        {t('incubators:checks.limit')}
      </Text>
      <Text fw={600} mt="sm" role="status">
        {t('incubators:checks.done_of', { done, all: incubator.checks.length })}
      </Text>
      {incubator.checks.map((check) => (
        <OneCheck key={check.item} check={check} incubator={incubator} />
      ))}
    </Paper>
  );
}

interface OneCheckProps {
  readonly check: IncubatorCheck;
  readonly incubator: Incubator;
}

function OneCheck({ check, incubator }: OneCheckProps) {
  const { t, f } = useText('incubators', 'terms', 'errors');
  const [seen, setSeen] = useState(check.version);
  const [state, setState] = useState(check.state);
  const [note, setNote] = useState(check.note);
  const change = useIncubatorChange(incubator.id);
  const name = t(`incubators:check.${check.item}`);
  const found = (now: Incubator) => now.checks.find(({ item }) => item === check.item);
  const save = () =>
    change.mutate(
      { rest: `/checks/${check.item}`, method: 'PUT', body: { version: seen, state, note } },
      { onSuccess: (now) => setSeen(found(now)?.version ?? 0) },
    );
  const current = currentIn<Incubator>(change.error);
  const theirs = current === null ? undefined : found(current);
  const agree = (takes: boolean) => {
    if (theirs === undefined) return;
    setSeen(theirs.version);
    if (takes) {
      setState(theirs.state);
      setNote(theirs.note);
    }
    change.reset();
  };
  const isChanged = state !== check.state || note !== check.note;
  return (
    <div className={classes['check']} role="group" aria-label={name}>
      <div>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {t(`incubators:check_meaning.${check.item}`)}
        </Text>
        {check.updatedAt !== null && (
          <Text size="xs" c="dimmed">
            {t('incubators:checks.last', {
              date: f.date(check.updatedAt.slice(0, 10)),
              name: check.updatedBy ?? t('shares:somebody'),
            })}
          </Text>
        )}
      </div>
      <div>
        {theirs !== undefined ? (
          <ChangedMeanwhile
            theirs={[{ label: t(`incubators:checks.state.${theirs.state}`), value: theirs.note }]}
            onKeepMine={() => agree(false)}
            onTakeTheirs={() => agree(true)}
          />
        ) : (
          change.error !== null && <ProblemNotice error={change.error} />
        )}
        <Row align="flex-end" gap="xs">
          <NativeSelect
            size="xs"
            aria-label={t('incubators:checks.state_of', { name })}
            value={state}
            data={(['to_do', 'under_way', 'done'] as const).map((value) => ({
              value,
              label: t(`incubators:checks.state.${value}`),
            }))}
            onChange={(event) => setState(event.currentTarget.value as IncubatorCheck['state'])}
          />
          <Textarea
            size="xs"
            autosize
            style={{ flex: '1 1 12rem' }}
            aria-label={t('incubators:checks.note_of', { name })}
            placeholder={t('incubators:checks.note')}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            disabled={!isChanged || theirs !== undefined}
            loading={change.isPending}
            aria-label={t('incubators:checks.save_of', { name })}
            onClick={save}
          >
            {t('shares:save')}
          </Button>
        </Row>
      </div>
    </div>
  );
}
