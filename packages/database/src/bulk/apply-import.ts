import type pg from 'pg';
import type { DatabaseConnection } from '../connect.ts';
import { arrayOf } from './copy-rows.ts';
import { bulkTransaction, type BulkChange, type BulkTransaction } from './bulk-transaction.ts';
import { stageOrganisations, type ImportedOrganisation, type NewFacts } from './stage-organisations.ts';
import { wordsBeside } from './words-beside.ts';

export type { ImportedOrganisation } from './stage-organisations.ts';

export interface ImportOutcome {
  readonly changeSetId: string;
  readonly rows: number;
  readonly created: number;
  /** Organisations that existed and of which something changed. */
  readonly updated: number;
  readonly unchanged: number;
  readonly factsOpened: number;
  readonly factsClosed: number;
}

/**
 * Writes the valid lines of a file as one change set, in one transaction, by statements on sets: new organisations come
 * in; of known ones, equal facts stay untouched and different ones are closed and replaced, keeping the audience that was
 * chosen for them. Of a key with many items that the line gives, items that an import had brought and that the line no
 * longer has are closed. Memory does not grow with the file (one entry per distinct place apart).
 */
export function applyImport(
  connection: DatabaseConnection,
  personId: string,
  change: BulkChange,
  rows: AsyncIterable<ImportedOrganisation> | Iterable<ImportedOrganisation>,
): Promise<ImportOutcome> {
  return bulkTransaction(connection, personId, change, async ({ client, changeSetId }) => {
    const write: Write = { client, changeSetId, change, personId };
    const fresh = { created: 0, facts: 0 };
    // Entries of the directory are written once for each organisation, whatever is written of it.
    await client.query(`set local grappe.directory = 'later'`);
    const beside = wordsBeside(connection.appPool, client);
    const staged = await stageOrganisations(client, beside, change, rows, async (facts) => {
      await insertPlaces(write);
      fresh.created += await insertOrganisations(write);
      await insertMemberships(write);
      fresh.facts += await insertNewFacts(write, facts);
    }).finally(() => beside.close());
    const known = staged.known === 0 ? nothingChanged : await updateKnown(write);
    const outcome = {
      changeSetId,
      rows: staged.rows,
      created: fresh.created,
      updated: known.updated,
      unchanged: known.unchanged,
      factsOpened: fresh.facts + known.factsOpened,
      factsClosed: known.factsClosed,
    };
    await client.query('update grappe.change_sets set summary = summary || $2 where id = $1', [
      changeSetId,
      outcome,
    ]);
    return outcome;
  });
}

type KnownOutcome = Omit<ImportOutcome, 'changeSetId' | 'rows' | 'created'>;

const nothingChanged: KnownOutcome = { updated: 0, unchanged: 0, factsOpened: 0, factsClosed: 0 };

/** What the lines say otherwise of organisations that were there. */
async function updateKnown(write: Write): Promise<KnownOutcome> {
  const { client } = write;
  await markTouched(client);
  await updateIdentities(write);
  await updateMemberships(write);
  const facts = await updateFacts(write);
  await client.query(
    'select grappe.enter_directory(array(select distinct organisation_id from touched_organisations))',
  );
  const updated = await countTouched(client);
  return { ...facts, updated, unchanged: (await countKnown(client)) - updated };
}

interface Write extends BulkTransaction {
  readonly change: BulkChange;
  readonly personId: string;
}

const affected = async (client: pg.ClientBase, text: string, values: unknown[] = []): Promise<number> =>
  (await client.query(text, values)).rowCount ?? 0;

const insertPlaces = ({ client, change }: Write) =>
  client.query(
    `insert into grappe.places (id, cluster_id, name, country, region, departement, insee_code, postcode, latitude, longitude, precision)
     select place_id, $1, name, country, region, departement, insee_code, postcode, latitude, longitude, "precision"
     from given_places`,
    [change.clusterId],
  );

const insertOrganisations = ({ client, change, changeSetId }: Write) =>
  affected(
    client,
    `insert into grappe.organisations (id, cluster_id, name, kind, country, sector, place_id, outside, external_ref, opened_by)
     select organisation_id, $1, name, coalesce(kind, 'firm'), country, sector, place_id, coalesce(outside, false), external_ref, $2
     from new_organisations order by ordinal`,
    [change.clusterId, changeSetId],
  );

