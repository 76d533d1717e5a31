import { Button, Group, NativeSelect, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Organisation } from '@grappe/contracts/api';
import type { OrganisationKind } from '@grappe/contracts/facts';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { CountrySelect } from '../../app/country-select.tsx';
import { organisationKinds } from '../../app/kind-marks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useEdit } from './use-edit.ts';
import type { Edit } from './use-edit.ts';

/** The public identity, changed in its place. */
export function IdentityForm({ organisation }: { readonly organisation: Organisation }) {
  const { t, f } = useText('directory', 'terms', 'errors');
  const [seen, setSeen] = useState(organisation);
  const edit = useEdit(seen);
  const [name, setName] = useState(organisation.name);
  const [kind, setKind] = useState<OrganisationKind>(organisation.kind);
  const [country, setCountry] = useState(organisation.country);
  const [sector, setSector] = useState(organisation.sector ?? '');
  const theirs = currentIn<Organisation>(edit.error);
  const agree = (now: Organisation) => {
    setSeen(now);
    edit.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({
      identity: changedFields(seen, { name, kind, country, sector: sector === '' ? null : sector }),
    });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {theirs === null ? (
        edit.error !== null && <ProblemNotice error={edit.error} />
      ) : (
        <ChangedMeanwhile
          theirs={[
            { label: t('terms:identity.name'), value: theirs.name },
            { label: t('terms:identity.kind'), value: t(`terms:kind.${theirs.kind}`) },
            ...(theirs.country === null
              ? []
              : [{ label: t('terms:identity.country'), value: f.country(theirs.country) }]),
            ...(theirs.sector === null ? [] : [{ label: t('terms:identity.sector'), value: theirs.sector }]),
          ]}
          onKeepMine={() => agree(theirs)}
          onTakeTheirs={() => {
            agree(theirs);
            setName(theirs.name);
            setKind(theirs.kind);
            setCountry(theirs.country);
            setSector(theirs.sector ?? '');
          }}
        />
      )}
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
        <Button type="submit" loading={edit.isPending} disabled={theirs !== null}>
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
