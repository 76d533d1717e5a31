import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Room } from '@grappe/contracts/api';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { ReasonForm, useDeclaration } from '../../sensitive/declaration.tsx';
import { rulesQuery } from '../../sensitive/sensitive-queries.ts';
import { roomKey } from '../room-queries.ts';

/** Whether those of a room are held to be competitors; the team may declare that those of a working group are not. */
export function GuardWords({ room }: { readonly room: Room }) {
  const { t } = useText('meetings');
  const declarable = room.canManage && (room.kind === 'working_group' || room.kind === 'action');
  return (
    <div className="not-printed">
      <Text size="xs" c="dimmed" mb="xs" maw="60rem">
        {t(room.guarded ? 'meetings:about.guarded' : 'meetings:about.cleared')}
      </Text>
      {declarable && <Declaration room={room} />}
    </div>
  );
}

function Declaration({ room }: { readonly room: Room }) {
  const { t, f } = useText('meetings', 'errors');
  const { isTeam } = usePlace();
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [declaring, setDeclaring] = useState(false);
  const { data } = useQuery({ ...rulesQuery(path('')), enabled: isTeam });
  const { declare, withdraw } = useDeclaration(() => {
    setDeclaring(false);
    void queryClient.invalidateQueries({ queryKey: roomKey(path(''), room.id), exact: true });
  });
  const standing = data?.clearances.find(({ roomId }) => roomId === room.id);
  const error = declare.error ?? withdraw.error;
  return (
    <>
      {error !== null && <ProblemNotice error={error} />}
      {standing !== undefined && (
        <Text size="xs">
          {t('meetings:sensitive.declared_on', {
            when: f.date(standing.declaredAt),
            reason: standing.reason,
          })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => withdraw.mutate(standing.id)}>
            {t('meetings:sensitive.withdraw')}
          </Button>
        </Text>
      )}
      {standing === undefined && !declaring && (
        <Button size="compact-xs" variant="subtle" ml={-8} mb="xs" onClick={() => setDeclaring(true)}>
          {t('meetings:sensitive.declare')}
        </Button>
      )}
      {declaring && (
        <ReasonForm
          busy={declare.isPending}
          onSubmit={(reason) => declare.mutate({ roomId: room.id, reason })}
          onClose={() => setDeclaring(false)}
        />
      )}
    </>
  );
}
