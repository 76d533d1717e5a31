import { Alert, Group as Row, NativeSelect, Paper, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { explain } from '@grappe/messages';
import type { Group, SharesByRule } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { Reasons } from './reasons.tsx';
import { ShareBars } from './share-bars.tsx';

type Shared = Extract<SharesByRule, { kind: 'shared' }>;

/** Who pays what by each rule, against going alone. */
export function GroupShares({ group }: { readonly group: Group }) {
  const { t } = useText('groups', 'terms', 'explanations');
  const [rule, setRule] = useState<string | null>(null);
  const { shares, budget } = group;
  const chosen =
    shares.find((share) => share.rule === rule) ??
    shares.find((share) => share.kind === 'shared' && share.inCore) ??
    shares[0];
  return (
    <section aria-labelledby="shares">
      <Row justify="space-between" mb="xs">
        <Title id="shares" order={2} size="h5">
          {t('groups:shares.title')}
        </Title>
        <HowComputed of="groups:how.shares" />
      </Row>
      {budget === null || chosen === undefined ? (
        <Empty title={t('groups:shares.none')}>{t('groups:shares.none_body')}</Empty>
      ) : (
        <Paper withBorder p="md" bg="var(--grappe-surface)">
          <NativeSelect
            label={t('groups:shares.rule')}
            description={t(`terms:rule_meaning.${chosen.rule}`)}
            maw="26rem"
            value={chosen.rule}
            data={shares.map((share) => ({ value: share.rule, label: t(`terms:rule.${share.rule}`) }))}
            onChange={(event) => setRule(event.currentTarget.value)}
          />
          <ChosenShares share={chosen} group={group} currency={budget.currency} />
          <AllShares shares={shares} group={group} currency={budget.currency} />
        </Paper>
      )}
    </section>
  );
}

interface ChosenSharesProps {
  readonly share: SharesByRule;
  readonly group: Group;
  readonly currency: string;
}

function ChosenShares({ share, group, currency }: ChosenSharesProps) {
  const { t, f } = useText('groups', 'terms');
  const nameOf = (id: string) => group.members.find((member) => member.id === id)?.name ?? '';
  if (share.kind === 'missing_data') {
    return (
      <Alert
        mt="md"
        color="yellow"
        title={t('groups:shares.missing')}
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
      >
        {f.list(
          share.missing.map(({ partnerId, fact }) =>
            t('groups:shares.missing_fact', {
              name: nameOf(partnerId),
              fact: t(`groups:shares.fact.${fact}`),
            }),
          ),
        )}
      </Alert>
    );
  }
  if (share.kind === 'undefined') {
    return (
      <Alert mt="md" color="gray">
        {t('groups:shares.undefined')}
      </Alert>
    );
  }
  return (
    <>
      <Stability share={share} group={group} currency={currency} />
      <ShareBars share={share} currency={currency} nameOf={nameOf} />
      <SharesTable share={share} currency={currency} nameOf={nameOf} />
      <Reasons reasons={share.reasons} names={group.members} />
    </>
  );
}

/** Would anybody do better apart? */
function Stability({ share, group, currency }: ChosenSharesProps & { readonly share: Shared }) {
  const { t, f } = useText('groups', 'explanations');
  const { inCore, mostAggrieved } = share;
  const name = (id: string) => group.members.find((member) => member.id === id)?.name ?? '';
  if (inCore || mostAggrieved === null) {
    return (
      <Text my="sm" fw={600}>
        <IconCircleCheck size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
        {t('explanations:share_in_core')}
      </Text>
    );
  }
  const params = { members: mostAggrieved.members, amount: f.money(mostAggrieved.complaintCents, currency) };
  return (
    <Text my="sm" fw={600}>
      <IconAlertTriangle size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
      {explain({ code: 'share_not_in_core', params }, { t, formats: f, name })}
    </Text>
  );
}

interface SharesTableProps {
  readonly share: Shared;
  readonly currency: string;
  readonly nameOf: (id: string) => string;
}

function SharesTable({ share, currency, nameOf }: SharesTableProps) {
  const { t, f } = useText('groups');
  return (
    <Scrolling bare label={t('groups:shares.title')}>
      <Table verticalSpacing={4} mt="md" captionSide="bottom">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
            <Table.Th ta="right">{t('groups:shares.pays')}</Table.Th>
            <Table.Th ta="right">{t('groups:shares.alone')}</Table.Th>
            <Table.Th ta="right">{t('groups:shares.saves')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {share.partners.map(({ id, paysCents, aloneCents, savesCents }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={500}>
                {nameOf(id)}
              </Table.Th>
              <Table.Td ta="right">{f.money(paysCents, currency)}</Table.Td>
              <Table.Td ta="right">{f.money(aloneCents, currency)}</Table.Td>
              <Table.Td ta="right">{f.money(savesCents, currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('groups:shares.total')}</Table.Th>
            <Table.Th ta="right">{f.money(share.totalCents, currency)}</Table.Th>
            <Table.Td />
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Scrolling>
  );
}

interface AllSharesProps {
  readonly shares: readonly SharesByRule[];
  readonly group: Group;
  readonly currency: string;
}

/** The rules side by side: what each firm pays by each of them. */
function AllShares({ shares, group, currency }: AllSharesProps) {
  const { t, f } = useText('groups', 'terms');
  const shared = shares.filter((share): share is Shared => share.kind === 'shared');
  if (shared.length < 2) return null;
  return (
    <>
      <Title order={3} size="h6" mt="md">
        {t('groups:shares.side_by_side')}
      </Title>
      <Scrolling bare label={t('groups:shares.side_by_side')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              {shared.map(({ rule }) => (
                <Table.Th key={rule} ta="right">
                  {t(`terms:rule.${rule}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.members.map(({ id, name }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                {shared.map(({ rule, partners }) => (
                  <Table.Td key={rule} ta="right">
                    {f.money(partners.find((partner) => partner.id === id)?.paysCents ?? 0, currency)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{t('groups:shares.stable')}</Table.Th>
              {shared.map(({ rule, inCore }) => (
                <Table.Td key={rule} ta="right">
                  {t(inCore ? 'groups:shares.stable_yes' : 'groups:shares.stable_no')}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}
