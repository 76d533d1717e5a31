import { Button, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupLife } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { amountOf } from '../groups/budget-draft.ts';
import { lifeQuery, useAct } from './life-queries.ts';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

const draftOf = (life: GroupLife) => ({
  startsOn: life.startsOn ?? '',
  endsOn: life.endsOn ?? '',
  managerName: life.managerName,
  managerDays: life.managerDays ?? ('' as number | string),
  foreseenContracts: life.foreseenContracts ?? ('' as number | string),
  foreseen: life.foreseenCents === null ? '' : String(life.foreseenCents / 100),
  nextPlan: life.nextPlan,
});
type Draft = ReturnType<typeof draftOf>;

const bodyOf = (draft: Draft) => {
  const foreseen = amountOf(draft.foreseen);
  return {
    startsOn: draft.startsOn === '' ? null : draft.startsOn,
    endsOn: draft.endsOn === '' ? null : draft.endsOn,
    managerName: draft.managerName,
    managerDays: draft.managerDays === '' ? null : Number(draft.managerDays),
    foreseenContracts: draft.foreseenContracts === '' ? null : Number(draft.foreseenContracts),
    foreseenCents: foreseen === null ? null : Math.round(foreseen * 100),
    nextPlan: draft.nextPlan,
  };
};

/** Dates, the shared manager, what is foreseen, and what the next plan does with the members. */
export function LifeSettings({ life }: { readonly life: GroupLife }) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState(() => draftOf(life));
  const save = useAct<GroupLife>(lifeQuery(path(''), life.groupId).queryKey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      path: path(`/groups/${life.groupId}/life/settings`),
      method: 'PUT',
      body: { version: life.version, ...bodyOf(draft) },
    });
  };
  const unreadable = draft.foreseen !== '' && amountOf(draft.foreseen) === null;
  return (
    <Section title={t('life:settings.title')} lead={t('life:settings.lead')}>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <form onSubmit={submit}>
        <SettingFields draft={draft} currency={life.currency} unreadable={unreadable} onDraft={setDraft} />
        <Group mt="sm" gap="xs">
          <Button type="submit" loading={save.isPending} disabled={unreadable}>
            {t('life:save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {save.isSuccess && t('life:saved')}
          </Text>
        </Group>
      </form>
    </Section>
  );
}

interface SettingFieldsProps {
  readonly draft: Draft;
  readonly currency: string;
  readonly unreadable: boolean;
  readonly onDraft: (draft: Draft) => void;
}

function SettingFields({ draft, currency, unreadable, onDraft }: SettingFieldsProps) {
  const { t } = useText('life');
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  return (
    <div className={classes['fields']}>
      <TextInput
        type="date"
        label={t('life:settings.starts_on')}
        value={draft.startsOn}
        onChange={(event) => set({ startsOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('life:settings.ends_on')}
        value={draft.endsOn}
        onChange={(event) => set({ endsOn: event.currentTarget.value })}
      />
      <TextInput
        label={t('life:settings.manager')}
        maxLength={200}
        value={draft.managerName}
        onChange={(event) => set({ managerName: event.currentTarget.value })}
      />
      <NumberInput
        label={t('life:settings.manager_days')}
        min={0.5}
        max={366}
        step={0.5}
        value={draft.managerDays}
        onChange={(managerDays) => set({ managerDays })}
      />
      <NumberInput
        label={t('life:settings.contracts')}
        min={0}
        max={10_000}
        allowDecimal={false}
        value={draft.foreseenContracts}
        onChange={(foreseenContracts) => set({ foreseenContracts })}
      />
      <TextInput
        inputMode="decimal"
        label={t('life:settings.turnover', { currency })}
        error={unreadable ? t('life:unreadable') : null}
        value={draft.foreseen}
        onChange={(event) => set({ foreseen: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('life:settings.next_plan')}
        value={draft.nextPlan}
        data={(['exclude', 'lock'] as const).map((value) => ({
          value,
          label: t(`life:next_plan.${value}`),
        }))}
        onChange={(event) => set({ nextPlan: event.currentTarget.value === 'lock' ? 'lock' : 'exclude' })}
      />
    </div>
  );
}
