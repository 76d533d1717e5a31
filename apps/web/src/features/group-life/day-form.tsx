import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupCalendar, GroupDayShape } from '@grappe/contracts/api';
import { CountrySelect } from '../../app/country-select.tsx';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { daysFromNow } from './days-from-now.ts';
import { calendarQuery, useAct } from './life-queries.ts';
import classes from './group-life.module.css';

interface DayFormProps {
  readonly groupId: string;
  /** As it is now; null for a new one. */
  readonly day: GroupDayShape | null;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly markets: readonly string[];
  readonly onClose: () => void;
}

const draftOf = (day: GroupDayShape | null, markets: readonly string[]) => ({
  day: day?.day ?? daysFromNow(1),
  kind: day?.kind ?? ('work' as const),
  portion: day?.portion ?? 1,
  organisationId: day?.organisation?.id ?? '',
  market: day === null ? (markets[0] ?? null) : day.market,
  note: day?.note ?? '',
});
type Draft = ReturnType<typeof draftOf>;

/** A day to give, to move or to take away. */
export function DayForm({ groupId, day, members, markets, onClose }: DayFormProps) {
  const { t, f } = useText('life', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState(() => draftOf(day, markets));
  const act = useAct<GroupCalendar>(calendarQuery(path(''), groupId).queryKey);
  const address = path(`/groups/${groupId}/calendar`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { organisationId, kind, market, ...told } = draft;
    const body = {
      ...told,
      kind,
      organisationId: kind === 'absence' || organisationId === '' ? null : organisationId,
      market: kind === 'absence' ? null : market,
    };
    act.mutate(
      day === null
        ? { path: address, method: 'POST', body }
        : { path: `${address}/${day.id}`, method: 'PATCH', body: { ...body, version: day.version } },
      { onSuccess: onClose },
    );
  };
  const remove = (gone: GroupDayShape) =>
    act.mutate(
      { path: `${address}/${gone.id}/delete`, method: 'POST', body: { version: gone.version } },
      { onSuccess: onClose },
    );
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <DayFields draft={draft} members={members} onDraft={setDraft} />
      <Group my="sm" gap="xs">
        <Button type="submit" loading={act.isPending}>
          {t('life:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
        {day !== null && (
          <Button
            variant="subtle"
            onClick={() => remove(day)}
            aria-label={t('life:day.remove_of', { date: f.date(day.day) })}
          >
            {t('life:remove')}
          </Button>
        )}
      </Group>
    </form>
  );
}

interface DayFieldsProps {
  readonly draft: Draft;
  readonly members: DayFormProps['members'];
  readonly onDraft: (draft: Draft) => void;
}

function DayFields({ draft, members, onDraft }: DayFieldsProps) {
  const { t } = useText('life');
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const isWork = draft.kind === 'work';
  return (
    <div className={classes['fields']}>
      <TextInput
        ref={focusOnOpen}
        type="date"
        required
        label={t('life:day.day')}
        value={draft.day}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('life:day.kind')}
        value={draft.kind}
        data={(['work', 'absence'] as const).map((value) => ({ value, label: t(`life:day.${value}`) }))}
        onChange={(event) => set({ kind: event.currentTarget.value === 'absence' ? 'absence' : 'work' })}
      />
      <NativeSelect
        label={t('life:day.length')}
        value={String(draft.portion)}
        data={[
          { value: '1', label: t('life:day.whole') },
          { value: '0.5', label: t('life:day.half') },
        ]}
        onChange={(event) => set({ portion: Number(event.currentTarget.value) })}
      />
      {isWork && (
        <NativeSelect
          label={t('life:day.for')}
          value={draft.organisationId}
          data={[
            { value: '', label: t('life:day.whole_group') },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => set({ organisationId: event.currentTarget.value })}
        />
      )}
      {isWork && (
        <CountrySelect
          label={t('life:day.market')}
          value={draft.market}
          onChange={(market) => set({ market })}
        />
      )}
      <TextInput
        label={t('life:day.note')}
        maxLength={500}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </div>
  );
}
