import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, KeyboardEvent } from 'react';
import { factKeys, factRegistry, sensitiveCategoryOf } from '@grappe/contracts/facts';
import type { FactKey } from '@grappe/contracts/facts';
import type { FactShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { FactInput } from './fact-input.tsx';
import { draftOf, editsOf, emptyDraft } from './fact-draft.ts';
import type { FactEdit } from './use-edit.ts';

interface FactFormProps {
  /** Null: a new fact, whose key is chosen first. */
  readonly fact: FactShape | null;
  readonly busy: boolean;
  readonly onSave: (facts: FactEdit[]) => void;
  readonly onClose: () => void;
}

/** Changes one fact in its place. Enter saves, Escape gives up. */
export default function FactForm({ fact, busy, onSave, onClose }: FactFormProps) {
  const { t } = useText('directory', 'meetings', 'terms');
  const [key, setKey] = useState<FactKey>(fact?.key ?? 'offer');
  const [draft, setDraft] = useState(fact === null ? emptyDraft(factRegistry[key].type) : draftOf(fact));
  const type = factRegistry[key].type;
  const category = sensitiveCategoryOf(key);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(editsOf(key, type, factRegistry[key].multiple, draft, fact));
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form onSubmit={submit} onKeyDown={escape}>
      <Group align="flex-end" gap="xs">
        {fact === null && (
          <NativeSelect
            size="xs"
            label={t('directory:fact.column.name')}
            value={key}
            data={factKeys.map((value) => ({ value, label: t(`terms:fact.${value}`) }))}
            onChange={(event) => {
              const chosen = event.currentTarget.value as FactKey;
              setKey(chosen);
              setDraft(emptyDraft(factRegistry[chosen].type));
            }}
          />
        )}
        <FactInput factKey={key} type={type} draft={draft} onChange={setDraft} />
        <Button size="xs" type="submit" loading={busy}>
          {t('directory:fact.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('directory:fact.cancel')}
        </Button>
      </Group>
      {category !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('meetings:sharing.hint', { category: t(`terms:exchange.${category}`) })}
        </Text>
      )}
    </form>
  );
}
