import { Button, Checkbox, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';

/** One thing to fill in; what is typed is a text, a day (`YYYY-MM-DD` or nothing), one of some, or yes or no. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind?: 'text' | 'area' | 'date' | 'number' | 'email' | 'check' | 'select';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required?: boolean;
  readonly hint?: string;
  readonly most?: number;
}

export type Filled = Readonly<Record<string, string>>;

interface FieldsFormProps {
  readonly fields: readonly Field[];
  readonly first?: Filled;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** What is typed is kept when it comes to nothing. */
  readonly onSubmit: (filled: Filled, done: () => void) => void;
  readonly onCancel?: () => void;
}

/** A short form, one field after the other. */
export function FieldsForm({ fields, first = {}, submit, busy, error, onSubmit, onCancel }: FieldsFormProps) {
  const { t } = useText('alliances', 'errors');
  const [filled, setFilled] = useState<Filled>(first);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(filled, () => setFilled(first));
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs" maw="40rem">
        {error !== null && <ProblemNotice error={error} />}
        {fields.map((field) => (
          <OneField
            key={field.name}
            field={field}
            value={filled[field.name] ?? ''}
            onChange={(value) => setFilled((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        <Group gap="xs">
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('alliances:cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface OneFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OneField({ field, value, onChange }: OneFieldProps) {
  const { label, kind = 'text', options = [], required = false, hint, most } = field;
  const shared = { label, required, description: hint };
  if (kind === 'check')
    return (
      <Checkbox
        label={label}
        description={hint}
        checked={value === 'yes'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
      />
    );
  if (kind === 'select')
    return (
      <NativeSelect
        {...shared}
        value={value}
        data={[...options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (kind === 'area')
    return (
      <Textarea
        {...shared}
        value={value}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={most ?? 4000}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...shared}
      type={kind}
      value={value}
      maxLength={most ?? 300}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What was filled in, or null for nothing. */
export const orNull = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;
