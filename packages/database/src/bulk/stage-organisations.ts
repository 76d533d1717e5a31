import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { factRegistry, type FactDraft, type OrganisationKind } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { PlaceDraft } from '../queries/organisation-edits.ts';
import type { BulkChange } from './bulk-transaction.ts';
import { arrayElement, arrayOf, copyJson, copyLine, copyLines } from './copy-rows.ts';
import { uuidV7 } from './uuid-v7.ts';
import type { EntryWords, NewEntries, WordsBeside } from './words-beside.ts';

/** One valid line of a file. What is null is not known: it changes nothing of an organisation that exists. */
export interface ImportedOrganisation {
  /** The organisation that the line updates, or null for a new one. */
  readonly organisationId: string | null;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  readonly country: string | null;
  readonly sector: string | null;
  readonly outside: boolean | null;
  readonly externalRef: string | null;
  readonly place: PlaceDraft | null;
  readonly facts: readonly (FactDraft & { readonly audience?: Audience; readonly validFrom?: string })[];
  readonly membership: { readonly since: string | null; readonly until?: string | null } | null;
}

/** Lines after which the thread lets the database's answers in, while it makes the next ones ready. */
const breath = 20;
/** Lines that go to the database together: few at first, so that it soon has something to write. */
const batchSize = (count: number): number => (count <= 4000 ? 1000 : 4000);

const temporaryTable = (name: string, columns: string): string =>
  `create temporary table ${name} (${columns}) on commit drop;`;

const organisationColumns = `
  ordinal integer not null, organisation_id uuid not null, name text not null, kind text, country text, sector text,
  outside boolean, external_ref text, place_id uuid, is_member boolean not null, since date, until date`;
const factColumns = `
  organisation_id uuid not null, key text not null, item text not null, value jsonb not null, audience text not null,
  chosen boolean not null, multiple boolean not null, valid_from date, ordinal integer not null`;

/** `new_organisations` holds one batch at a time; `known_…` all lines on organisations that were there. */
const stagingTables =
  temporaryTable('new_organisations', organisationColumns) +
  temporaryTable('known_organisations', organisationColumns) +
  temporaryTable('known_facts', factColumns) +
  temporaryTable(
    'given_places',
    `place_id uuid not null, name text, country text, region text, departement text, insee_code text, postcode text,
     latitude double precision, longitude double precision, "precision" text`,
  );

/** Facts of new organisations, each column as elements of an array (`values`: JSON). They are the most of a file: no table stands between. */
export interface NewFacts {
  readonly owners: string[];
  readonly keys: string[];
  readonly items: string[];
  readonly values: string[];
  readonly audiences: string[];
  readonly since: string[];
}

interface Batch {
  readonly new: { readonly organisations: string[]; readonly facts: NewFacts };
  readonly known: { readonly organisations: string[]; readonly facts: string[] };
  readonly entries: NewEntries;
  readonly places: string[];
}

const emptyBatch = (): Batch => ({
  new: {
    organisations: [],
    facts: { owners: [], keys: [], items: [], values: [], audiences: [], since: [] },
  },
  known: { organisations: [], facts: [] },
  entries: { ids: [], names: [], places: [], keys: [], texts: [], audiences: [] },
  places: [],
});

export interface Staged {
  readonly rows: number;
  /** Lines on organisations that were there, now in `known_organisations` and `known_facts`. */
  readonly known: number;
}

/**
 * Brings the lines into temporary tables of the transaction, a batch at a time. `write` is told after each batch and writes what
 * is in `given_places` and `new_organisations`, which the next batch takes over, and its facts; meanwhile the next lines are made ready.
 */
export async function stageOrganisations(
  client: pg.ClientBase,
  beside: WordsBeside,
  change: BulkChange,
  rows: AsyncIterable<ImportedOrganisation> | Iterable<ImportedOrganisation>,
  write: (facts: NewFacts) => Promise<void>,
): Promise<Staged> {
  await client.query(stagingTables);
  const places = new Map<string, string>();
  let batch = emptyBatch();
  let count = 0;
  let known = 0;
  let writing: Promise<void> = Promise.resolve();
  const handOver = async (): Promise<void> => {
    const words = beside.of(batch.entries);
    words.catch(() => undefined); // it is awaited after what is written meanwhile
    await writing;
    change.signal?.throwIfAborted();
    change.onProgress?.(count);
    writing = writeBatch(client, batch, words, write);
    writing.catch(() => undefined); // it is awaited below, maybe after the next lines
    batch = emptyBatch();
  };
  for await (const row of rows) {
    count += 1;
    if (row.organisationId !== null) known += 1;
    addToBatch(batch, row, count, places);
    if (count % breath === 0) await setImmediate();
    if (count % batchSize(count) === 0) await handOver();
  }
  await handOver();
  await writing;
  // What is new was copied as it stood; what is compared with the directory needs a plan.
  if (known > 0) await client.query('analyze known_organisations, known_facts');
  return { rows: count, known };
}

