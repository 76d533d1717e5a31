import { ActionIcon, Button, MultiSelect, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Incubator } from '@grappe/contracts/api';
import { CountrySelect } from '../../app/country-select.tsx';
import { useText } from '../../app/use-text.ts';
import { costPurposes } from './cost-draft.ts';
import type { CostDraft, CostPurpose } from './cost-draft.ts';
import classes from './incubators.module.css';

interface CostLineProps {
  readonly draft: CostDraft;
  readonly rank: number;
  readonly currency: string;
  readonly groups: Incubator['groups'];
  readonly isWrong: boolean;
  readonly onChange: (draft: CostDraft) => void;
  readonly onRemove: () => void;
}

const kinds = ['fixed', 'per_group', 'per_firm', 'per_market'] as const;

export function CostLine({ draft, rank, currency, groups, isWrong, onChange, onRemove }: CostLineProps) {
  const { t } = useText('incubators', 'groups', 'terms');
  const text = (field: 'label' | 'amount' | 'rate' | 'ceiling', label: string) => (
    <TextInput
      size="xs"
      label={label}
      inputMode={field === 'label' ? 'text' : 'decimal'}
      error={field === 'amount' && isWrong ? t('groups:budget.unreadable') : null}
      value={draft[field]}
      onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes['line']} role="group" aria-label={t('incubators:costs.line', { rank })}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" style={{ flex: 1 }}>
        <NativeSelect
          size="xs"
          label={t('groups:budget.purpose')}
          value={draft.purpose}
          data={costPurposes.map((value) => ({ value, label: t(`terms:purpose.${value}`) }))}
          onChange={(event) => onChange({ ...draft, purpose: event.currentTarget.value as CostPurpose })}
        />
        {text('label', t('groups:budget.label'))}
        <NativeSelect
          size="xs"
          label={t('groups:budget.kind')}
          value={draft.kind}
          data={kinds.map((value) => ({ value, label: t(`terms:incubator_line.${value}`) }))}
          onChange={(event) => onChange({ ...draft, kind: event.currentTarget.value as CostDraft['kind'] })}
        />
        {draft.kind === 'per_market' && (
          <CountrySelect
            size="xs"
            label={t('incubators:costs.market')}
            value={draft.market}
            onChange={(market) => onChange({ ...draft, market })}
          />
        )}
        {text('amount', t('groups:budget.amount', { currency }))}
        {text('rate', t('groups:budget.rate'))}
        {text('ceiling', t('groups:budget.ceiling', { currency }))}
        <MultiSelect
          size="xs"
          label={t('incubators:costs.groups')}
          placeholder={
            draft.groups.length === 0 && !draft.concernsNobody ? t('incubators:costs.all_groups') : ''
          }
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...draft.groups]}
          onChange={(chosen) => onChange({ ...draft, groups: chosen, concernsNobody: false })}
        />
        {draft.concernsNobody && (
          <Text size="xs">
            {t('incubators:costs.nobody_left')}{' '}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onChange({ ...draft, concernsNobody: false })}
            >
              {t('incubators:costs.for_all')}
            </Button>
          </Text>
        )}
      </SimpleGrid>
      <ActionIcon
        variant="subtle"
        color="red"
        onClick={onRemove}
        aria-label={t('groups:budget.remove', { rank })}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