/** Known organisations of which something changed, to be counted once each. */
const markTouched = (client: pg.ClientBase) =>
  client.query('create temporary table touched_organisations (organisation_id uuid not null) on commit drop');

const countTouched = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    'select count(distinct organisation_id)::int as count from touched_organisations',
  );
  return rows[0]?.count ?? 0;
};

const countKnown = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    'select count(distinct organisation_id)::int as count from known_organisations',
  );
  return rows[0]?.count ?? 0;
};

/** Fields that the file knows and that differ; places are compared by what they say. */
const updateIdentities = ({ client, change, changeSetId }: Write) =>
  client.query(
    `with given as (
       select distinct on (organisation_id) * from known_organisations order by organisation_id, ordinal desc
     ), compared as (
       select o.id, o.cluster_id, grappe.identity_of(o) as before,
         jsonb_strip_nulls(jsonb_build_object('name', g.name, 'kind', g.kind, 'country', g.country, 'sector', g.sector,
           'outside', g.outside, 'external_ref', g.external_ref,
           'place_id', case when (p.name, p.country, p.region, p.departement, p.insee_code, p.postcode, p.latitude, p.longitude, p.precision)
             is distinct from (n.name, n.country, n.region, n.departement, n.insee_code, n.postcode, n.latitude, n.longitude, n.precision)
             then g.place_id end)) as wanted
       from given g
       join grappe.organisations o on o.cluster_id = $1 and o.id = g.organisation_id and o.closed_by is null
       left join grappe.places p on p.id = o.place_id
       left join grappe.places n on n.cluster_id = o.cluster_id and n.id = g.place_id
     ), changes as (
       select id, cluster_id,
         (select jsonb_object_agg(key, before -> key) from jsonb_each(wanted) where before -> key <> value) as before,
         (select jsonb_object_agg(key, value) from jsonb_each(wanted) where before -> key <> value) as after
       from compared
     ), kept as (
       insert into grappe.identity_changes (cluster_id, organisation_id, change_set_id, before, after)
       select cluster_id, id, $2, before, after from changes where after is not null
     ), touched as (
       insert into touched_organisations select id from changes where after is not null
     )
     update grappe.organisations o set
       name = coalesce(c.after ->> 'name', o.name), kind = coalesce(c.after ->> 'kind', o.kind),
       country = coalesce(c.after ->> 'country', o.country), sector = coalesce(c.after ->> 'sector', o.sector),
       outside = coalesce((c.after ->> 'outside')::boolean, o.outside),
       external_ref = coalesce(c.after ->> 'external_ref', o.external_ref),
       place_id = coalesce((c.after ->> 'place_id')::uuid, o.place_id), version = o.version + 1, updated_at = now()
     from changes c where o.id = c.id and o.cluster_id = c.cluster_id and c.after is not null`,
    [change.clusterId, changeSetId],
  );

const insertMemberships = ({ client, change, changeSetId }: Write) =>
  client.query(
    `insert into grappe.memberships (cluster_id, organisation_id, since, until, status, opened_by)
     select $1, organisation_id, since, until, case when until < current_date then 'former' else 'member' end, $2
     from new_organisations where is_member`,
    [change.clusterId, changeSetId],
  );

/** A membership that the line says otherwise is closed, and opened as it says. */
async function updateMemberships({ client, change, changeSetId }: Write): Promise<void> {
  await client.query(
    `with given as (
       select distinct on (organisation_id) * from known_organisations where is_member
       order by organisation_id, ordinal desc
     ), closed as (
       update grappe.memberships m set closed_by = $2, ended_at = now()
       from given g
       where m.cluster_id = $1 and m.organisation_id = g.organisation_id and m.ended_at is null
         and (m.since, m.until) is distinct from (coalesce(g.since, m.since), coalesce(g.until, m.until))
       returning m.organisation_id, m.since, m.until
     )
     insert into touched_organisations select organisation_id from closed`,
    [change.clusterId, changeSetId],
  );
  await client.query(
    `with opened as (
       insert into grappe.memberships (cluster_id, organisation_id, since, until, status, opened_by)
       select distinct on (g.organisation_id) $1::uuid, g.organisation_id, coalesce(g.since, before.since),
         coalesce(g.until, before.until), case when coalesce(g.until, before.until) < current_date then 'former' else 'member' end, $2::uuid
       from known_organisations g
       left join grappe.memberships before on before.cluster_id = $1 and before.organisation_id = g.organisation_id
         and before.closed_by = $2
       where g.is_member and not exists (
         select from grappe.memberships m
         where m.cluster_id = $1 and m.organisation_id = g.organisation_id and m.ended_at is null
       )
       order by g.organisation_id, g.ordinal desc
       returning organisation_id
     )
     insert into touched_organisations select organisation_id from opened`,
    [change.clusterId, changeSetId],
  );
}

