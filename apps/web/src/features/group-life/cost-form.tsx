import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupAccounts, GroupCostShape } from '@grappe/contracts/api';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { amountOf } from '../groups/budget-draft.ts';
import { daysFromNow } from './days-from-now.ts';
import { accountsQuery, useAct } from './life-queries.ts';
import { useLineName } from './use-line-name.ts';
import classes from './group-life.module.css';

interface CostFormProps {
  readonly accounts: GroupAccounts;
  /** As it is now; null for a new one. */
  readonly cost: GroupCostShape | null;
  readonly onClose: () => void;
}

/** A cost, money that came back, or what a firm pays into the group's account. */
type Kind = 'cost' | 'refund' | 'contribution';

const draftOf = (accounts: GroupAccounts, cost: GroupCostShape | null) => ({
  kind: (cost === null
    ? 'cost'
    : cost.kind === 'contribution'
      ? 'contribution'
      : cost.amountCents < 0
        ? 'refund'
        : 'cost') as Kind,
  lineId: cost?.lineId ?? accounts.lines[0]?.lineId ?? 'other',
  label: cost?.label ?? '',
  spentOn: cost?.spentOn ?? daysFromNow(0),
  amount: cost === null ? '' : String(Math.abs(cost.amountCents) / 100),
  paidById: cost?.paidById ?? '',
});
type Draft = ReturnType<typeof draftOf>;

const bodyOf = (draft: Draft, amount: number) => ({
  lineId: draft.kind === 'contribution' ? 'contribution' : draft.lineId,
  label: draft.label,
  spentOn: draft.spentOn,
  amountCents: Math.round(amount * 100) * (draft.kind === 'refund' ? -1 : 1),
  paidById: draft.kind === 'refund' || draft.paidById === '' ? null : draft.paidById,
});

export function CostForm({ accounts, cost, onClose }: CostFormProps) {
  const { t, f } = useText('life', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState(() => draftOf(accounts, cost));
  const act = useAct<GroupAccounts>(accountsQuery(path(''), accounts.groupId).queryKey);
  const address = path(`/groups/${accounts.groupId}/costs`);
  const amount = amountOf(draft.amount);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amount === null) return;
    const body = bodyOf(draft, amount);
    const kind = draft.kind === 'contribution' ? 'contribution' : 'cost';
    act.mutate(
      cost === null
        ? { path: address, method: 'POST', body: { ...body, kind } }
        : { path: `${address}/${cost.id}`, method: 'PATCH', body: { ...body, version: cost.version } },
      { onSuccess: onClose },
    );
  };
  const remove = (gone: GroupCostShape) =>
    act.mutate(
      { path: `${address}/${gone.id}/delete`, method: 'POST', body: { version: gone.version } },
      { onSuccess: onClose },
    );
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <CostFields accounts={accounts} draft={draft} isNew={cost === null} onDraft={setDraft} />
      <Group my="sm" gap="xs">
        <Button type="submit" loading={act.isPending} disabled={amount === null || amount === 0}>
          {t('life:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
        {cost !== null && (
          <Button
            variant="subtle"
            onClick={() => remove(cost)}
            aria-label={t('life:costs.remove_of', { amount: f.money(cost.amountCents, accounts.currency) })}
          >
            {t('life:remove')}
          </Button>
        )}
      </Group>
    </form>
  );
}

interface CostFieldsProps {
  readonly accounts: GroupAccounts;
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly onDraft: (draft: Draft) => void;
}

const kinds: readonly Kind[] = ['cost', 'refund', 'contribution'];

function CostFields({ accounts, draft, isNew, onDraft }: CostFieldsProps) {
  const { t } = useText('life');
  const nameOf = useLineName(accounts);
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const unreadable = draft.amount !== '' && amountOf(draft.amount) === null;
  return (
    <div className={classes['fields']}>
      {isNew && (
        <NativeSelect
          label={t('life:costs.kind')}
          value={draft.kind}
          data={kinds.map((value) => ({ value, label: t(`life:cost_kind.${value}`) }))}
          onChange={(event) =>
            set({ kind: kinds.find((kind) => kind === event.currentTarget.value) ?? 'cost' })
          }
        />
      )}
      <TextInput
        ref={focusOnOpen}
        required
        inputMode="decimal"
        label={t('life:costs.amount', { currency: accounts.currency })}
        error={unreadable ? t('life:unreadable') : null}
        value={draft.amount}
        onChange={(event) => set({ amount: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        required
        label={t('life:costs.spent_on')}
        value={draft.spentOn}
        onChange={(event) => set({ spentOn: event.currentTarget.value })}
      />
      {draft.kind !== 'contribution' && (
        <NativeSelect
          label={t('life:lines.line')}
          value={draft.lineId}
          data={[
            ...accounts.lines.map(({ lineId }) => ({ value: lineId, label: nameOf(lineId) })),
            ...(accounts.lines.some(({ lineId }) => lineId === 'other')
              ? []
              : [{ value: 'other', label: t('life:line.other') }]),
          ]}
          onChange={(event) => set({ lineId: event.currentTarget.value })}
        />
      )}
      {draft.kind !== 'refund' && (
        <NativeSelect
          label={t('life:costs.payer')}
          required={draft.kind === 'contribution'}
          value={draft.paidById}
          data={[
            {
              value: '',
              label: draft.kind === 'contribution' ? t('life:costs.which_firm') : t('life:costs.account'),
            },
            ...accounts.members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => set({ paidById: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={t('life:day.note')}
        maxLength={300}
        value={draft.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
    </div>
  );
}
