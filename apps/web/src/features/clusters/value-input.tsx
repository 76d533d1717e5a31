import { NativeSelect, TextInput } from '@mantine/core';
import { choiceWord, clusterFieldOf } from '@grappe/contracts/clusters';
import type { ClusterKey } from '@grappe/contracts/clusters';
import { useText } from '../../app/use-text.ts';
import { readDraft } from './value-draft.ts';

interface ValueInputProps {
  readonly id: ClusterKey;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const lists = ['texts', 'languages', 'sectors'];

/** A field for one value, as text; closed lists are chosen from. */
export function ValueInput({ id, text, onChange }: ValueInputProps) {
  const { t, language } = useText('clusters');
  const { type, choices = [] } = clusterFieldOf(id);
  const label = t(`clusters:field.${id}`);
  if (type === 'choice' || type === 'boolean') {
    const options = type === 'boolean' ? ['yes', 'no'] : choices;
    return (
      <NativeSelect
        label={label}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: '', label: t('clusters:unknown') },
          ...options.map((choice) => ({
            value: choiceWord(choice, language),
            label: t(`clusters:choice.${choice}`),
          })),
        ]}
      />
    );
  }
  return (
    <TextInput
      label={label}
      {...(type === 'date' ? { type: 'date' } : {})}
      {...(lists.includes(type) ? { description: t('clusters:profile.list_hint') } : {})}
      value={text}
      maxLength={4000}
      error={readDraft(id, text).kind === 'unreadable' ? t('clusters:profile.unreadable') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
