import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Changed, NewTie, Organisation } from '@grappe/contracts/api';
import type { TieKind } from '@grappe/contracts/facts';
import { call } from '../../app/api.ts';
import { OrganisationPicker } from '../../app/organisation-picker.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { tieKinds } from '../../app/tie-marks.ts';
import { useChange } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';

export function NewTieForm({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useText('directory', 'terms');
  const path = useClusterPath();
  const [other, setOther] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [kind, setKind] = useState<TieKind>('cooperation');
  const [strength, setStrength] = useState('1');
  const create = useChange(
    (body: NewTie) => call<Changed>(path('/ties'), { method: 'POST', body }),
    () => t('directory:tie.added', { name: other?.name ?? '' }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (other === null) return;
    create.mutate(
      { fromId: organisation.id, toId: other.id, kind, strength: Number(strength) },
      { onSuccess: () => setOther(null) },
    );
  };
  return (
    <form onSubmit={submit}>
      {create.error !== null && <ProblemNotice error={create.error} />}
      <Group align="flex-end" gap="xs" mt="xs">
        <OrganisationPicker
          label={t('directory:tie.with')}
          value={other}
          onChange={setOther}
          except={[organisation.id]}
        />
        <NativeSelect
          size="xs"
          label={t('directory:tie.kind')}
          value={kind}
          data={tieKinds.map((value) => ({ value, label: t(`terms:tie.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as TieKind)}
        />
        <TextInput
          size="xs"
          w="6rem"
          type="number"
          min={0}
          step="any"
          required
          withAsterisk={false}
          label={t('directory:tie.strength')}
          value={strength}
          onChange={(event) => setStrength(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={other === null} loading={create.isPending}>
          {t('directory:tie.add')}
        </Button>
      </Group>
    </form>
  );
}
