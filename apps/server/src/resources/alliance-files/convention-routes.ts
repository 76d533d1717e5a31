import {
  addRow,
  asJson,
  bySelf,
  changeAlliance,
  changeVersioned,
  recordAllianceEvent,
} from '@grappe/database';
import type { z } from 'zod';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { isBefore } from './conditions.ts';
import {
  addingToAlliance,
  alliancePath,
  changingAlliance,
  keysOf,
  refuseBeforeFounding,
  refuseInFuture,
  refuseOwnerElsewhere,
  refuseUnless,
  type HeldAlliance,
} from './held-alliance.ts';
import { allianceFilesPolicy } from './policy.ts';
import {
  alliance,
  allianceParams,
  commitmentEdit,
  commitmentParams,
  conventionEdit,
  newCommitment,
  newSignature,
} from './schema.ts';

const change = { permission: allianceFilesPolicy.change };
const commit = { permission: allianceFilesPolicy.commit };
const answer = { 200: alliance };

/** What both agree on: the terms, who signed them, and the roadmap. */
export const conventionRoutes: Resource = (app, services) => {
  app.put(
    `${alliancePath}/convention`,
    { config: change, schema: { params: allianceParams, body: conventionEdit, response: answer } },
    (request) => changingAlliance(services, request, (held) => writeConvention(held, request.body)),
  );
  app.post(
    `${alliancePath}/signatures`,
    { config: commit, schema: { params: allianceParams, body: newSignature, response: { 201: alliance } } },
    (request, reply) => addingToAlliance(services, request, reply, (held) => sign(held, request.body)),
  );
  app.post(
    `${alliancePath}/commitments`,
    { config: change, schema: { params: allianceParams, body: newCommitment, response: { 201: alliance } } },
    (request, reply) => addingToAlliance(services, request, reply, (held) => promise(held, request.body)),
  );
  app.put(
    `${alliancePath}/commitments/:commitmentId`,
    { config: change, schema: { params: commitmentParams, body: commitmentEdit, response: answer } },
    (request) =>
      changingAlliance(services, request, (held) =>
        changeCommitment(held, request.params.commitmentId, request.body),
      ),
  );
};

async function writeConvention(
  { tx, place, alliance: seen }: HeldAlliance,
  { version, terms }: z.output<typeof conventionEdit>,
): Promise<void> {
  // What the partner is to read is written once there is one.
  if (seen.status !== 'active' && !seen.isOutside)
    throw refuse('alliance_stage_not_ready', { to: 'negotiation', condition: 'contact_answered' });
  if (!isBefore(seen.stage, 'signed')) throw refuse('alliance_signed');
  refuseBeforeFounding(seen, terms.startsOn);
  const signed = seen.signatures.length > 0;
  refuseUnless(
    version === 0
      ? await addRow(tx, 'alliance_conventions', {
          ...keysOf(place),
          terms: asJson(terms),
          updated_by: bySelf,
        })
      : await changeVersioned(
          tx,
          'alliance_conventions',
          { keys: { alliance_id: place.allianceId }, version },
          { cluster_id: place.clusterId, terms: asJson(terms) },
        ),
  );
  await recordAllianceEvent(tx, place, {
    kind: signed ? 'unsigned' : 'convention',
    shared: true,
    detail: { version: version + 1 },
  });
}

async function sign(
  { tx, place, alliance: seen }: HeldAlliance,
  { version, signedOn, signatory, capacity, forOutside }: z.output<typeof newSignature>,
): Promise<void> {
  refuseUnsignable({ alliance: seen }, { version, forOutside }, place.clusterId);
  const mandate = seen.mandates.find(({ id }) => id === seen.side.mandateId);
  if (mandate === undefined || mandate.status !== 'given' || mandate.givenOn === null)
    throw refuse('alliance_without_mandate');
  if (signedOn < mandate.givenOn)
    throw refuse('alliance_signed_before_mandate', { date: signedOn, given: mandate.givenOn });
  refuseBeforeFounding(seen, signedOn);
  refuseInFuture(signedOn, 'body.signedOn');
  refuseUnless(
    await addRow(tx, 'alliance_signatures', {
      ...keysOf(place),
      for_outside: forOutside,
      convention_version: version,
      signed_on: signedOn,
      signatory,
      capacity,
      recorded_by: bySelf,
    }),
  );
  await recordAllianceEvent(tx, place, {
    kind: 'signed',
    shared: true,
    on: signedOn,
    detail: { signatory, for: forOutside ? 'outside' : 'us' },
  });
  const days = [...seen.signatures.map((each) => each.signedOn), signedOn].toSorted();
  if (days.length < Math.max(2, seen.parties.length + (seen.isOutside ? 1 : 0))) return;
  const last = days.at(-1) ?? signedOn;
  refuseUnless(
    await changeAlliance(
      tx,
      { id: place.allianceId, version: seen.version },
      { stage: 'signed', stage_since: last },
    ),
  );
}

