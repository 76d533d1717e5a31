import { Alert, Paper, Table, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Group, GroupOutlook, PartnerOutlookShape } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { GainRange, boundsOf } from './gain-range.tsx';
import { outlookQuery } from './share-queries.ts';

type Known = Extract<GroupOutlook, { kind: 'outlook' }>;

/** What may come of the group for each, from what partners told the team: together and alone. */
export default function Outlook({ group }: { readonly group: Group }) {
  const { t } = useText('shares', 'groups', 'terms', 'errors');
  const path = useClusterPath();
  const { data: outlook } = useSuspenseQuery(outlookQuery(path(''), group.id));
  if (outlook.kind !== 'outlook') return <NoOutlook outlook={outlook} group={group} />;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="outlook">
      <Title id="outlook" order={2} size="h5">
        {t('shares:outlook.title')}
      </Title>
      <OutlookFrame outlook={outlook} />
      <OutlookTable outlook={outlook} group={group} />
    </Paper>
  );
}

/** What the figures rest on. */
export function OutlookFrame({
  outlook,
}: {
  readonly outlook: Pick<Known, 'rule' | 'draws' | 'horizonMonths' | 'assumes'>;
}) {
  const { t, f } = useText('shares', 'terms');
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('shares:outlook.frame', {
          months: outlook.horizonMonths,
          rule: t(`terms:rule.${outlook.rule}`),
          draws: f.number(outlook.draws),
        })}{' '}
        {outlook.assumes.map((code) => t(`shares:outlook.assumes.${code}`)).join(' ')}
      </Text>
      <HowComputed of="shares:how.outlook" />
    </>
  );
}

export function NoOutlook({
  outlook,
  group,
}: {
  readonly outlook: Exclude<GroupOutlook, { kind: 'outlook' }>;
  readonly group: Group;
}) {
  const { t, f } = useText('shares', 'terms', 'groups');
  if (outlook.kind === 'no_budget')
    return <Empty title={t('groups:shares.none')}>{t('shares:outlook.no_budget')}</Empty>;
  if (outlook.kind === 'undefined') return <Alert color="gray">{t('shares:why.other')}</Alert>;
  const nameOf = (id: string) => group.members.find((member) => member.id === id)?.name ?? '';
  const missing = [
    ...new Set(
      outlook.missing.map(({ partnerId, fact }) =>
        t('shares:missing_of', { fact: t(`terms:share_fact.${fact}`), name: nameOf(partnerId) }),
      ),
    ),
  ];
  return (
    <Empty title={t('shares:outlook.none')}>
      {t('shares:outlook.none_body')} {t('shares:missing', { list: f.list(missing) })}
    </Empty>
  );
}

function OutlookTable({ outlook, group }: { readonly outlook: Known; readonly group: Group }) {
  const { t } = useText('shares', 'groups');
  const known = outlook.partners.filter((one) => one.kind === 'known');
  const bounds = boundsOf(known.flatMap(({ together, alone }) => [together, alone]));
  return (
    <Scrolling bare label={t('shares:outlook.title')}>
      <Table verticalSpacing="xs" miw="54rem" mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
            <Table.Th>{t('shares:outlook.together')}</Table.Th>
            <Table.Th ta="right">{t('shares:outlook.loss')}</Table.Th>
            <Table.Th>{t('shares:outlook.alone')}</Table.Th>
            <Table.Th ta="right">{t('shares:outlook.loss')}</Table.Th>
            <Table.Th>{t('shares:outlook.verdict')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outlook.partners.map((one) => (
            <PartnerRow
              key={one.id}
              partner={one}
              name={group.members.find(({ id }) => id === one.id)?.name ?? ''}
              bounds={bounds}
              currency={outlook.currency}
            />
          ))}
        </Table.Tbody>
        {outlook.group !== null && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('shares:outlook.whole_group')}</Table.Th>
              <Table.Td>
                <GainRange
                  range={outlook.group}
                  bounds={boundsOf([outlook.group])}
                  currency={outlook.currency}
                />
              </Table.Td>
              <Loss ratio={outlook.group.loss.ratio} />
              <Table.Td colSpan={3} />
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Scrolling>
  );
}

function Loss({ ratio }: { readonly ratio: number }) {
  const { f } = useText();
  return <Table.Td ta="right">{f.percent(Math.round(ratio * 100) / 100)}</Table.Td>;
}

interface PartnerRowProps {
  readonly partner: PartnerOutlookShape;
  readonly name: string;
  readonly bounds: readonly [number, number];
  readonly currency: string;
}

/** One partner together and alone; of whom keeps its figures nothing is said but that. */
export function PartnerRow({ partner, name, bounds, currency }: PartnerRowProps) {
  const { t } = useText('shares', 'terms');
  if (partner.kind === 'unknown')
    return (
      <Table.Tr>
        <Table.Th scope="row" fw={500}>
          {name}
        </Table.Th>
        <Table.Td colSpan={5} c="dimmed">
          {t('shares:outlook.not_told')}
        </Table.Td>
      </Table.Tr>
    );
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td>
        <GainRange range={partner.together} bounds={bounds} currency={currency} />
      </Table.Td>
      <Loss ratio={partner.together.loss.ratio} />
      <Table.Td>
        <GainRange range={partner.alone} bounds={bounds} currency={currency} alone />
      </Table.Td>
      <Loss ratio={partner.alone.loss.ratio} />
      <Table.Td>{t(`shares:verdict.${partner.verdict}`)}</Table.Td>
    </Table.Tr>
  );
}
