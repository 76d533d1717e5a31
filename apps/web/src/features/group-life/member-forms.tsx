import { Button, Group, NativeSelect, Select, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { GroupLife, LifeMember } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { daysFromNow } from './days-from-now.ts';
import { lifeQuery, useAct } from './life-queries.ts';
import { RuleSelect } from './rule-select.tsx';
import classes from './group-life.module.css';

interface MoveFields {
  readonly on: string;
  readonly rule: string;
  readonly reason: string;
  readonly audience: 'coordinator' | 'group';
}

const firstFields = (): MoveFields => ({ on: daysFromNow(0), rule: '', reason: '', audience: 'coordinator' });

interface MoveFormProps {
  readonly life: GroupLife;
  readonly title: string;
  readonly button: string;
  readonly ready: boolean;
  /** After the address of the life. */
  readonly path: string;
  readonly more: object;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** The day, the reason and the accounts that go with an entry or a departure. */
function MoveForm({ life, title, button, ready, path, more, children, onClose }: MoveFormProps) {
  const { t } = useText('life', 'errors');
  const address = useClusterPath();
  const [fields, setFields] = useState(firstFields);
  const move = useAct<GroupLife>(lifeQuery(address(''), life.groupId).queryKey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { rule, ...told } = fields;
    move.mutate(
      {
        path: address(`/groups/${life.groupId}/life${path}`),
        method: 'POST',
        body: { version: life.version, ...told, ...(rule === '' ? {} : { rule }), ...more },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Title order={3} size="h6" mt="md">
        {title}
      </Title>
      {move.error !== null && <ProblemNotice error={move.error} />}
      {children}
      <div className={classes['fields']}>
        <TextInput
          type="date"
          required
          label={t('life:move.on')}
          value={fields.on}
          onChange={(event) => setFields({ ...fields, on: event.currentTarget.value })}
        />
        <RuleSelect
          label={t('life:move.rule')}
          value={fields.rule}
          onChange={(rule) => setFields({ ...fields, rule })}
        />
        <NativeSelect
          label={t('life:step.audience')}
          value={fields.audience}
          data={(['coordinator', 'group'] as const).map((value) => ({
            value,
            label: t(`life:audience.${value}`),
          }))}
          onChange={(event) =>
            setFields({
              ...fields,
              audience: event.currentTarget.value === 'group' ? 'group' : 'coordinator',
            })
          }
        />
      </div>
      <Textarea
        autosize
        maxLength={4000}
        label={t('life:step.note')}
        value={fields.reason}
        onChange={(event) => setFields({ ...fields, reason: event.currentTarget.value })}
      />
      <Group mt="sm" gap="xs">
        <Button type="submit" loading={move.isPending} disabled={!ready}>
          {button}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
      </Group>
    </form>
  );
}

interface EnterFormProps {
  readonly life: GroupLife;
  readonly onClose: () => void;
}

/** A firm enters: once partners are committed, it is asked to say yes itself, or the team has the proof that it did. */
export function EnterForm({ life, onClose }: EnterFormProps) {
  const { t } = useText('life');
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const [proof, setProof] = useState('');
  const [saysItself, setSaysItself] = useState(true);
  const [respondBy, setRespondBy] = useState(() => daysFromNow(14));
  const mustCommit = life.state === 'commitment' || life.state === 'operating';
  const told = saysItself ? { respondBy } : { proof };
  return (
    <MoveForm
      life={life}
      title={t('life:members.enter')}
      button={t('life:members.enter')}
      ready={organisationId !== null && (!mustCommit || saysItself || proof.trim() !== '')}
      path="/members"
      more={{ organisationId, ...(mustCommit ? told : {}) }}
      onClose={onClose}
    >
      <Select
        label={t('life:members.firm')}
        description={t('life:move.candidates')}
        searchable
        required
        data={life.candidates.map(({ id, name }) => ({ value: id, label: name }))}
        value={organisationId}
        onChange={setOrganisationId}
        nothingFoundMessage={t('life:move.none')}
        maw="28rem"
      />
      {mustCommit && (
        <NativeSelect
          mt="sm"
          maw="28rem"
          label={t('life:move.commitment')}
          value={saysItself ? 'itself' : 'proof'}
          data={(['itself', 'proof'] as const).map((value) => ({
            value,
            label: t(`life:move.says.${value}`),
          }))}
          onChange={(event) => setSaysItself(event.currentTarget.value === 'itself')}
        />
      )}
      {mustCommit && saysItself && (
        <TextInput
          type="date"
          required
          maw="14rem"
          label={t('life:ask.respond_by')}
          description={t('life:move.itself_hint')}
          value={respondBy}
          onChange={(event) => setRespondBy(event.currentTarget.value)}
        />
      )}
      {mustCommit && !saysItself && (
        <Textarea
          required
          autosize
          maxLength={2000}
          label={t('life:answer.proof')}
          description={t('life:answer.proof_hint')}
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      )}
    </MoveForm>
  );
}

/** A firm leaves: accounts are drawn up at that day, and the room closes to it. */
export function LeaveForm({ life, member, onClose }: EnterFormProps & { readonly member: LifeMember }) {
  const { t } = useText('life');
  const { id, name } = member.organisation;
  return (
    <MoveForm
      life={life}
      title={t('life:members.leave_of', { name })}
      button={t('life:members.leave_sure', { name })}
      ready
      path={`/members/${id}/leave`}
      more={{}}
      onClose={onClose}
    />
  );
}
