import { Button, Group, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Collection } from '@grappe/contracts/api';
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
  const open = collection.status === 'open';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof value === 'number')
      step.mutate({ path: '/answer', method: 'PUT', body: { value, version: myAnswer?.version ?? null } });
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
            <Button type="submit" loading={step.isPending} disabled={typeof value !== 'number'}>
              {t(myAnswer === null ? 'meetings:collections.answer' : 'meetings:collections.correct')}
            </Button>
            {myAnswer !== null && (
              <Button
                variant="default"
                onClick={() => step.mutate({ path: '/answer/withdraw', method: 'POST' })}
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
