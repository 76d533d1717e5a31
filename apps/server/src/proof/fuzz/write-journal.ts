import type { TestDatabase } from '@grappe/database/testing';

/**
 * Writes down, in the transaction itself, that a statement changed rows of a table: what stands in the journal afterwards
 * was kept, what was rolled back is not there.
 */
export async function keepJournal(database: TestDatabase): Promise<WriteJournal> {
  await database.asAdministrator(async (client) => {
    await client.query(`create schema proof; grant usage on schema proof to public`);
    await client.query(
      `create table proof.writes (position bigint generated always as identity, what text not null)`,
    );
    await client.query('grant select on proof.writes to public');
    await client.query(`
      create function proof.write_down() returns trigger language plpgsql security definer as $$
      declare
        touched boolean;
      begin
        execute case tg_op when 'DELETE' then 'select exists (select from gone)' else 'select exists (select from made)' end
          into touched;
        if touched then
          insert into proof.writes (what) values (lower(tg_op) || ' ' || tg_table_schema || '.' || tg_table_name);
        end if;
        return null;
      end $$`);
    const { rows } = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('grappe', 'accounts') and c.relkind = 'r'`);
    for (const { name } of rows) {
      for (const [operation, rowsOf] of [
        ['insert', 'new table as made'],
        ['update', 'new table as made'],
        ['delete', 'old table as gone'],
      ] as const) {
        await client.query(
          `create trigger zz_proof_${operation} after ${operation} on ${name} referencing ${rowsOf}
           for each statement execute function proof.write_down()`,
        );
      }
    }
  });
  return new WriteJournal(database);
}

/** What was written and kept. */
export class WriteJournal {
  readonly #database: TestDatabase;
  #read = 0;

  constructor(database: TestDatabase) {
    this.#database = database;
  }

  /** What was kept since the last question, each once. */
  async news(): Promise<string[]> {
    const { rows } = await this.#database.connection.accounts.query<{ position: string; what: string }>(
      'select position, what from proof.writes where position > $1 order by position',
      [this.#read],
    );
    this.#read = Number(rows.at(-1)?.position ?? this.#read);
    return [...new Set(rows.map(({ what }) => what))];
  }
}
