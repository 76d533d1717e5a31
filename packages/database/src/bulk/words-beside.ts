import type pg from 'pg';
import { arrayOf } from './copy-rows.ts';

/** What is searched of new organisations, as elements of arrays: names, and texts of the one at that place among them (the first is 1). */
export interface NewEntries {
  readonly ids: string[];
  readonly names: string[];
  readonly places: number[];
  readonly keys: string[];
  readonly texts: string[];
  readonly audiences: string[];
}

/** The words of entries, as PostgreSQL writes an array of them. */
export type EntryWords = string;

export interface WordsBeside {
  of(entries: NewEntries): Promise<EntryWords>;
  close(): void;
}

/**
 * Has the words of new entries made on a second connection while the first one writes: finding the stems takes as long as writing
 * the rows. Waits for no connection, which other imports that wait too may hold: without a free one, the first does it.
 */
export function wordsBeside(pool: pg.Pool, client: pg.ClientBase): WordsBeside {
  let second: Promise<pg.PoolClient> | null = null;
  const has = (pool.idleCount > 0 || pool.totalCount < pool.options.max) && pool.waitingCount === 0;
  return {
    of: async (entries) => {
      if (has) second ??= pool.connect();
      const { names, places, keys, texts, audiences } = entries;
      const { rows } = await ((await second) ?? client).query<{ words: EntryWords | null }>(
        'select grappe.words_of_entries($1, $2, $3, $4, $5)::text as words',
        [names, places, keys, texts, audiences].map(arrayOf),
      );
      return rows[0]?.words ?? '{}';
    },
    close: () => {
      second?.then((connection) => connection.release()).catch(() => undefined);
    },
  };
}
