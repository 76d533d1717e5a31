import type { Column, ColumnSource } from './column-source.ts';

/** A bonus on every column through one row, which brings the row into the packing when it is large enough. */
export interface RowBonus {
  readonly row: number;
  readonly value: number;
}

/** The same columns, those through the row being worth more. A bonus is as good as a lower price of the row. */
export function favouredSource(source: ColumnSource, bonus: RowBonus): ColumnSource {
  return {
    ...source,
    price: (prices, above, limit, charge) => {
      const lowered = prices.slice();
      lowered[bonus.row]! -= bonus.value;
      const { columns, exhaustive } = source.price(lowered, above, limit, charge);
      return { columns: columns.map((column) => ({ ...column, ...favoured(column, bonus) })), exhaustive };
    },
  };
}

export function favoured({ rows, value }: Column, bonus: RowBonus): Column {
  return { rows, value: rows.includes(bonus.row) ? value + bonus.value : value };
}
