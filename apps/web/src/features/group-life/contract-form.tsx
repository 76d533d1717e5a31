import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupContractShape, GroupResults } from '@grappe/contracts/api';
import { CountrySelect } from '../../app/country-select.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { amountOf } from '../groups/budget-draft.ts';
import { daysFromNow } from './days-from-now.ts';
import { resultsQuery, useAct } from './life-queries.ts';
import classes from './group-life.module.css';

interface ContractFormProps {
  readonly results: GroupResults;
  /** As it is now; null for a new one. */
  readonly contract: GroupContractShape | null;
  readonly onClose: () => void;
}

const audiences = ['self', 'coordinator', 'group'] as const;

const draftOf = (results: GroupResults, contract: GroupContractShape | null) => ({
  organisationId: contract?.organisation.id ?? results.mayWriteFor[0]?.id ?? '',
  market: contract?.market ?? results.foreseen.markets[0] ?? null,
  label: contract?.label ?? '',
  wonOn: contract?.wonOn ?? daysFromNow(0),
  amount: contract?.amountCents == null ? '' : String(contract.amountCents / 100),
  currency: contract?.currency ?? 'EUR',
  audience: contract?.audience ?? ('coordinator' as const),
});
type Draft = ReturnType<typeof draftOf>;

/** A contract won; the firm that won it chooses who reads it. */
export function ContractForm({ results, contract, onClose }: ContractFormProps) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState(() => draftOf(results, contract));
  const act = useAct<GroupResults>(resultsQuery(path(''), results.groupId).queryKey);
  const address = path(`/groups/${results.groupId}/contracts`);
  const amount = draft.amount === '' ? null : amountOf(draft.amount);
  const unreadable = draft.amount !== '' && amount === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { organisationId, amount: _typed, ...told } = draft;
    const body = { ...told, amountCents: amount === null ? null : Math.round(amount * 100) };
    act.mutate(
      contract === null
        ? { path: address, method: 'POST', body: { ...body, organisationId } }
        : {
            path: `${address}/${contract.id}`,
            method: 'PATCH',
            body: { ...body, version: contract.version },
          },
      { onSuccess: onClose },
    );
  };
  const remove = ({ id, version }: GroupContractShape) =>
    act.mutate(
      { path: `${address}/${id}/delete`, method: 'POST', body: { version } },
      { onSuccess: onClose },
    );
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <ContractFields
        results={results}
        draft={draft}
        isNew={contract === null}
        unreadable={unreadable}
        onDraft={setDraft}
      />
      <Group my="sm" gap="xs">
        <Button type="submit" loading={act.isPending} disabled={unreadable || draft.market === null}>
          {t('life:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
        {contract !== null && (
          <Button variant="subtle" onClick={() => remove(contract)}>
            {t('life:remove')}
          </Button>
        )}
      </Group>
    </form>
  );
}

interface ContractFieldsProps {
  readonly results: GroupResults;
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly unreadable: boolean;
  readonly onDraft: (draft: Draft) => void;
}

function ContractFields({ results, draft, isNew, unreadable, onDraft }: ContractFieldsProps) {
  const { t } = useText('life');
  const { organisation } = usePlace();
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const own = organisation?.id === draft.organisationId;
  return (
    <div className={classes['fields']}>
      {isNew && results.mayWriteFor.length > 1 && (
        <NativeSelect
          label={t('life:members.firm')}
          value={draft.organisationId}
          data={results.mayWriteFor.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => set({ organisationId: event.currentTarget.value })}
        />
      )}
      <CountrySelect
        label={t('life:day.market')}
        required
        value={draft.market}
        onChange={(market) => set({ market })}
      />
      <TextInput
        type="date"
        required
        label={t('life:contracts.won_on')}
        value={draft.wonOn}
        onChange={(event) => set({ wonOn: event.currentTarget.value })}
      />
      <TextInput
        inputMode="decimal"
        label={t('life:contracts.amount', { currency: draft.currency })}
        error={unreadable ? t('life:unreadable') : null}
        value={draft.amount}
        onChange={(event) => set({ amount: event.currentTarget.value })}
      />
      <TextInput
        label={t('life:contracts.what')}
        maxLength={300}
        value={draft.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      {own && (
        <NativeSelect
          label={t('life:contracts.audience')}
          value={draft.audience}
          data={audiences.map((value) => ({ value, label: t(`life:contract_audience.${value}`) }))}
          onChange={(event) =>
            set({ audience: audiences.find((each) => each === event.currentTarget.value) ?? 'coordinator' })
          }
        />
      )}
    </div>
  );
}
