import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

/** What is planned of an event, as it is typed. */
export interface PlanDraft {
  readonly name: string;
  readonly place: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly wishesUntil: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly slots: number;
  readonly tables: number;
  readonly wishesEach: number;
  /** Whose members are invited; undefined: that is settled. */
  readonly allianceId?: string;
}

interface FieldsProps {
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

interface StandingAlliance {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** A day, its slots and its tables. */
export function PlanFields({ draft, onChange }: FieldsProps) {
  const { t } = useText('encounters');
  const path = useClusterPath();
  const { data: alliances = [] } = useQuery({
    queryKey: ['standing-alliances', path('')],
    queryFn: () => call<StandingAlliance[]>(path('/alliances')),
  });
  const text = (
    field: 'name' | 'place' | 'heldOn' | 'startsAt' | 'wishesUntil',
    label: string,
    type = 'text',
  ) => (
    <TextInput
      type={type}
      required={field !== 'place'}
      label={label}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  const count = (
    field: 'slotMinutes' | 'pauseMinutes' | 'slots' | 'tables' | 'wishesEach',
    label: string,
    most: number,
  ) => (
    <NumberInput
      required
      label={label}
      min={field === 'pauseMinutes' ? 0 : 1}
      max={most}
      allowDecimal={false}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: Number(value) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      {text('name', t('encounters:name'))}
      {text('place', t('encounters:where'))}
      {draft.allianceId !== undefined && (
        <NativeSelect
          label={t('encounters:alliance')}
          value={draft.allianceId}
          data={[
            { value: '', label: t('encounters:alliance_none') },
            ...alliances
              .filter(({ status }) => status === 'active')
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ allianceId: event.currentTarget.value })}
        />
      )}
      {text('heldOn', t('encounters:held_on'), 'date')}
      {text('startsAt', t('encounters:starts_at'), 'time')}
      {text('wishesUntil', t('encounters:wishes_until'), 'date')}
      {count('slots', t('encounters:slots'), 40)}
      {count('slotMinutes', t('encounters:slot_minutes'), 240)}
      {count('pauseMinutes', t('encounters:pause_minutes'), 120)}
      {count('tables', t('encounters:tables'), 100)}
      {count('wishesEach', t('encounters:wishes_each'), 10)}
    </SimpleGrid>
  );
}
