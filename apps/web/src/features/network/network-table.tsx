import { ActionIcon, Group, Table, Title } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Network, OrganisationMeasures } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Pager } from '../../app/pager.tsx';
import { SortableHeader } from '../../app/sortable-header.tsx';
import type { SortOrder } from '../../app/sortable-header.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { shownMeasures } from './sizing.ts';
import type { ShownMeasure } from './sizing.ts';

const pageSize = 25;
/** Decimals in the columns: counts have none. */
const decimals: Readonly<Record<ShownMeasure, number>> = {
  degree: 0,
  strength: 1,
  betweennessNormalised: 3,
  closeness: 3,
  eigenvector: 3,
  constraint: 3,
  coreNumber: 0,
};
type Column = 'name' | 'kind' | 'core' | ShownMeasure;
type Row = Network['nodes'][number] & { readonly measures: OrganisationMeasures | undefined };

interface NetworkTableProps {
  readonly network: Network;
  readonly focus: string | null;
  readonly onFocus: (organisationId: string) => void;
}

/** Everything the picture shows, in figures; sorted by any column. */
export function NetworkTable({ network, focus, onFocus }: NetworkTableProps) {
  const { t } = useText('network', 'terms');
  const [order, setOrder] = useState<SortOrder<Column>>({ by: 'degree', descending: true });
  const [page, setPage] = useState(1);
  const rows = useSorted(network, order);
  const sort = (next: SortOrder<Column>) => {
    setOrder(next);
    setPage(1);
  };
  const shown = rows.slice((page - 1) * pageSize, page * pageSize);
  return (
    <section aria-labelledby="measures">
      <Group justify="space-between" mb="xs">
        <Title id="measures" order={2} size="h5">
          {t('network:table.title')}
        </Title>
        <HowComputed of="network:how_measures" />
      </Group>
      <Scrolling label={t('network:table.title')}>
        <Table verticalSpacing={4} miw="60rem" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <SortableHeader column="name" order={order} onSort={sort} label={t('terms:identity.name')} />
              <SortableHeader column="kind" order={order} onSort={sort} label={t('terms:identity.kind')} />
              {shownMeasures.map((measure) => (
                <SortableHeader
                  key={measure}
                  column={measure}
                  order={order}
                  onSort={sort}
                  label={t(`network:measure.${measure}`)}
                  isNumber
                />
              ))}
              <SortableHeader column="core" order={order} onSort={sort} label={t('network:table.position')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <MeasuresRow key={row.id} row={row} focused={row.id === focus} onFocus={onFocus} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Pager page={page} pageSize={pageSize} total={rows.length} onPage={setPage} />
    </section>
  );
}

function useSorted(network: Network, order: SortOrder<Column>): readonly Row[] {
  const { t, language } = useText('terms');
  return useMemo(() => {
    const measures = new Map(network.analysis?.organisations.map((each) => [each.id, each]));
    const rows: Row[] = network.nodes.map((node) => ({ ...node, measures: measures.get(node.id) }));
    const words = new Intl.Collator(language);
    const compare = (one: Row, other: Row): number => {
      if (order.by === 'name') return words.compare(one.name, other.name);
      if (order.by === 'kind')
        return words.compare(t(`terms:kind.${one.kind}`), t(`terms:kind.${other.kind}`));
      const [a, b] = [one.measures?.[order.by] ?? null, other.measures?.[order.by] ?? null];
      return a === null || b === null ? Number(b === null) - Number(a === null) : Number(a) - Number(b);
    };
    const way = order.descending ? -1 : 1;
    return rows.sort((one, other) => way * compare(one, other) || words.compare(one.name, other.name));
  }, [network, order, language, t]);
}

interface MeasuresRowProps {
  readonly row: Row;
  readonly focused: boolean;
  readonly onFocus: (organisationId: string) => void;
}

function MeasuresRow({ row, focused, onFocus }: MeasuresRowProps) {
  const { t, f } = useText('network', 'terms');
  const { id, name, kind, measures } = row;
  return (
    <Table.Tr {...(focused ? { bg: 'var(--grappe-soft)' } : {})}>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            size="sm"
            variant="subtle"
            onClick={() => onFocus(id)}
            aria-pressed={focused}
            aria-label={t('network:table.show', { name })}
          >
            <IconFocus2 size={14} aria-hidden />
          </ActionIcon>
          <OrganisationLink id={id}>{name}</OrganisationLink>
        </Group>
      </Table.Td>
      <Table.Td>{t(`terms:kind.${kind}`)}</Table.Td>
      {shownMeasures.map((measure) => {
        const value = measures?.[measure] ?? null;
        return (
          <Table.Td key={measure} ta="right">
            {value === null ? t('network:table.undefined') : f.fixed(value, decimals[measure])}
          </Table.Td>
        );
      })}
      <Table.Td>
        {measures?.core == null
          ? t('network:table.undefined')
          : t(measures.core ? 'network:table.core' : 'network:table.periphery')}
      </Table.Td>
    </Table.Tr>
  );
}