async function writeBatch(
  client: pg.ClientBase,
  batch: Batch,
  words: Promise<EntryWords>,
  write: (facts: NewFacts) => Promise<void>,
): Promise<void> {
  await copyLines(client, 'given_places', batch.places);
  await copyLines(client, 'new_organisations', batch.new.organisations);
  await copyLines(client, 'known_organisations', batch.known.organisations);
  await copyLines(client, 'known_facts', batch.known.facts);
  await write(batch.new.facts);
  await client.query('select grappe.enter_new($1, $2)', [arrayOf(batch.entries.ids), await words]);
  await client.query('truncate given_places, new_organisations');
}

function addToBatch(
  batch: Batch,
  row: ImportedOrganisation,
  ordinal: number,
  places: Map<string, string>,
): void {
  const id = row.organisationId ?? uuidV7();
  const { organisations } = row.organisationId === null ? batch.new : batch.known;
  organisations.push(
    copyLine([
      ordinal,
      id,
      row.name,
      row.kind,
      row.country,
      row.sector,
      row.outside,
      row.externalRef,
      placeOf(batch, row.place, places),
      row.membership !== null,
      row.membership?.since ?? null,
      row.membership?.until ?? null,
    ]),
  );
  if (row.organisationId === null) addNewFacts(batch, row, id);
  else batch.known.facts.push(...factLines(row, id, ordinal));
}

function addNewFacts({ entries, new: { facts } }: Batch, row: ImportedOrganisation, id: string): void {
  entries.ids.push(id);
  entries.names.push(arrayElement(row.name));
  for (const fact of lastOfEach(row.facts)) {
    const { defaultAudience, searchable } = factRegistry[fact.key];
    const audience = fact.audience ?? defaultAudience;
    facts.owners.push(id);
    facts.keys.push(fact.key);
    facts.items.push(arrayElement(fact.item));
    facts.values.push(arrayElement(copyJson(fact.value)));
    facts.audiences.push(audience);
    facts.since.push(arrayElement(fact.validFrom ?? null));
    if (!searchable || typeof fact.value !== 'string') continue;
    entries.places.push(entries.ids.length);
    entries.keys.push(fact.key);
    entries.texts.push(arrayElement(fact.value));
    entries.audiences.push(audience);
  }
}

const factLines = (row: ImportedOrganisation, id: string, ordinal: number): string[] =>
  Array.from(lastOfEach(row.facts), (fact) => {
    const { multiple, defaultAudience } = factRegistry[fact.key];
    return copyLine([
      id,
      fact.key,
      fact.item,
      copyJson(fact.value),
      fact.audience ?? defaultAudience,
      fact.audience !== undefined,
      multiple,
      fact.validFrom ?? null,
      ordinal,
    ]);
  });

/** Of two facts of one line with the same key and item, the last. */
function lastOfEach(facts: ImportedOrganisation['facts']): Iterable<ImportedOrganisation['facts'][number]> {
  const last = new Map<string, ImportedOrganisation['facts'][number]>();
  for (const fact of facts) last.set(`${fact.key}\n${fact.item}`, fact);
  return last.values();
}

/** The same place written on many lines becomes one row. */
function placeOf(batch: Batch, place: PlaceDraft | null, places: Map<string, string>): string | null {
  if (place === null) return null;
  const values = [
    place.name,
    place.country,
    place.region,
    place.departement,
    place.inseeCode ?? null,
    place.postcode,
    place.latitude,
    place.longitude,
    place.precision,
  ];
  const key = JSON.stringify(values);
  const known = places.get(key);
  if (known !== undefined) return known;
  const id = uuidV7();
  places.set(key, id);
  batch.places.push(copyLine([id, ...values]));
  return id;
}
