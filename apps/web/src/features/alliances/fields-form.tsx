import { Button, Checkbox, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useDraft, type Filled } from './use-draft.ts';

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

export type { Filled } from './use-draft.ts';

export interface FieldsFormProps {
  readonly fields: readonly Field[];
  /** What stands now, or what a new thing begins with. */
  readonly first?: Filled;
  /** Who wrote what stands now, when that is known. */
  readonly by?: string | undefined;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** What is typed is kept when it comes to nothing. */
  readonly onSubmit: (filled: Filled, done: () => void) => void;
  readonly onCancel?: () => void;
}

/**
 * A short form, one field after the other. What somebody else writes meanwhile comes in where nothing was typed; where both wrote,
 * it is shown beside what was typed, and nothing is sent before one of the two is chosen.
 */
export function FieldsForm(props: FieldsFormProps) {
  const { fields, first = {}, by, submit, busy, error, onSubmit, onCancel } = props;
  const { t } = useText('alliances', 'errors');
  const { filled, clashing, type, keepMine, takeTheirs, clear } = useDraft(first);
  const clashes = busy ? [] : fields.filter(({ name }) => clashing.includes(name));
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(filled, clear);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs" maw="40rem">
        {error !== null && clashes.length === 0 && <ProblemNotice error={error} />}
        {clashes.length > 0 && (
          <Clash fields={clashes} theirs={first} by={by} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
        )}
        {fields.map((field) => (
          <OneField
            key={field.name}
            field={field}
            value={filled[field.name] ?? ''}
            onChange={(value) => type(field.name, value)}
          />
        ))}
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={clashes.length > 0}>
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

interface ClashProps {
  readonly fields: readonly Field[];
  readonly theirs: Filled;
  readonly by: string | undefined;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

function Clash({ fields, theirs, by, ...choices }: ClashProps) {
  const { f } = useText();
  const said = ({ name, kind, options = [] }: Field): string => {
    const value = theirs[name] ?? '';
    if (value === '') return '–';
    if (kind === 'date') return f.date(value);
    if (kind === 'check') return '✓';
    return options.find((option) => option.value === value)?.label ?? value;
  };
  return (
    <ChangedMeanwhile
      theirs={fields.map((field) => ({ label: field.label, value: said(field) }))}
      {...(by === undefined ? {} : { by })}
      {...choices}
    />
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
