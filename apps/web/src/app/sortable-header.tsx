import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';

export interface SortOrder<Column extends string> {
  readonly by: Column;
  readonly descending: boolean;
}

interface SortableHeaderProps<Column extends string> {
  readonly column: Column;
  readonly order: SortOrder<Column>;
  readonly onSort: (order: SortOrder<Column>) => void;
  readonly label: string;
  /** Figures are read from the largest first. */
  readonly isNumber?: boolean;
}

/** The head of a column that sorts the table; says how it is sorted to those who listen. */
export function SortableHeader<Column extends string>(props: SortableHeaderProps<Column>) {
  const { column, order, onSort, label, isNumber = false } = props;
  const active = order.by === column;
  const Arrow = active ? (order.descending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <Table.Th
      ta={isNumber ? 'right' : 'left'}
      aria-sort={active ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        fz="inherit"
        fw="inherit"
        ta="inherit"
        onClick={() => onSort({ by: column, descending: active ? !order.descending : isNumber })}
      >
        {label} <Arrow size={12} aria-hidden style={{ opacity: active ? 1 : 0.45, verticalAlign: '-1px' }} />
      </UnstyledButton>
    </Table.Th>
  );
}
