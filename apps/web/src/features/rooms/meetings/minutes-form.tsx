import { Button, Checkbox, Group, Paper, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { exchangeCategories } from '@grappe/contracts/facts';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import type { Meeting, MeetingMinutes, Room } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../../app/changed-meanwhile.tsx';
import { isConflict } from '../../../app/conflict.ts';
import { focusOnOpen } from '../../../app/focus-on-open.ts';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useText } from '../../../app/use-text.ts';
import { useMeetingStep } from './meeting-queries.ts';

interface MinutesFormProps {
  readonly room: Room;
  readonly meeting: Meeting;
  /** The draft as it is now; null to begin one. */
  readonly draft: MeetingMinutes | null;
  readonly onClose: () => void;
}

const textOf = (draft: MeetingMinutes | null) => ({
  reason: draft?.reason ?? '',
  body: draft?.body ?? '',
  categories: draft?.categories ?? [],
  othersPresent: draft?.othersPresent ?? '',
});
type Text = ReturnType<typeof textOf>;

/** Minutes to write, from the version that was read when the form was opened: two people lose nothing of what they wrote. */
export function MinutesForm({ room, meeting, draft, onClose }: MinutesFormProps) {
  const { t } = useText('meetings', 'errors');
  const [seen, setSeen] = useState(draft);
  const [text, setText] = useState(() => textOf(draft));
  const step = useMeetingStep(room.id, meeting.id, onClose);
  const correcting = meeting.minutes.some(({ status }) => status === 'approved');
  const moved = isConflict(step.error) && draft !== null && draft.version !== seen?.version;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { reason, ...fields } = text;
    if (seen === null) step.mutate({ path: '/minutes', body: { ...fields, reason } });
    else
      step.mutate({
        path: `/minutes/${seen.id}`,
        method: 'PATCH',
        body: { ...fields, version: seen.version },
      });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="52rem">
        {moved ? (
          <ChangedMeanwhile
            theirs={[{ label: t('meetings:minutes.body'), value: draft.body }]}
            onKeepMine={() => {
              setSeen(draft);
              step.reset();
            }}
            onTakeTheirs={() => {
              setSeen(draft);
              setText(textOf(draft));
              step.reset();
            }}
          />
        ) : (
          step.error !== null && <ProblemNotice error={step.error} />
        )}
        <MinutesFields text={text} onText={setText} asksReason={correcting && seen === null} />
        <Group gap="xs">
          <Button
            type="submit"
            loading={step.isPending}
            disabled={
              moved || text.body.trim() === '' || (correcting && seen === null && text.reason.trim() === '')
            }
          >
            {t('meetings:minutes.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('meetings:minutes.close')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface MinutesFieldsProps {
  readonly text: Text;
  readonly onText: (text: Text) => void;
  readonly asksReason: boolean;
}

function MinutesFields({ text, onText, asksReason }: MinutesFieldsProps) {
  const { t } = useText('meetings', 'terms');
  return (
    <>
      {asksReason && (
        <TextInput
          ref={focusOnOpen}
          maxLength={1000}
          label={t('meetings:minutes.reason')}
          value={text.reason}
          onChange={(event) => onText({ ...text, reason: event.currentTarget.value })}
        />
      )}
      <Textarea
        {...(asksReason ? {} : { ref: focusOnOpen })}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={50_000}
        label={t('meetings:minutes.body')}
        value={text.body}
        onChange={(event) => onText({ ...text, body: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('meetings:minutes.categories')}
        description={t('meetings:minutes.categories_hint')}
        value={text.categories}
        onChange={(categories) => onText({ ...text, categories: categories as ExchangeCategory[] })}
      >
        <Group gap="xs" mt={4}>
          {exchangeCategories.map((category) => (
            <Checkbox key={category} value={category} label={t(`terms:exchange.${category}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        maxLength={1000}
        label={t('meetings:minutes.others')}
        description={t('meetings:minutes.others_hint')}
        value={text.othersPresent}
        onChange={(event) => onText({ ...text, othersPresent: event.currentTarget.value })}
      />
    </>
  );
}
