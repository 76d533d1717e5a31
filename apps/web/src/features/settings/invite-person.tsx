import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ClusterRole, NewInvitation } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import { call } from '../../app/api.ts';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { RoleChoice, roleIsWhole } from './role-choice.tsx';

interface InvitePersonProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Called once the invitation has left. */
  readonly onInvited: (name: string) => void;
}

/** Offers a role by e-mail: the person chooses a password, or uses the account that it has. */
export function InvitePerson({ opened, onClose, onInvited }: InvitePersonProps) {
  const { t } = useText('settings', 'errors');
  const path = useClusterPath();
  const invite = useMutation({
    mutationFn: (body: NewInvitation) => call(path('/invitations'), { method: 'POST', body }),
    onSuccess: (_answer, { name }) => {
      onInvited(name);
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
      <Stack gap="sm">
        <Text size="sm">{t('settings:new.lead')}</Text>
        {invite.error !== null && <ProblemNotice error={invite.error} />}
        <InvitationForm busy={invite.isPending} onSubmit={invite.mutate} />
      </Stack>
    </Modal>
  );
}

interface InvitationFormProps {
  readonly busy: boolean;
  readonly onSubmit: (body: NewInvitation) => void;
}

function InvitationForm({ busy, onSubmit }: InvitationFormProps) {
  const { t, language } = useText('settings', 'terms');
  const [role, setRole] = useState<ClusterRole>('team_member');
  const [organisation, setOrganisation] = useState<PickedOrganisation | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({
      name: String(form.get('name')),
      email: String(form.get('email')),
      language: String(form.get('language')) as Language,
      role,
      organisationId: organisation?.id ?? null,
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
        <RoleChoice
          role={role}
          organisation={organisation}
          onChange={(chosen, of) => {
            setRole(chosen);
            setOrganisation(of);
          }}
        />
        <NativeSelect
          name="language"
          label={t('settings:new.language')}
          defaultValue={language}
          data={[
            { value: 'fr', label: t('shell:language.short.fr') },
            { value: 'en', label: t('shell:language.short.en') },
          ]}
        />
        <Button type="submit" loading={busy} disabled={!roleIsWhole(role, organisation)}>
          {t('settings:new.submit')}
        </Button>
      </Stack>
    </form>
  );
}