async function updateFacts({
  client,
  ...write
}: Write): Promise<{ factsOpened: number; factsClosed: number }> {
  await client.query(differences, [write.change.clusterId]);
  await client.query('analyze different_facts');
  const closed = await affected(
    client,
    `update grappe.facts f set closed_by = $1, ended_at = now() from different_facts d where f.id = d.closes`,
    [write.changeSetId],
  );
  const opened = await insertFacts({ client, ...write }, 'different_facts where value is not null', sharing);
  await client.query(
    'insert into touched_organisations select distinct organisation_id from different_facts',
  );
  return { factsOpened: opened, factsClosed: closed };
}

/** How a value was shared passes to the one that replaces it. */
const sharing = ', audience_id, shown_to, shown_to_id, shown_until, owner_chose';

/** A column of values each, so that no table stands between; about 25 microseconds a fact, most of it in indexes. */
const insertNewFacts = (write: Write, { owners, keys, items, values, audiences, since }: NewFacts) =>
  insertFacts(
    write,
    'unnest($6::uuid[], $7::text[], $8::text[], $9::jsonb[], $10::text[], $11::date[]) as new (organisation_id, key, item, value, audience, valid_from)',
    '',
    [owners, keys, items, values, audiences, since].map(arrayOf),
  );

const insertFacts = (
  { client, change, changeSetId, personId }: Write,
  source: string,
  kept = '',
  given: readonly unknown[] = [],
): Promise<number> =>
  affected(
    client,
    `insert into grappe.facts (id, cluster_id, organisation_id, key, item, value, valid_from, source, source_detail, author, audience, opened_by${kept})
     select uuidv7(), $1, organisation_id, key, item, value, valid_from, $2, $3, $4, audience, $5${kept}
     from ${source}`,
    [change.clusterId, change.source ?? 'import', change.sourceDetail, personId, changeSetId, ...given],
  );

/** Per known organisation: values to open (with the row that each closes, if any) and rows to close without successor. */
const differences = `
  create temporary table different_facts on commit drop as
  with given as (
    select distinct on (organisation_id, key, item) * from known_facts
    order by organisation_id, key, item, ordinal desc
  ), current_values as (
    select f.id, f.organisation_id, f.key, f.item, f.value, f.audience, f.audience_id, f.source, f.shown_to, f.shown_to_id,
      f.shown_until, f.owner_chose
    from grappe.facts f
    where f.cluster_id = $1 and f.ended_at is null and f.audience <> 'self'
      and f.organisation_id in (select organisation_id from known_organisations)
  )
  select g.organisation_id, g.key, g.item, g.value,
    case when c.kept then c.audience else g.audience end as audience, g.valid_from, c.id as closes,
    case when c.kept then c.audience_id end as audience_id, case when c.kept then c.shown_to end as shown_to,
    case when c.kept then c.shown_to_id end as shown_to_id, case when c.kept then c.shown_until end as shown_until,
    coalesce(c.owner_chose, false) as owner_chose
  from given g
  left join lateral (
    select v.*, not g.chosen or v.owner_chose as kept from current_values v
    where v.organisation_id = g.organisation_id and v.key = g.key and v.item = g.item
  ) c on true
  where c.id is null or c.value <> g.value
  union all
  select c.organisation_id, c.key, c.item, null, c.audience, null, c.id, null, null, null, null, false
  from current_values c
  where c.source = 'import'
    and exists (select from given g where g.organisation_id = c.organisation_id and g.key = c.key and g.multiple)
    and not exists (select from given g where g.organisation_id = c.organisation_id and g.key = c.key and g.item = c.item)`;
