import {
  getEncounter,
  getEncounterSchedule,
  listEncounterMeetings,
  listEncounterPeople,
  listFixedMeetings,
  listParticipants,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { inCluster } from '../../app/resource.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { presentEncounterDetail } from './present.ts';
import type { EncounterPlace } from './read-encounter-request.ts';

export const encounterPath = `${inCluster}/encounters/:encounterId` as const;

/** An event as the caller may read it. */
export async function readEncounter(tx: Session, { clusterId, encounterId }: EncounterPlace) {
  const event = await getEncounter(tx, clusterId, encounterId);
  if (event === undefined) throw refuse('not_found');
  return presentEncounterDetail({
    event,
    people: await listEncounterPeople(tx, encounterId),
    participants: await listParticipants(tx, encounterId),
    meetings: await listEncounterMeetings(tx, encounterId),
    schedule: await getEncounterSchedule(tx, encounterId),
    fixed: await listFixedMeetings(tx, encounterId),
  });
}

/** An event that the caller's team organises. */
export async function requireOrganised(tx: Session, { clusterId, encounterId }: EncounterPlace) {
  const event = await getEncounter(tx, clusterId, encounterId);
  if (event?.clusterId !== clusterId || !event.organised) throw refuse('not_found');
  return event;
}

type InEncounter = Parameters<typeof asCaller>[1] & { readonly params: EncounterPlace };

/** Changes an event; whoever comes second is told how it stands. */
export function changing<Result>(
  services: Services,
  request: InEncounter,
  change: (tx: Session) => Promise<Result>,
): Promise<Result> {
  return tellingCurrent(
    () => asCaller(services, request, change),
    () => asCaller(services, request, (tx) => readEncounter(tx, request.params)),
  );
}
