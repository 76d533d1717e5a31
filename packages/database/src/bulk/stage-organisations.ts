import type pg from 'pg';
import { factRegistry, type FactDraft, type OrganisationKind } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { PlaceDraft } from '../queries/organisation-edits.ts';
import type { BulkChange } from './bulk-transaction.ts';
import { copyJson, copyLine, copyLines } from './copy-rows.ts';
import { uuidV7 } from './uuid-v7.ts';

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

/** Few enough that their texts are gone before the collector takes them for lasting ones. */
const batchSize = 100;

const stagingTables = `
  create temporary table staged_organisations (
    ordinal integer not null, organisation_id uuid not null, is_new boolean not null, name text not null, kind text,
    country text, sector text, outside boolean, external_ref text, place_id uuid,
    is_member boolean not null, since date, until date
  ) on commit drop;
  create temporary table staged_places (
    place_id uuid not null, name text, country text, region text, departement text, insee_code text, postcode text,
    latitude double precision, longitude double precision, "precision" text
  ) on commit drop;
  create temporary table staged_facts (
    organisation_id uuid not null, is_new boolean not null, key text not null, item text not null, value jsonb not null,
    audience text not null, chosen boolean not null, multiple boolean not null, valid_from date, ordinal integer not null
  ) on commit drop`;

interface Batch {
  organisations: string[];
  places: string[];
  facts: string[];
}

/** Brings the lines into temporary tables of the transaction, a hundred at a time; answers how many there were. */
export async function stageOrganisations(
  client: pg.ClientBase,
  change: BulkChange,
  rows: AsyncIterable<ImportedOrganisation> | Iterable<ImportedOrganisation>,
): Promise<number> {
  await client.query(stagingTables);
  const places = new Map<string, string>();
  let batch: Batch = { organisations: [], places: [], facts: [] };
  let count = 0;
  for await (const row of rows) {
    count += 1;
    addToBatch(batch, row, count, places);
    if (count % batchSize !== 0) continue;
    change.signal?.throwIfAborted();
    await flush(client, batch);
    batch = { organisations: [], places: [], facts: [] };
    change.onProgress?.(count);
  }
  change.signal?.throwIfAborted();
  await flush(client, batch);
  change.onProgress?.(count);
  await client.query('analyze staged_organisations, staged_facts, staged_places');
  return count;
}

async function flush(client: pg.ClientBase, batch: Batch): Promise<void> {
  await copyLines(client, 'staged_organisations', batch.organisations);
  await copyLines(client, 'staged_places', batch.places);
  await copyLines(client, 'staged_facts', batch.facts);
}

function addToBatch(
  batch: Batch,
  row: ImportedOrganisation,
  ordinal: number,
  places: Map<string, string>,
): void {
  const id = row.organisationId ?? uuidV7();
  const isNew = row.organisationId === null;
  batch.organisations.push(
    copyLine([
      ordinal,
      id,
      isNew,
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
  for (const fact of lastOfEach(row.facts)) {
    const { multiple, defaultAudience } = factRegistry[fact.key];
    batch.facts.push(
      copyLine([
        id,
        isNew,
        fact.key,
        fact.item,
        copyJson(fact.value),
        fact.audience ?? defaultAudience,
        fact.audience !== undefined,
        multiple,
        fact.validFrom ?? null,
        ordinal,
      ]),
    );
  }
}

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
