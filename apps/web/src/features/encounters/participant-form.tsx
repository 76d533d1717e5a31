import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EncounterDetail, ParticipantShape } from '@grappe/contracts/api';
import { OrganisationPicker, type PickedOrganisation } from '../../app/organisation-picker.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { usePersonWords } from './person-words.ts';

interface ParticipantFormProps {
  readonly event: EncounterDetail;
  /** Null: somebody new. */
  readonly participant: ParticipantShape | null;
  readonly onDone?: () => void;
}

type Draft = Pick<
  ParticipantShape,
  'personName' | 'about' | 'named' | 'absentSlots' | 'mostMeetings' | 'wishes'
>;

const blank: Draft = {
  personName: '',
  about: '',
  named: true,
  absentSlots: [],
  mostMeetings: null,
  wishes: [],
};

/** Registers somebody, or changes what it said and whom it wishes to meet. Made for a phone first. */
export function ParticipantForm({ event, participant, onDone }: ParticipantFormProps) {
  const { t } = useText('encounters', 'errors');
  const { isFirm } = usePlace();
  const [draft, setDraft] = useState<Draft>(participant ?? blank);
  const [member, setMember] = useState<PickedOrganisation | null>(null);
  const act = useAction();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const address = `/encounters/${event.id}/participants`;
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    const { wishes, ...said } = draft;
    if (participant === null) {
      const body = { ...said, organisationId: member?.id ?? null };
      act.mutate({ address, body, said: t('encounters:mine') }, { onSuccess: () => onDone?.() });
    } else {
      const body = { ...said, wishes: wishes.filter((id) => id !== ''), version: participant.version };
      act.mutate({
        address: `${address}/${participant.id}`,
        method: 'PUT',
        body,
        said: t('encounters:saved'),
      });
    }
  };
  const leave = () =>
    act.mutate({ address: `${address}/${participant?.id ?? ''}/withdraw`, said: t('encounters:leave') });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="40rem">
        {act.error !== null && <ProblemNotice error={act.error} />}
        {participant === null && !isFirm && (
          <OrganisationPicker label={t('encounters:which_member')} value={member} onChange={setMember} />
        )}
        {participant !== null && (
          <Wishes event={event} own={participant.id} draft={draft} onChange={change} />
        )}
        <Words event={event} draft={draft} onChange={change} />
        {event.takesWishes && (
          <Group gap="xs">
            <Button type="submit" loading={act.isPending}>
              {t(participant === null ? 'encounters:enter' : 'encounters:save')}
            </Button>
            {participant !== null && (
              <Button variant="default" onClick={leave}>
                {t('encounters:leave')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

interface PartProps {
  readonly event: EncounterDetail;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function Wishes({ event, own, draft, onChange }: PartProps & { readonly own: string }) {
  const { t } = useText('encounters');
  const nameOf = usePersonWords(event);
  const others = event.people.filter(({ id, mine }) => id !== own && !mine);
  const ranks = Array.from({ length: event.wishesEach ?? 3 }, (_, at) => at);
  const choose = (rank: number, id: string) =>
    onChange({
      wishes: ranks.map((at) => (at === rank ? id : draft.wishes[at] === id ? '' : (draft.wishes[at] ?? ''))),
    });
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" fw={600}>
        {t('encounters:wishes')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('encounters:wishes_help', { count: event.wishesEach })}
      </Text>
      <Stack gap="xs" mt="xs">
        {ranks.map((rank) => (
          <NativeSelect
            key={rank}
            label={t('encounters:wish', { rank: rank + 1 })}
            value={draft.wishes[rank] ?? ''}
            disabled={!event.takesWishes}
            data={[
              { value: '', label: t('encounters:wish_none') },
              ...others.map((person) => ({
                value: person.id,
                label:
                  person.about === ''
                    ? nameOf(person.id)
                    : `${nameOf(person.id)} – ${person.about.slice(0, 60)}`,
              })),
            ]}
            onChange={(event_) => choose(rank, event_.currentTarget.value)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}

function Words({ event, draft, onChange }: PartProps) {
  const { t } = useText('encounters');
  return (
    <>
      <TextInput
        required
        label={t('encounters:person')}
        value={draft.personName}
        maxLength={200}
        onChange={(typed) => onChange({ personName: typed.currentTarget.value })}
      />
      <Textarea
        autosize
        label={t('encounters:about')}
        description={t('encounters:about_help')}
        value={draft.about ?? ''}
        maxLength={1000}
        onChange={(typed) => onChange({ about: typed.currentTarget.value })}
      />
      <Checkbox
        label={t('encounters:named')}
        description={t('encounters:named_help')}
        checked={draft.named ?? true}
        onChange={(ticked) => onChange({ named: ticked.currentTarget.checked })}
      />
      <MultiSelect
        label={t('encounters:absent')}
        data={event.slotTimes.map(({ from, to }, slot) => ({
          value: String(slot),
          label: `${from} – ${to}`,
        }))}
        value={(draft.absentSlots ?? []).map(String)}
        onChange={(slots) => onChange({ absentSlots: slots.map(Number) })}
      />
      <NumberInput
        label={t('encounters:most')}
        min={1}
        max={40}
        allowDecimal={false}
        value={draft.mostMeetings ?? ''}
        onChange={(value) => onChange({ mostMeetings: value === '' ? null : Number(value) })}
      />
    </>
  );
}
