import { Button, Fieldset, SimpleGrid, Text, TextInput } from '@mantine/core';
import { CountrySelect } from '../../app/country-select.tsx';
import { useText } from '../../app/use-text.ts';
import type { ProspectDraft } from './prospect-draft.ts';

interface ProspectFieldsProps {
  readonly prospect: ProspectDraft;
  readonly rank: number;
  readonly isWrong: boolean;
  readonly onChange: (prospect: ProspectDraft) => void;
  readonly onRemove: () => void;
}

const fields = ['probability', 'alone', 'low', 'likely', 'high', 'margin', 'soonest', 'latest'] as const;

/** One contract that may be won: how likely, how much, when. */
export function ProspectFields({ prospect, rank, isWrong, onChange, onRemove }: ProspectFieldsProps) {
  const { t } = useText('shares', 'groups');
  return (
    <Fieldset legend={t('shares:mine.of', { rank })} mt="sm">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
        <TextInput
          size="xs"
          label={t('shares:mine.label')}
          value={prospect.label}
          maxLength={200}
          onChange={(event) => onChange({ ...prospect, label: event.currentTarget.value })}
        />
        <CountrySelect
          size="xs"
          label={t('shares:mine.market')}
          value={prospect.market}
          onChange={(market) => onChange({ ...prospect, market })}
        />
        {fields.map((field) => (
          <TextInput
            key={field}
            size="xs"
            inputMode="decimal"
            label={t(`shares:mine.field.${field}`)}
            value={prospect[field]}
            onChange={(event) => onChange({ ...prospect, [field]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      {isWrong && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('groups:budget.unreadable')}
        </Text>
      )}
      <Button size="compact-xs" variant="subtle" color="red" mt="xs" onClick={onRemove}>
        {t('shares:mine.remove', { rank })}
      </Button>
    </Fieldset>
  );
}