/** Terms that stand as they were read, and that this side did not sign yet. */
function refuseUnsignable(
  { alliance: seen }: Pick<HeldAlliance, 'alliance'>,
  { version, forOutside }: { readonly version: number; readonly forOutside: boolean },
  clusterId: string,
): void {
  if (!isBefore(seen.stage, 'signed')) throw refuse('alliance_signed');
  if (seen.stage !== 'negotiation')
    throw refuse('alliance_stage_not_ready', { to: 'signed', condition: 'contact_answered' });
  if (forOutside && !seen.isOutside)
    throw refuse('invalid_request', { field: 'body.forOutside', reason: 'not_outside' });
  if (seen.convention.version !== version) throw refuse('conflict_changed_meanwhile');
  const isSigned = seen.signatures.some(
    (each) => each.clusterId === clusterId && each.forOutside === forOutside,
  );
  if (isSigned) throw refuse('alliance_side_signed');
}

type Promised = z.output<typeof newCommitment>;

function refuseCommitment(
  { alliance: seen }: HeldAlliance,
  { promisedBy, byOutside, dueOn, ownerId }: Promised,
): void {
  refuseOwnerElsewhere(seen, ownerId);
  refuseBeforeFounding(seen, dueOn);
  if (byOutside && (promisedBy !== null || !seen.isOutside))
    throw refuse('invalid_request', { field: 'body.byOutside', reason: 'not_outside' });
  if (promisedBy !== null && !seen.parties.some(({ clusterId }) => clusterId === promisedBy))
    throw refuse('invalid_request', { field: 'body.promisedBy', reason: 'not_a_party' });
}

async function promise(held: HeldAlliance, commitment: Promised): Promise<void> {
  const { tx, place, alliance: seen } = held;
  refuseCommitment(held, commitment);
  const { promisedBy, byOutside, title, detail, dueOn, ownerId } = commitment;
  await addRow(tx, 'alliance_commitments', {
    ...keysOf(place),
    promised_by: promisedBy,
    by_outside: byOutside,
    title,
    detail,
    due_on: dueOn,
    owner_id: ownerId,
    created_by: bySelf,
    updated_by: bySelf,
  });
  const shared = seen.status === 'active';
  await recordAllianceEvent(tx, place, { kind: 'promised', shared, detail: { text: title, due: dueOn } });
}

async function changeCommitment(
  held: HeldAlliance,
  commitmentId: string,
  { version, status, closedOn, outcome, ...promised }: z.output<typeof commitmentEdit>,
): Promise<void> {
  const { tx, place, alliance: seen } = held;
  const before = seen.commitments.find(({ id }) => id === commitmentId);
  if (before === undefined) throw refuse('not_found');
  refuseCommitment(held, promised);
  refuseInFuture(closedOn, 'body.closedOn');
  refuseBeforeFounding(seen, closedOn);
  const closed = status === 'open' ? null : (closedOn ?? new Date().toISOString().slice(0, 10));
  const { promisedBy, byOutside, title, detail, dueOn, ownerId } = promised;
  const values = {
    promised_by: promisedBy,
    by_outside: byOutside,
    title,
    detail,
    due_on: dueOn,
    owner_id: ownerId,
    status,
    closed_on: closed,
    outcome,
  };
  const which = { keys: { id: commitmentId, alliance_id: place.allianceId }, version };
  refuseUnless(await changeVersioned(tx, 'alliance_commitments', which, values));
  if (before.status !== 'open' || closed === null) return;
  await recordAllianceEvent(tx, place, {
    kind: status === 'done' ? 'kept' : 'dropped',
    shared: seen.status === 'active',
    on: closed,
    detail: { text: title },
  });
}
