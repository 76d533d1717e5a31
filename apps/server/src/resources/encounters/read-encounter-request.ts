import { createHash } from 'node:crypto';
import {
  getEncounter,
  listFixedMeetings,
  listParticipants,
  pairConstraints,
  type EncounterRow,
  type FixedMeetingRow,
  type ParticipantRow,
  type Session,
} from '@grappe/database';
import type { EncounterRequest } from '@grappe/engine/encounters';
import { refuse } from '../../app/refusal.ts';

export interface EncounterPlace {
  readonly clusterId: string;
  readonly encounterId: string;
}

/**
 * What the solver is asked: registrations and wishes as the organising team reads them, what is agreed already (or would be, when
 * `agreed` is given), and pairs that refuse each other.
 */
export async function readEncounterRequest(
  tx: Session,
  { clusterId, encounterId }: EncounterPlace,
  agreed?: readonly FixedMeetingRow[],
) {
  const event = await getEncounter(tx, clusterId, encounterId);
  if (event?.clusterId !== clusterId || !event.organised) throw refuse('not_found');
  const participants = await listParticipants(tx, encounterId);
  const fixed = agreed ?? (await listFixedMeetings(tx, encounterId));
  const refused = (await pairConstraints(tx, clusterId)).filter(({ kind }) => kind !== 'lock');
  const request: EncounterRequest = {
    slots: event.slots,
    rooms: event.rooms.map(({ closedSlots }, at) => ({
      id: String(at),
      closedSlots: closedSlots.filter((slot) => slot < event.slots),
    })),
    people: participants.map((participant) => ({
      id: participant.id,
      wishes: participant.wishes,
      absentSlots: participant.absentSlots.filter((slot) => slot < event.slots),
      ...(participant.mostMeetings === null ? {} : { mostMeetings: participant.mostMeetings }),
    })),
    fixed: fixed.map(({ slot, firstId, secondId }) => ({ slot, first: firstId, second: secondId })),
    barred: barredPairs(participants, refused),
  };
  return {
    request,
    roomNames: new Map(event.rooms.map(({ name }, at) => [String(at), name])),
    inputVersion: encounterInputVersion(event, participants, fixed),
  };
}

function barredPairs(
  participants: readonly ParticipantRow[],
  refused: readonly { readonly aId: string; readonly bId: string }[],
): [string, string][] {
  const of = Map.groupBy(participants, ({ organisationId }) => organisationId);
  return refused.flatMap(({ aId, bId }) =>
    (of.get(aId) ?? []).flatMap((one) =>
      (of.get(bId) ?? []).map((other): [string, string] => [one.id, other.id]),
    ),
  );
}

/** Changes when a registration, a wish, a slot, a room or what is agreed does. */
export function encounterInputVersion(
  event: EncounterRow,
  participants: readonly ParticipantRow[],
  fixed: readonly FixedMeetingRow[],
): string {
  const said = participants.map(({ id, version }) => `${id} ${version}`);
  const agreed = fixed.map(({ slot, firstId, secondId }) => `fixed ${slot} ${firstId} ${secondId}`);
  const plan = [event.slots, JSON.stringify(event.rooms), ...agreed];
  return createHash('sha256')
    .update([...plan, ...said].join('\n'))
    .digest('hex')
    .slice(0, 32);
}
