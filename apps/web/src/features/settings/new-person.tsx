import { Button, Modal, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewPerson as NewPersonBody } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { OrganisationPicker } from '../../app/organisation-picker.tsx';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

type GivenRole = NewPersonBody['role'];

/** Whether a role speaks for an organisation. */
const speaksFor: Record<GivenRole, boolean> = {
  cluster_manager: false,
  team_member: false,
  board_member: false,
  firm_owner: true,
  firm_employee: true,
  partner: true,
  observer: false,
};

export function NewPerson({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useText('settings', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: (body: NewPersonBody) => call(path('/people'), { method: 'POST', body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['people'] });
      onClose();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('settings:new.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {create.error !== null && <ProblemNotice error={create.error} />}
      <NewPersonForm busy={create.isPending} onSubmit={create.mutate} />
    </Modal>
  );
}

interface NewPersonFormProps {
  readonly busy: boolean;
  readonly onSubmit: (body: NewPersonBody) => void;
}

function NewPersonForm({ busy, onSubmit }: NewPersonFormProps) {
  const { t, language } = useText('settings', 'terms');
  const [role, setRole] = useState<GivenRole>('team_member');
  const [organisation, setOrganisation] = useState<PickedOrganisation | null>(null);
  const needsOrganisation = speaksFor[role];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({
      name: String(form.get('name')),
      email: String(form.get('email')),
      password: String(form.get('password')),
      language,
      role,
      organisationId: needsOrganisation ? (organisation?.id ?? null) : null,
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          name="name"
          label={t('settings:new.name')}
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <TextInput
          name="email"
          type="email"
          label={t('settings:new.email')}
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <PasswordInput
          name="password"
          label={t('settings:new.password')}
          description={t('settings:new.password_hint')}
          minLength={12}
          required
          withAsterisk={false}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('shell:sign_in.show_password') }}
        />
        <NativeSelect
          label={t('settings:new.role')}
          value={role}
          data={(Object.keys(speaksFor) as GivenRole[]).map((value) => ({
            value,
            label: t(`terms:role.${value}`),
          }))}
          onChange={(event) => setRole(event.currentTarget.value as GivenRole)}
        />
        {needsOrganisation && (
          <OrganisationPicker
            size="sm"
            label={t('settings:new.organisation')}
            value={organisation}
            onChange={setOrganisation}
          />
        )}
        <Button
          type="submit"
          loading={busy}
          disabled={needsOrganisation && role !== 'partner' && organisation === null}
        >
          {t('settings:new.submit')}
        </Button>
      </Stack>
    </form>
  );
}
