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
      /** Which group or alliance, with these audiences. */
      readonly audienceId?: string | undefined;
      readonly validFrom?: string | null;
      readonly validTo?: string | null;
      /** `declared` by default. */
      readonly source?: FactSource;
      readonly sourceDetail?: string | null;
    }
  | { readonly do: 'remove'; readonly key: FactKey; readonly item: string }
  /** Shows the same value to another audience: for good, or to a wider one until a moment. */
  | ({ readonly do: 'share'; readonly factId: string } & NewAudience);

export interface NewAudience {
  readonly audience: Audience;
  /** Which group or alliance, with these audiences. */
  readonly audienceId?: string | undefined;
  /** ISO instant: the audience before counts again from then on. */
  readonly until?: string | undefined;
}

/** Who sees a thing: for good, and until a moment. */
export interface Sharing {
  readonly audience: Audience;
  readonly audienceId: string | null;
  readonly shownTo: Audience | null;
  readonly shownToId: string | null;
  readonly shownUntil: Date | string | null;
}

/** How a thing is shared after the change. An end to what is shown now is an audience for good, without `until`. */
export function sharedAs(before: Pick<Sharing, 'audience' | 'audienceId'>, wanted: NewAudience): Sharing {
  const { audience, audienceId = null, until } = wanted;
  return until === undefined
    ? { audience, audienceId, shownTo: null, shownToId: null, shownUntil: null }
    : { ...before, shownTo: audience, shownToId: audienceId, shownUntil: until };
}

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

interface CurrentFact extends Sharing {
  readonly id: string;
  readonly key: FactKey;
  readonly item: string;
  readonly value: FactValue;
  readonly ownerChose: boolean;
}

function currentFacts(session: Session, place: FactEditPlace) {
  return session
    .selectFrom('facts')
    .select([
      'id',
      'key',
      'item',
      'value',
      'audience',
      'audience_id as audienceId',
      'shown_to as shownTo',
      'shown_to_id as shownToId',
      'shown_until as shownUntil',
      'owner_chose as ownerChose',
    ])
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
  const sharing = sharingOf(edit, replaced[0]);
  const same = replaced.some(
    (fact) =>
      fact.audience === sharing.audience &&
      fact.audienceId === sharing.audienceId &&
      sameValue(fact.value, edit.value),
  );
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
      audience: sharing.audience,
      audience_id: sharing.audienceId,
      shown_to: sharing.shownTo,
      shown_to_id: sharing.shownToId,
      shown_until: sharing.shownUntil,
      owner_chose: chosenByOwner(place, replaced[0]?.ownerChose ?? false, edit.audience !== undefined),
      opened_by: place.changeSetId,
    })
    .execute();
}

/** A new value is shared as the one that it replaces, unless the editor says otherwise. */
function sharingOf(edit: Extract<FactEdit, { do: 'set' }>, replaced: CurrentFact | undefined): Sharing {
  const { audience, audienceId } = edit;
  if (audience === undefined && replaced !== undefined) return replaced;
  const lasting = audience ?? factRegistry[edit.key].defaultAudience;
  return sharedAs({ audience: lasting, audienceId: null }, { audience: lasting, audienceId });
}

/** Whether its owner decided who sees it: it stays so once its own people chose. */
const chosenByOwner = (place: FactEditPlace, before: boolean, chosen: boolean) =>
  sql<boolean>`${before}::boolean or (${chosen}::boolean
    and ${place.organisationId}::uuid = any ((select grappe.my_organisations())::uuid[]))`;

/** The same row with another audience: its source, author and date stay those of the value. */
async function shareFact(
  session: Session,
  place: FactEditPlace,
  edit: Extract<FactEdit, { do: 'share' }>,
): Promise<void> {
  const fact = await currentFacts(session, place).where('id', '=', edit.factId).executeTakeFirst();
  if (fact === undefined) return;
  const { audience, audienceId, shownTo, shownToId, shownUntil } = sharedAs(fact, edit);
  await closeFacts(session, place, await current(session, place, fact));
  await sql`
    insert into grappe.facts (cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail,
      author, audience, audience_id, shown_to, shown_to_id, shown_until, owner_chose, recorded_at, opened_by)
    select cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail,
      author, ${audience}, ${audienceId}::uuid, ${shownTo}, ${shownToId}::uuid, ${shownUntil}::timestamptz,
      ${chosenByOwner(place, fact.ownerChose, true)}, recorded_at, ${place.changeSetId}::uuid
    from grappe.facts where id = ${fact.id}`.execute(session);
}

/** Equality of JSON values whatever the order of their keys. */
const sameValue = (a: FactValue, b: FactValue): boolean => canonical(a) === canonical(b);

const canonical = (value: FactValue): string =>
  typeof value === 'object'
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(value);
