import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { EncounterDetail } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { ParticipantForm } from './participant-form.tsx';
import { usePersonWords } from './person-words.ts';

/** Who takes part; one's own registration and wishes first. */
export function Participants({ event }: { readonly event: EncounterDetail }) {
  const { t } = useText('encounters', 'errors');
  const { isFirm } = usePlace();
  const [registers, setRegisters] = useState(false);
  const mine = event.participants.filter((one) => one.mine);
  const nameOf = usePersonWords(event);
  return (
    <Stack gap="md">
      {!event.takesWishes && event.status !== 'draft' && <Text size="sm">{t('encounters:over')}</Text>}
      {mine.map((one) => (
        <ParticipantForm key={`${one.id} ${one.version}`} event={event} participant={one} />
      ))}
      {event.takesWishes && mine.length === 0 && isFirm && !registers && (
        <Button style={{ alignSelf: 'flex-start' }} onClick={() => setRegisters(true)}>
          {t('encounters:register')}
        </Button>
      )}
      {event.takesWishes && event.organised && !registers && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setRegisters(true)}>
          {t('encounters:register_team')}
        </Button>
      )}
      {registers && <ParticipantForm event={event} participant={null} onDone={() => setRegisters(false)} />}
      <section aria-labelledby="people">
        <Title id="people" order={2} size="h5" mb="xs">
          {t('encounters:people', { count: event.people.length })}
        </Title>
        <Stack gap="xs">
          {event.people.map((person) => (
            <Paper key={person.id} withBorder p="sm" bg="var(--grappe-surface)">
              <Group justify="space-between" align="flex-start">
                <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
                  <Text fw={600} size="sm">
                    {nameOf(person.id)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {person.clusterName}
                  </Text>
                  {person.about !== '' && <Text size="sm">{person.about}</Text>}
                </div>
                {event.organised && (
                  <TakeOff event={event} participantId={person.id} name={nameOf(person.id)} />
                )}
              </Group>
            </Paper>
          ))}
        </Stack>
      </section>
    </Stack>
  );
}

interface TakeOffProps {
  readonly event: EncounterDetail;
  readonly participantId: string;
  readonly name: string;
}

function TakeOff({ event, participantId, name }: TakeOffProps) {
  const { t } = useText('encounters', 'errors');
  const act = useAction();
  const spoken = t('encounters:leave_name', { name });
  return (
    <>
      <TwoStepButton
        label={t('encounters:take_off')}
        spoken={spoken}
        sure={spoken}
        busy={act.isPending}
        onSure={() =>
          act.mutate({
            address: `/encounters/${event.id}/participants/${participantId}/withdraw`,
            said: spoken,
          })
        }
      />
      {act.error !== null && <ProblemNotice error={act.error} />}
    </>
  );
}
