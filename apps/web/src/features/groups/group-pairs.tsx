import { Alert, Badge, Group as Row, Table, Text, Title } from '@mantine/core';
import type { Criterion, Group } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';

const criteria: readonly Criterion[] = ['markets', 'complementarity', 'proximity', 'trust', 'mentoring'];
type Pair = Group['pairs'][number];

const weakestOf = (pairs: readonly Pair[]): Pair | null =>
  pairs.reduce<Pair | null>(
    (weakest, pair) =>
      pair.score !== null && (weakest?.score == null || pair.score < weakest.score) ? pair : weakest,
    null,
  );

/** Pair by pair, with the weakest brought out; and the nearest other group. */
export function GroupPairs({ group }: { readonly group: Group }) {
  const { t } = useText('groups', 'terms');
  const weakest = weakestOf(group.pairs);
  return (
    <section aria-labelledby="pairs">
      <Title id="pairs" order={2} size="h5" mb="xs">
        {t('groups:pairs.title')}
      </Title>
      <Scrolling label={t('groups:pairs.title')}>
        <Table verticalSpacing={4} miw="48rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:pairs.pair')}</Table.Th>
              {criteria.map((criterion) => (
                <Table.Th key={criterion} ta="right">
                  {t(`terms:criterion.${criterion}`)}
                </Table.Th>
              ))}
              <Table.Th ta="right">{t('terms:criterion.rivalry')}</Table.Th>
              <Table.Th ta="right">{t('groups:pairs.score')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.pairs.map((pair) => (
              <PairRow
                key={`${pair.left} ${pair.right}`}
                pair={pair}
                group={group}
                isWeakest={pair === weakest}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <BestAlternative group={group} />
    </section>
  );
}

interface PairRowProps {
  readonly pair: Pair;
  readonly group: Group;
  readonly isWeakest: boolean;
}

function PairRow({ pair, group, isWeakest }: PairRowProps) {
  const { t, f } = useText('groups', 'terms');
  const nameOf = (id: string) => group.members.find((member) => member.id === id)?.name ?? '';
  const figure = (value: number | null | undefined) =>
    value == null ? t('shell:unknown') : f.fixed(value, 2);
  return (
    <Table.Tr className={isWeakest ? classes['weakest'] : ''}>
      <Table.Th scope="row" fw={500}>
        <Row gap={6}>
          {t('groups:pairs.names', { left: nameOf(pair.left), right: nameOf(pair.right) })}
          {isWeakest && (
            <Badge variant="light" color="yellow" tt="none" size="sm" c="inherit">
              {t('groups:pairs.weakest')}
            </Badge>
          )}
        </Row>
      </Table.Th>
      {criteria.map((criterion) => (
        <Table.Td key={criterion} ta="right">
          {figure(pair.criteria[criterion])}
        </Table.Td>
      ))}
      <Table.Td ta="right">{figure(pair.rivalry)}</Table.Td>
      <Table.Td ta="right" fw={600}>
        {figure(pair.score)}
      </Table.Td>
    </Table.Tr>
  );
}

function BestAlternative({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups');
  const { bestAlternative: best } = group;
  if (best === null) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        {t('groups:alternative.none')}
      </Text>
    );
  }
  const key = best.leaves === null ? 'join' : best.joins === null ? 'leave' : 'exchange';
  return (
    <Alert
      mt="xs"
      color="gray"
      title={t('groups:alternative.title')}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {t(`groups:alternative.${key}`, {
        leaves: best.leaves?.name ?? '',
        joins: best.joins?.name ?? '',
        quality: f.number(best.quality, 2),
        now: f.number(group.quality, 2),
      })}
    </Alert>
  );
}
