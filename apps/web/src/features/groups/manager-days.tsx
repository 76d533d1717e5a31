import { Fieldset, SimpleGrid, TextInput } from '@mantine/core';
import { useText } from '../../app/use-text.ts';

interface ManagerDaysProps {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly days: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
  readonly onChange: (days: Readonly<Record<string, string>>) => void;
}

/** Days of the shared manager that each firm wants in a year; left empty, they are not known. */
export function ManagerDays({ members, days, wrong, onChange }: ManagerDaysProps) {
  const { t } = useText('groups');
  return (
    <Fieldset legend={t('groups:budget.days')} mt="sm">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {members.map(({ id, name }) => (
          <TextInput
            key={id}
            size="xs"
            label={name}
            inputMode="decimal"
            error={wrong.includes(id) ? t('groups:budget.unreadable') : null}
            value={days[id] ?? ''}
            onChange={(event) => onChange({ ...days, [id]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
