import { Button, Group, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Collection } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { useText } from '../../app/use-text.ts';
import type { CollectionStep } from './collection-page.tsx';

interface MyAnswerProps {
  readonly collection: Collection;
  readonly step: CollectionStep;
}

/** One's own figure, for the cluster team alone: corrected or taken back while the collection is open. */
export function MyAnswer({ collection, step }: MyAnswerProps) {
  const { t, f, language } = useText('meetings');
  const { myAnswer, unit } = collection;
  const [value, setValue] = useState<number | string>(myAnswer?.value ?? '');
  const [seen, setSeen] = useState(myAnswer?.version ?? null);
  const theirs = currentIn<Collection>(step.error);
  const open = collection.status === 'open';
  const agree = (now: Collection) => {
    setSeen(now.myAnswer?.version ?? null);
    step.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = (now: Collection) => setSeen(now.myAnswer?.version ?? null);
    if (typeof value === 'number')
      step.mutate({ path: '/answer', method: 'PUT', body: { value, version: seen } }, { onSuccess });
  };
  return (
    <section aria-labelledby="mine">
      <Title id="mine" order={2} size="h5" mt="md">
        {t('meetings:collections.mine')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(open ? 'meetings:collections.mine_lead' : 'meetings:collections.closed_now')}
      </Text>
      {!open && myAnswer !== null && (
        <Text>
          {f.number(myAnswer.value, 6)} {unit}
        </Text>
      )}
      {open && (
        <form onSubmit={submit}>
          {theirs !== null && (
            <ChangedMeanwhile
              theirs={[
                {
                  label: t('meetings:collections.mine'),
                  value:
                    theirs.myAnswer === null
                      ? t('shell:unknown')
                      : `${f.number(theirs.myAnswer.value, 6)} ${unit}`,
                },
              ]}
              onKeepMine={() => agree(theirs)}
              onTakeTheirs={() => {
                agree(theirs);
                setValue(theirs.myAnswer?.value ?? '');
              }}
            />
          )}
          <Group gap="xs" align="flex-end">
            <NumberInput
              label={t('meetings:collections.value', { unit })}
              min={0}
              max={1e14}
              decimalScale={6}
              decimalSeparator={language === 'fr' ? ',' : '.'}
              value={value}
              onChange={setValue}
            />
            <Button
              type="submit"
              loading={step.isPending}
              disabled={theirs !== null || typeof value !== 'number'}
            >
              {t(myAnswer === null ? 'meetings:collections.answer' : 'meetings:collections.correct')}
            </Button>
            {myAnswer !== null && (
              <Button
                variant="default"
                onClick={() =>
                  step.mutate(
                    { path: '/answer/withdraw', method: 'POST', body: { version: seen } },
                    {
                      onSuccess: () => {
                        setSeen(null);
                        setValue('');
                      },
                    },
                  )
                }
              >
                {t('meetings:collections.take_back')}
              </Button>
            )}
          </Group>
        </form>
      )}
    </section>
  );
}
