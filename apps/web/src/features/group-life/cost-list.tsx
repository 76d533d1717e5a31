import { Anchor, Badge, Button, FileButton, Group, Text } from '@mantine/core';
import type { GroupAccounts, GroupCostShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { accountsQuery, useAct } from './life-queries.ts';
import { useLineName } from './use-line-name.ts';
import classes from './group-life.module.css';

interface CostListProps {
  readonly accounts: GroupAccounts;
  readonly onOpen: (cost: GroupCostShape) => void;
}

/** What was paid, the last first, with its receipt. */
export function CostList({ accounts, onOpen }: CostListProps) {
  const { t } = useText('life');
  if (accounts.costs.length === 0) return <Text c="dimmed">{t('life:costs.none')}</Text>;
  return (
    <ul className={`${classes['list']} ${classes['rows']}`}>
      {accounts.costs.map((cost) => (
        <CostRow key={cost.id} accounts={accounts} cost={cost} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function CostRow({ accounts, cost, onOpen }: CostListProps & { readonly cost: GroupCostShape }) {
  const { t, f } = useText('life');
  const nameOf = useLineName(accounts);
  const { currency, groupId, members } = accounts;
  const what = cost.kind === 'contribution' ? t('life:costs.contribution') : nameOf(cost.lineId);
  const payer =
    cost.paidById === null
      ? t('life:costs.account')
      : (members.find(({ id }) => id === cost.paidById)?.name ?? t('life:costs.former'));
  const spoken = { what, date: f.date(cost.spentOn) };
  return (
    <li>
      <Group justify="space-between" gap="xs" align="baseline">
        <div>
          <Text fw={600}>
            {f.money(cost.amountCents, currency)} · {what}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[
              f.date(cost.spentOn),
              t('life:costs.paid_by', { name: payer }),
              ...(cost.label === '' ? [] : [cost.label]),
            ].join(' · ')}
          </Text>
        </div>
        <Group gap="xs">
          {cost.receipt !== null && (
            <Anchor size="sm" href={`/files/receipts/${cost.id}`} download>
              {cost.receipt.name}
            </Anchor>
          )}
          {cost.settled ? (
            <Badge variant="light" color="gray">
              {t('life:costs.settled')}
            </Badge>
          ) : (
            <>
              {cost.receipt === null && <Receipt groupId={groupId} cost={cost} spoken={spoken} />}
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => onOpen(cost)}
                aria-label={t('life:costs.change_of', spoken)}
              >
                {t('life:day.change')}
              </Button>
            </>
          )}
        </Group>
      </Group>
    </li>
  );
}

interface ReceiptProps {
  readonly groupId: string;
  readonly cost: GroupCostShape;
  readonly spoken: { readonly what: string; readonly date: string };
}

/** Adds the receipt. */
function Receipt({ groupId, cost, spoken }: ReceiptProps) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const send = useAct<GroupAccounts>(accountsQuery(path(''), groupId).queryKey);
  const label = t('life:costs.receipt');
  const keep = (file: File | null) => {
    if (file === null) return;
    const form = new FormData();
    form.append('file', file);
    send.mutate({ path: path(`/groups/${groupId}/costs/${cost.id}/receipt`), method: 'POST', form });
  };
  return (
    <>
      {send.error !== null && <ProblemNotice error={send.error} />}
      <FileButton onChange={keep}>
        {(props) => (
          <Button
            {...props}
            size="compact-sm"
            variant="default"
            loading={send.isPending}
            aria-label={t('life:costs.receipt_of', { ...spoken, do: label })}
          >
            {label}
          </Button>
        )}
      </FileButton>
    </>
  );
}
