import { ActionIcon, Button, Fieldset, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { AgendaItem } from '@grappe/contracts/api';
import { useText } from '../../../app/use-text.ts';
import { CategorySelect } from './category-select.tsx';

interface AgendaFieldsProps {
  readonly items: readonly AgendaItem[];
  readonly guarded: boolean;
  readonly onChange: (items: AgendaItem[]) => void;
}

export const emptyItem: AgendaItem = { title: '', category: null, minutes: null };

/** The items of an agenda, each with what it is about. */
export function AgendaFields({ items, guarded, onChange }: AgendaFieldsProps) {
  const { t } = useText('meetings');
  const change = (place: number, item: AgendaItem) =>
    onChange(items.map((known, rank) => (rank === place ? item : known)));
  return (
    <Fieldset legend={t('meetings:form.agenda')}>
      {guarded && (
        <Text size="xs" c="dimmed" mb="xs">
          {t('meetings:form.guarded')}
        </Text>
      )}
      {items.map((item, place) => (
        // eslint-disable-next-line react/no-array-index-key -- items have no other name than their place
        <ItemFields
          key={place}
          rank={place + 1}
          item={item}
          onChange={(changed) => change(place, changed)}
          onRemove={() => onChange(items.filter((_, rank) => rank !== place))}
        />
      ))}
      {items.length < 40 && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...items, emptyItem])}
        >
          {t('meetings:form.add_item')}
        </Button>
      )}
    </Fieldset>
  );
}

interface ItemFieldsProps {
  readonly rank: number;
  readonly item: AgendaItem;
  readonly onChange: (item: AgendaItem) => void;
  readonly onRemove: () => void;
}

function ItemFields({ rank, item, onChange, onRemove }: ItemFieldsProps) {
  const { t } = useText('meetings');
  return (
    <Group gap="xs" mb="sm" align="flex-end">
      <TextInput
        flex="1 1 14rem"
        size="sm"
        maxLength={300}
        label={t('meetings:form.item', { rank })}
        value={item.title}
        onChange={(event) => onChange({ ...item, title: event.currentTarget.value })}
      />
      <CategorySelect
        spoken={t('meetings:form.item_about', { rank })}
        none={t('meetings:form.no_subject')}
        value={item.category}
        onChange={(category) => onChange({ ...item, category })}
      />
      <NumberInput
        w="6.5rem"
        size="sm"
        min={1}
        max={600}
        allowDecimal={false}
        suffix={` ${t('meetings:form.minutes_short')}`}
        aria-label={t('meetings:form.item_minutes', { rank })}
        value={item.minutes ?? ''}
        onChange={(minutes) =>
          onChange({ ...item, minutes: typeof minutes === 'number' && minutes > 0 ? minutes : null })
        }
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('meetings:form.remove_item', { rank })}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
