import { ActionIcon, Button, Fieldset, MultiSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '../../app/use-text.ts';
import { newAid } from './budget-draft.ts';
import type { AidDraft, LineDraft } from './budget-draft.ts';
import classes from './groups.module.css';

interface BudgetAidsProps {
  readonly aids: readonly AidDraft[];
  readonly lines: readonly LineDraft[];
  readonly currency: string;
  readonly wrong: readonly string[];
  readonly onChange: (aids: readonly AidDraft[]) => void;
}

/** Support on several lines together, with its rate, its ceiling, and how many firms it asks for. */
export function BudgetAids({ aids, lines, currency, wrong, onChange }: BudgetAidsProps) {
  const { t } = useText('groups', 'terms');
  const set = (changed: AidDraft) => onChange(aids.map((aid) => (aid.id === changed.id ? changed : aid)));
  return (
    <Fieldset legend={t('groups:budget.aids')} mt="sm">
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:budget.aids_lead')}
      </Text>
      {aids.map((aid, rank) => (
        <OneAid
          key={aid.id}
          aid={aid}
          rank={rank + 1}
          lines={lines}
          currency={currency}
          isWrong={wrong.includes(aid.id)}
          onChange={set}
          onRemove={() => onChange(aids.filter(({ id }) => id !== aid.id))}
        />
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...aids, newAid(aids)])}
      >
        {t('groups:budget.aid_add')}
      </Button>
    </Fieldset>
  );
}

interface OneAidProps extends Pick<BudgetAidsProps, 'lines' | 'currency'> {
  readonly aid: AidDraft;
  readonly rank: number;
  readonly isWrong: boolean;
  readonly onChange: (aid: AidDraft) => void;
  readonly onRemove: () => void;
}

function OneAid({ aid, rank, lines, currency, isWrong, onChange, onRemove }: OneAidProps) {
  const { t } = useText('groups', 'terms');
  const text = (field: 'label' | 'rate' | 'ceiling' | 'minPartners', label: string) => (
    <TextInput
      size="xs"
      label={label}
      inputMode={field === 'label' ? 'text' : 'decimal'}
      error={field === 'rate' && isWrong ? t('groups:budget.unreadable') : null}
      value={aid[field]}
      onChange={(event) => onChange({ ...aid, [field]: event.currentTarget.value })}
    />
  );
  const nameOf = ({ label, purpose }: LineDraft) => (label === '' ? t(`terms:purpose.${purpose}`) : label);
  return (
    <div className={classes['aid']} role="group" aria-label={t('groups:budget.aid_of', { rank })}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" style={{ flex: 1 }}>
        {text('label', t('groups:budget.label'))}
        {text('rate', t('groups:budget.rate'))}
        {text('ceiling', t('groups:budget.ceiling', { currency }))}
        {text('minPartners', t('groups:budget.aid_min'))}
        <MultiSelect
          size="xs"
          style={{ gridColumn: '1 / -1' }}
          label={t('groups:budget.aid_lines')}
          placeholder={aid.lines.length === 0 ? t('groups:budget.aid_every_line') : ''}
          data={lines.map((line, order) => ({ value: line.id, label: `${order + 1}. ${nameOf(line)}` }))}
          value={aid.lines.filter((id) => lines.some((line) => line.id === id))}
          onChange={(chosen) => onChange({ ...aid, lines: chosen })}
        />
      </SimpleGrid>
      <ActionIcon
        variant="subtle"
        color="red"
        onClick={onRemove}
        aria-label={t('groups:budget.aid_remove', { rank })}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
