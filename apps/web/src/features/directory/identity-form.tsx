import { Button, Group, NativeSelect, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Organisation } from '@grappe/contracts/api';
import type { OrganisationKind } from '@grappe/contracts/facts';
import { CountrySelect } from '../../app/country-select.tsx';
import { organisationKinds } from '../../app/kind-marks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useEdit } from './use-edit.ts';
import type { Edit } from './use-edit.ts';

/** The public identity, changed in its place. */
export function IdentityForm({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useText('directory', 'terms');
  const edit = useEdit(organisation);
  const [name, setName] = useState(organisation.name);
  const [kind, setKind] = useState<OrganisationKind>(organisation.kind);
  const [country, setCountry] = useState(organisation.country);
  const [sector, setSector] = useState(organisation.sector ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({
      identity: changedFields(organisation, { name, kind, country, sector: sector === '' ? null : sector }),
    });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {edit.error !== null && <ProblemNotice error={edit.error} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('terms:identity.name')}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('terms:identity.kind')}
          value={kind}
          data={organisationKinds.map((value) => ({ value, label: t(`terms:kind.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as OrganisationKind)}
        />
        <CountrySelect label={t('terms:identity.country')} value={country} onChange={setCountry} />
        <TextInput
          label={t('terms:identity.sector')}
          description={t('directory:edit.sector_hint')}
          value={sector}
          onChange={(event) => setSector(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Group justify="flex-end" mt="sm">
        <Button type="submit" loading={edit.isPending}>
          {t('directory:edit.save')}
        </Button>
      </Group>
    </Paper>
  );
}

type Identity = NonNullable<Edit['identity']>;

/** Only what differs is sent, so that two people changing different fields do not undo one another. */
function changedFields(
  before: Organisation,
  after: Required<Pick<Identity, 'name' | 'kind' | 'country' | 'sector'>>,
): Identity {
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => value !== before[field as keyof Organisation]),
  ) as Identity;
}
