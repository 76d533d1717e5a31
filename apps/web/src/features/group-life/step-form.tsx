import { Button, Group, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupState } from '@grappe/contracts/api';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { useText } from '../../app/use-text.ts';
import { daysFromNow } from './days-from-now.ts';
import classes from './group-life.module.css';

interface StepFormProps {
  readonly to: GroupState;
  readonly needsReason: boolean;
  /** The step asks every member: until when? */
  readonly asksFirms: boolean;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onStep: (fields: {
    readonly reason: string;
    readonly audience: 'coordinator' | 'group';
    readonly decidedOn: string;
    readonly respondBy?: string;
  }) => void;
}

/** A step, with its day, its reason and who reads it. */
export function StepForm({ to, needsReason, asksFirms, busy, onCancel, onStep }: StepFormProps) {
  const { t } = useText('life');
  const [reason, setReason] = useState('');
  const [audience, setAudience] = useState<'coordinator' | 'group'>('coordinator');
  const [decidedOn, setDecidedOn] = useState(daysFromNow(0));
  const [respondBy, setRespondBy] = useState(daysFromNow(14));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStep({ reason, audience, decidedOn, ...(asksFirms ? { respondBy } : {}) });
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <Textarea
        ref={focusOnOpen}
        mt="sm"
        autosize
        minRows={2}
        maxLength={4000}
        required={needsReason}
        label={t(needsReason ? 'life:step.why' : 'life:step.note')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes['fields']}>
        <TextInput
          type="date"
          required
          label={t('life:step.decided_on')}
          value={decidedOn}
          onChange={(event) => setDecidedOn(event.currentTarget.value)}
        />
        {asksFirms && (
          <TextInput
            type="date"
            required
            min={daysFromNow(0)}
            label={t('life:ask.respond_by')}
            value={respondBy}
            onChange={(event) => setRespondBy(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          label={t('life:step.audience')}
          value={audience}
          data={(['coordinator', 'group'] as const).map((value) => ({
            value,
            label: t(`life:audience.${value}`),
          }))}
          onChange={(event) => setAudience(event.currentTarget.value === 'group' ? 'group' : 'coordinator')}
        />
      </div>
      <Group mt="sm" gap="xs">
        <Button type="submit" loading={busy} disabled={needsReason && reason.trim() === ''}>
          {t(`life:take.${to}`)}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('life:cancel')}
        </Button>
      </Group>
    </form>
  );
}
