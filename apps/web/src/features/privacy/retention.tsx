import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProcessingRegister } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../account/section.tsx';
import { processingRegisterQuery } from './privacy-queries.ts';
import { useAct } from './use-act.ts';

/** How long each kind of thing is kept, within bounds; what is past its time goes every day. */
export function Retention() {
  const { t, f } = useText('privacy');
  const { data } = useSuspenseQuery(processingRegisterQuery(useClusterPath()('')));
  return (
    <Section id="retention" title={t('privacy:retention.title')}>
      <Text size="sm">{t('privacy:retention.lead')}</Text>
      <Text size="xs" c="dimmed" mb="sm">
        {data.lastRun === null
          ? t('privacy:retention.never')
          : t('privacy:retention.last_run', { date: f.dateTime(data.lastRun) })}
      </Text>
      <Stack gap="sm">
        {data.retention.map((rule) => (
          <Rule key={rule.code} rule={rule} />
        ))}
      </Stack>
    </Section>
  );
}

function Rule({ rule }: { readonly rule: ProcessingRegister['retention'][number] }) {
  const { t, f } = useText('privacy', 'errors');
  const path = useClusterPath();
  const [was, setWas] = useState(rule.days);
  const [days, setDays] = useState<number | string>(rule.days);
  const act = useAct();
  const what = t(`privacy:retention.code.${rule.code}`);
  const save = () =>
    act.mutate(
      {
        method: 'PUT',
        address: path(`/privacy/retention/${rule.code}`),
        body: { days: days === rule.usual ? null : days, was },
        said: t('privacy:retention.saved'),
      },
      { onSuccess: () => setWas(Number(days)) },
    );
  const theirs = currentIn<typeof rule>(act.error);
  const agree = (now: typeof rule) => {
    setWas(now.days);
    act.reset();
  };
  return (
    <div>
      {theirs === null ? (
        act.error !== null && <ProblemNotice error={act.error} />
      ) : (
        <ChangedMeanwhile
          theirs={[{ label: what, value: `${f.number(theirs.days)} ${t('privacy:retention.unit')}` }]}
          onKeepMine={() => agree(theirs)}
          onTakeTheirs={() => {
            agree(theirs);
            setDays(theirs.days);
          }}
        />
      )}
      <Group align="flex-end">
        <NumberInput
          label={what}
          description={t('privacy:retention.usual', {
            days: f.number(rule.usual),
            least: f.number(rule.shortest),
            most: f.number(rule.longest),
          })}
          value={days}
          min={rule.shortest}
          max={rule.longest}
          allowDecimal={false}
          suffix={` ${t('privacy:retention.unit')}`}
          onChange={setDays}
          w="min(100%, 24rem)"
        />
        <Button
          variant="default"
          disabled={theirs !== null || days === was || typeof days !== 'number'}
          aria-label={t('privacy:retention.save_of', { what })}
          onClick={save}
          loading={act.isPending}
        >
          {t('privacy:retention.save')}
        </Button>
      </Group>
    </div>
  );
}
