import type { TestDatabase } from './create-test-database.ts';

/**
 * Names of the organisations whose entry in the directory says something else than what is known: other words than its name and the
 * texts that its whole cluster sees, an entry of an organisation that is closed, none of one that is not. Empty when all is right.
 */
export const wrongDirectoryEntries = (database: TestDatabase): Promise<string[]> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      with said as (
        select o.id, o.name, o.closed_by, o.folded_name, array(
          select distinct lexeme from (
            select o.name as text
            union all
            select f.value #>> '{}' from facts f
            where f.organisation_id = o.id and f.ended_at is null and f.valid_to is null and f.audience in ('cluster', 'alliance', 'public')
              and f.key in ('short_name', 'description', 'certification', 'offer', 'need', 'technology', 'skill')
          ) texts, unnest(tsvector_to_array(words_of(texts.text))) as lexeme
        ) as lexemes from organisations o
      )
      select coalesce(said.name, e.organisation_id::text) as name from said full join directory_entries e on e.organisation_id = said.id
      where case when said.closed_by is null then e.organisation_id is null or e.folded_name <> said.folded_name
          or array(select lexeme from unnest(tsvector_to_array(e.words)) as lexeme order by 1)
            <> array(select lexeme from unnest(said.lexemes) as lexeme order by 1)
        else e.organisation_id is not null end
      order by 1`);
    return rows.map(({ name }) => name);
  });
