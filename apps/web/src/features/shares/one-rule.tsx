import { Alert, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEyeOff, IconInfoCircle } from '@tabler/icons-react';
import { explain } from '@grappe/messages';
import type { OrganisationRef, RuleInDetail } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { ShareBars } from '../groups/share-bars.tsx';
import { Estimated } from './estimated.tsx';
import { LineByLine } from './line-by-line.tsx';
import { useNoShareWords } from './no-share-words.ts';
import { WhenOneLeaves } from './when-one-leaves.tsx';

type Shared = Extract<RuleInDetail, { kind: 'shared' }>;

interface OneRuleProps {
  readonly rule: RuleInDetail;
  readonly members: readonly OrganisationRef[];
  readonly currency: string;
}

/** One rule in detail, in plain words first. */
export function OneRule({ rule, members, currency }: OneRuleProps) {
  const noShare = useNoShareWords(members);
  if (rule.kind !== 'shared')
    return (
      <Alert mt="md" color="gray" icon={<IconInfoCircle aria-hidden />}>
        {noShare(rule)}
      </Alert>
    );
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? '';
  return (
    <>
      <Stability share={rule} nameOf={nameOf} currency={currency} />
      <Kept share={rule} nameOf={nameOf} />
      <Estimated estimated={rule.estimated} currency={currency} />
      <ShareBars share={rule} currency={currency} nameOf={nameOf} />
      <SharesTable share={rule} currency={currency} nameOf={nameOf} />
      <LineByLine parts={rule.parts} members={members} currency={currency} />
      <WhenOneLeaves leaving={rule.leaving} members={members} currency={currency} />
    </>
  );
}

interface SharedProps {
  readonly share: Shared;
  readonly nameOf: (id: string) => string;
}

/** Would anybody do better apart, and by how much? */
function Stability({ share, nameOf, currency }: SharedProps & { readonly currency: string }) {
  const { t, f } = useText('shares', 'explanations');
  const { inCore, mostAggrieved } = share;
  if (mostAggrieved === null) {
    return (
      <Text my="sm" fw={600}>
        <IconCircleCheck size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
        {t(inCore === null ? 'shares:core_unknown' : 'explanations:share_in_core')}
      </Text>
    );
  }
  const { members, complaintCents } = mostAggrieved;
  const params = { members, count: members.length, amount: f.money(complaintCents, currency) };
  const amounts = {
    pays: f.money(mostAggrieved.paysCents, currency),
    apart: f.money(mostAggrieved.apartCents, currency),
  };
  return (
    <Text my="sm" fw={600}>
      <IconAlertTriangle size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
      {explain({ code: 'share_not_in_core', params }, { t, formats: f, name: nameOf })}{' '}
      <Text span fw={400}>
        {t('shares:apart', amounts)}
      </Text>
    </Text>
  );
}

/** Members are not told a rule from which they could work out what another keeps. */
function Kept({ share, nameOf }: SharedProps) {
  const { t, f } = useText('shares', 'terms');
  const [kept] = share.keptFacts;
  if (kept === undefined) return null;
  return (
    <Alert color="gray" mb="sm" icon={<IconEyeOff aria-hidden />} title={t('shares:kept.title')}>
      {t('shares:kept.body', {
        fact: t(`terms:share_fact.${kept.fact}`),
        names: f.list(kept.organisationIds.map(nameOf)),
      })}
    </Alert>
  );
}

function SharesTable({ share, nameOf, currency }: SharedProps & { readonly currency: string }) {
  const { t, f } = useText('groups');
  return (
    <Scrolling bare label={t('groups:shares.title')}>
      <Table verticalSpacing={4} mt="md">
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
