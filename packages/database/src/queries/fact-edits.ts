import { sql } from 'kysely';
import { factRegistry, type FactKey, type FactSource, type FactValue } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

export type FactEdit =
  | {
      readonly do: 'set';
      readonly key: FactKey;
      readonly item: string;
      readonly value: FactValue;
      /** By default the audience of the value it replaces, else the registry's. */
      readonly audience?: Audience | undefined;
      readonly validFrom?: string | null;
      readonly validTo?: string | null;
      /** `declared` by default. */
      readonly source?: FactSource;
      readonly sourceDetail?: string | null;
    }
  | { readonly do: 'remove'; readonly key: FactKey; readonly item: string }
  /** Shows the same value to another audience. */
  | { readonly do: 'share'; readonly factId: string; readonly audience: Audience };

export interface FactEditPlace {
  readonly clusterId: string;
  readonly organisationId: string;
  readonly changeSetId: string;
}

/** Applies edits in their order; each closes the values that it replaces, among those that the asker may change. */
export async function applyFactEdits(
  session: Session,
  place: FactEditPlace,
  edits: readonly FactEdit[] = [],
): Promise<void> {
  for (const edit of edits) {
    if (edit.do === 'set') await setFact(session, place, edit);
    else if (edit.do === 'remove') await closeFacts(session, place, await current(session, place, edit));
    else await shareFact(session, place, edit);
  }
}

interface CurrentFact {
  readonly id: string;
  readonly key: FactKey;
  readonly item: string;
  readonly value: FactValue;
  readonly audience: Audience;
}

function currentFacts(session: Session, place: FactEditPlace) {
  return session
    .selectFrom('facts')
    .select(['id', 'key', 'item', 'value', 'audience'])
    .where('cluster_id', '=', place.clusterId)
    .where('organisation_id', '=', place.organisationId)
    .where('ended_at', 'is', null);
}

const current = (
  session: Session,
  place: FactEditPlace,
  which: { key: FactKey; item: string },
): Promise<CurrentFact[]> =>
  currentFacts(session, place)
    .where('key', '=', which.key)
    .where(sql<boolean>`hashtextextended(item, 0) = hashtextextended(${which.item}, 0)`)
    .where('item', '=', which.item)
    .execute();

async function closeFacts(
  session: Session,
  place: FactEditPlace,
  facts: readonly CurrentFact[],
): Promise<void> {
  if (facts.length === 0) return;
  await session
    .updateTable('facts')
    .set({ closed_by: place.changeSetId, ended_at: sql<Date>`now()` })
    .where(
      'id',
      'in',
      facts.map((fact) => fact.id),
    )
    .execute();
}

async function setFact(
  session: Session,
  place: FactEditPlace,
  edit: Extract<FactEdit, { do: 'set' }>,
): Promise<void> {
  const replaced = await current(session, place, edit);
  const audience = edit.audience ?? replaced[0]?.audience ?? factRegistry[edit.key].defaultAudience;
  const same = replaced.some((fact) => fact.audience === audience && sameValue(fact.value, edit.value));
  if (same && replaced.length === 1) return;
  await closeFacts(session, place, replaced);
  await session
    .insertInto('facts')
    .values({
      cluster_id: place.clusterId,
      organisation_id: place.organisationId,
      key: edit.key,
      item: edit.item,
      value: JSON.stringify(edit.value),
      valid_from: edit.validFrom ?? null,
      valid_to: edit.validTo ?? null,
      source: edit.source ?? 'declared',
      source_detail: edit.sourceDetail ?? null,
      author: sql<string>`grappe.current_person()`,
      audience,
      opened_by: place.changeSetId,
    })
    .execute();
}

/** The same row with another audience: its source, author and date stay those of the value. */
async function shareFact(
  session: Session,
  place: FactEditPlace,
  edit: Extract<FactEdit, { do: 'share' }>,
): Promise<void> {
  const fact = await currentFacts(session, place).where('id', '=', edit.factId).executeTakeFirst();
  if (fact === undefined || fact.audience === edit.audience) return;
  await closeFacts(session, place, await current(session, place, fact));
  await sql`
    insert into grappe.facts (cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail,
      author, audience, recorded_at, opened_by)
    select cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail,
      author, ${edit.audience}, recorded_at, ${place.changeSetId}::uuid
    from grappe.facts where id = ${fact.id}`.execute(session);
}

/** Equality of JSON values whatever the order of their keys. */
const sameValue = (a: FactValue, b: FactValue): boolean => canonical(a) === canonical(b);

const canonical = (value: FactValue): string =>
  typeof value === 'object'
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(value);
