import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { InvitedFields, invitedIn } from './invited-fields.tsx';
import type { Invited } from './invited-fields.tsx';
import { platformAddress, platformQuery } from './platform-queries.ts';

interface InviteModalProps {
  readonly title: string;
  readonly lead: string;
  /** Under the platform's address. */
  readonly path: string;
  /** What goes with the invited person. */
  readonly bodyOf: (invited: Invited, form: FormData) => object;
  readonly onClose: () => void;
  /** Fields before those of the invited person. */
  readonly children?: ReactNode;
}

/** Invites somebody on behalf of the platform: an administrator, or the manager of a cluster. */
export function InviteModal({ title, lead, path, bodyOf, onClose, children }: InviteModalProps) {
  const { t } = useText('settings', 'errors');
  const queryClient = useQueryClient();
  const send = useMutation({
    mutationFn: ({ body }: { readonly body: object; readonly name: string }) =>
      call(`${platformAddress}${path}`, { method: 'POST', body }),
    onSuccess: async (_answer, { name }) => {
      void say({ color: 'leaf', message: t('settings:new.sent', { name }) });
      onClose();
      await queryClient.invalidateQueries({ queryKey: platformQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const invited = invitedIn(form);
    send.mutate({ body: bodyOf(invited, form), name: invited.name });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{lead}</Text>
          {send.error !== null && <ProblemNotice error={send.error} />}
          {children}
          <InvitedFields />
          <Button type="submit" loading={send.isPending}>
            {t('settings:new.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
