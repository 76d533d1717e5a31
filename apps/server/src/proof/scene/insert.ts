import type pg from 'pg';

/** Adds one row; objects and arrays of a jsonb column are given as JSON texts. */
export const insert = (
  client: pg.Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const columns = Object.keys(row);
  const places = columns.map((_, rank) => `$${rank + 1}`);
  return client.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
};
