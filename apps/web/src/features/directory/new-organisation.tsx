import { Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Changed, NewOrganisation as NewOrganisationBody } from '@grappe/contracts/api';
import type { OrganisationKind } from '@grappe/contracts/facts';
import { call } from '../../app/api.ts';
import { organisationKinds } from '../../app/kind-marks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useChange } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { CountrySelect } from '../../app/country-select.tsx';

type Created = Changed & { readonly organisationId: string };

/** The least one must say of an organisation; the rest is filled in on its page. */
export default function NewOrganisation({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('directory', 'terms');
  const path = useClusterPath();
  const navigate = useNavigate();
  const create = useChange(
    (body: NewOrganisationBody) => call<Created>(path('/organisations'), { method: 'POST', body }),
    ({ name }) => t('directory:new.done', { name }),
  );
  const submit = (body: NewOrganisationBody) =>
    create.mutate(body, {
      onSuccess: ({ organisationId }) => {
        onClose();
        void navigate({ to: '/organisations/$organisationId', params: { organisationId } });
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('directory:new.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {create.error !== null && <ProblemNotice error={create.error} />}
      <NewOrganisationForm busy={create.isPending} onSubmit={submit} />
    </Modal>
  );
}

interface FormProps {
  readonly busy: boolean;
  readonly onSubmit: (body: NewOrganisationBody) => void;
}

function NewOrganisationForm({ busy, onSubmit }: FormProps) {
  const { t } = useText('directory', 'terms');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganisationKind>('sme');
  const [country, setCountry] = useState<string | null>('FR');
  const [outside, setOutside] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ name, kind, country, outside });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('terms:identity.name')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t('terms:identity.kind')}
          data={organisationKinds.map((value) => ({ value, label: t(`terms:kind.${value}`) }))}
          value={kind}
          onChange={(value) => value !== null && setKind(value)}
          allowDeselect={false}
        />
        <CountrySelect label={t('terms:identity.country')} value={country} onChange={setCountry} />
        <Switch
          label={t('directory:new.outside')}
          checked={outside}
          onChange={(event) => setOutside(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('directory:new.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
