import { Group, NativeSelect, TextInput } from '@mantine/core';
import { auditAction } from '@grappe/contracts/api';
import { useText } from '../../../app/use-text.ts';
import type { AuditSearch } from './audit-queries.ts';

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly kinds: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (changed: AuditSearch) => void;
}

/** By whom, what, on what, between which days. */
export function AuditFilters({ search, kinds, people, onChange }: AuditFiltersProps) {
  const { t, has } = useText('register');
  const all = { value: '', label: t('register:audit.all') };
  const nameOf = (kind: string): string =>
    has(`register:audit.kind.${kind}`) ? t(`register:audit.kind.${kind}`) : kind;
  const choices = {
    person: people.map(({ id, name }) => ({ value: id, label: name })),
    action: auditAction.options.map((value) => ({ value, label: t(`register:audit.action.${value}`) })),
    kind: kinds
      .map((value) => ({ value, label: nameOf(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  };
  return (
    <Group align="flex-end" mb="md" gap="sm">
      {(['person', 'action', 'kind'] as const).map((name) => (
        <NativeSelect
          key={name}
          label={t(`register:audit.filter_${name}`)}
          value={search[name] ?? ''}
          data={[all, ...choices[name]]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
        />
      ))}
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`register:audit.filter_${name}`)}
          value={search[name] ?? ''}
          onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
        />
      ))}
    </Group>
  );
}
