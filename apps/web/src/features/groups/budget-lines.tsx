import { ActionIcon, Button, MultiSelect, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { GroupBudget, OrganisationRef } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { budgetPurposes } from './budget-purposes.ts';
import type { LineDraft, Purpose } from './budget-draft.ts';
import classes from './groups.module.css';

type Kind = GroupBudget['lines'][number]['kind'];
const kinds: readonly Kind[] = ['fixed', 'per_market', 'per_firm', 'per_day'];

interface BudgetLinesProps {
  readonly lines: readonly LineDraft[];
  readonly currency: string;
  readonly markets: readonly string[];
  readonly members: readonly OrganisationRef[];
  /** Ids of the lines whose amounts cannot be read. */
  readonly wrong: readonly string[];
  readonly onChange: (line: LineDraft) => void;
  readonly onRemove: (id: string) => void;
}

export function BudgetLines({
  lines,
  currency,
  markets,
  members,
  wrong,
  onChange,
  onRemove,
}: BudgetLinesProps) {
  const { t } = useText('groups', 'terms');
  return (
    <Scrolling bare label={t('groups:budget.title')}>
      <Table verticalSpacing={4} miw="78rem" className={classes['lines'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:budget.purpose')}</Table.Th>
            <Table.Th>{t('groups:budget.label')}</Table.Th>
            <Table.Th>{t('groups:budget.kind')}</Table.Th>
            <Table.Th>{t('groups:budget.market')}</Table.Th>
            <Table.Th>{t('groups:budget.concerns')}</Table.Th>
            <Table.Th>{t('groups:budget.amount', { currency })}</Table.Th>
            <Table.Th>{t('groups:budget.rate')}</Table.Th>
            <Table.Th>{t('groups:budget.ceiling', { currency })}</Table.Th>
            <Table.Th>{t('groups:rules.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, rank) => (
            <BudgetRow
              key={line.id}
              line={line}
              rank={rank + 1}
              currency={currency}
              markets={markets}
              members={members}
              isWrong={wrong.includes(line.id)}
              onChange={onChange}
              onRemove={onRemove}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

interface BudgetRowProps extends Pick<
  BudgetLinesProps,
  'currency' | 'markets' | 'members' | 'onChange' | 'onRemove'
> {
  readonly line: LineDraft;
  readonly rank: number;
  readonly isWrong: boolean;
}

function BudgetRow({ line, rank, currency, markets, members, isWrong, onChange, onRemove }: BudgetRowProps) {
  const { t, f } = useText('groups', 'terms');
  const named = (what: string) => t('groups:budget.of_line', { what, rank });
  const text = (field: 'label' | 'amount' | 'rate' | 'ceiling', label: string, width: string) => (
    <TextInput
      size="xs"
      w={width}
      aria-label={named(label)}
      inputMode={field === 'label' ? 'text' : 'decimal'}
      placeholder={field === 'label' ? t(`groups:budget.example.${line.kind}`) : ''}
      error={field === 'amount' && isWrong ? t('groups:budget.unreadable') : null}
      value={line[field]}
      onChange={(event) => onChange({ ...line, [field]: event.currentTarget.value })}
    />
  );
  return (
    <Table.Tr>
      <Table.Td data-label={t('groups:budget.purpose')}>
        <NativeSelect
          size="xs"
          miw="11rem"
          aria-label={named(t('groups:budget.purpose'))}
          value={line.purpose}
          data={budgetPurposes.map((value) => ({ value, label: t(`terms:purpose.${value}`) }))}
          onChange={(event) => onChange({ ...line, purpose: event.currentTarget.value as Purpose })}
        />
      </Table.Td>
      <Table.Td data-label={t('groups:budget.label')}>
        {text('label', t('groups:budget.label'), '11rem')}
      </Table.Td>
      <Table.Td data-label={t('groups:budget.kind')}>
        <NativeSelect
          size="xs"
          miw="13rem"
          aria-label={named(t('groups:budget.kind'))}
          value={line.kind}
          data={kinds.map((value) => ({ value, label: t(`terms:budget_line.${value}`) }))}
          onChange={(event) => onChange({ ...line, kind: event.currentTarget.value as Kind })}
        />
      </Table.Td>
      <Table.Td data-label={t('groups:budget.market')}>
        {line.kind === 'per_market' && (
          <NativeSelect
            size="xs"
            miw="9rem"
            aria-label={named(t('groups:budget.market'))}
            value={line.market ?? ''}
            data={[
              { value: '', label: t('groups:budget.every_market') },
              ...[...new Set([...markets, ...(line.market === null ? [] : [line.market])])].map((code) => ({
                value: code,
                label: f.country(code),
              })),
            ]}
            onChange={(event) => onChange({ ...line, market: event.currentTarget.value || null })}
          />
        )}
      </Table.Td>
      <Table.Td data-label={t('groups:budget.concerns')}>
        <Concerned
          line={line}
          members={members}
          label={named(t('groups:budget.concerns'))}
          onChange={onChange}
        />
      </Table.Td>
      <Table.Td data-label={t('groups:budget.amount', { currency })}>
        {text('amount', t('groups:budget.amount', { currency }), '7rem')}
      </Table.Td>
      <Table.Td data-label={t('groups:budget.rate')}>
        {text('rate', t('groups:budget.rate'), '5rem')}
      </Table.Td>
      <Table.Td data-label={t('groups:budget.ceiling', { currency })}>
        {text('ceiling', t('groups:budget.ceiling', { currency }), '7rem')}
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="red"
          onClick={() => onRemove(line.id)}
          aria-label={t('groups:budget.remove', { rank })}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

interface ConcernedProps extends Pick<BudgetLinesProps, 'members' | 'onChange'> {
  readonly line: LineDraft;
  readonly label: string;
}

/** Whom a line concerns. A line of firms that left is kept, counts for nobody and waits for a decision. */
function Concerned({ line, members, label, onChange }: ConcernedProps) {
  const { t } = useText('groups');
  return (
    <>
      <MultiSelect
        size="xs"
        miw="12rem"
        maw="16rem"
        aria-label={label}
        placeholder={line.partners.length === 0 && !line.concernsNobody ? t('groups:budget.everybody') : ''}
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={line.partners.filter((id) => members.some((member) => member.id === id))}
        onChange={(partners) => onChange({ ...line, partners, concernsNobody: false })}
      />
      {line.concernsNobody && (
        <Text size="xs" maw="16rem" mt={2}>
          {t('groups:budget.nobody_left')}{' '}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onChange({ ...line, concernsNobody: false })}
          >
            {t('groups:budget.for_everybody')}
          </Button>
        </Text>
      )}
    </>
  );
}
