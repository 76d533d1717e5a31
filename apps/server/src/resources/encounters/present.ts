import { encounterReport, type EncounterDetail, type EncounterSummary } from '@grappe/contracts/api';
import type {
  EncounterMeetingRow,
  EncounterPersonRow,
  EncounterRow,
  EncounterScheduleRow,
  FixedMeetingRow,
  ParticipantRow,
} from '@grappe/database';
import { encounterInputVersion } from './read-encounter-request.ts';
import { slotTimes } from './slot-times.ts';

export const presentEncounter = (row: EncounterRow): EncounterSummary => ({
  id: row.id,
  name: row.name,
  place: row.place,
  heldOn: row.heldOn,
  startsAt: row.startsAt,
  wishesUntil: row.wishesUntil,
  status: row.status,
  allianceName: row.allianceName,
  organised: row.organised,
  participants: row.organised ? row.participants : null,
  mine: row.mine,
});

export interface FoundEncounter {
  readonly event: EncounterRow;
  readonly people: readonly EncounterPersonRow[];
  readonly participants: readonly ParticipantRow[];
  readonly meetings: readonly EncounterMeetingRow[];
  readonly schedule: EncounterScheduleRow | undefined;
  readonly fixed: readonly FixedMeetingRow[];
}

export function presentEncounterDetail(found: FoundEncounter): EncounterDetail {
  const { event, people, participants, meetings, schedule, fixed } = found;
  const known = new Map(people.map((person) => [person.id, person]));
  return {
    ...presentPlan(event),
    people: people.map((person) => ({
      id: person.id,
      mine: person.mine,
      organisation:
        person.organisationId === null || person.organisationName === null
          ? null
          : { id: person.organisationId, name: person.organisationName },
      personName: person.personName,
      about: person.about,
      clusterName: person.clusterName,
      shown: { country: person.country, kind: person.kind, size: null },
    })),
    participants: participants.map(({ organisationId, ...said }) => ({
      ...said,
      organisation: { id: organisationId, name: known.get(said.id)?.organisationName ?? '' },
      absentSlots: [...said.absentSlots],
      wishes: [...said.wishes],
    })),
    meetings: meetings
      .filter(({ firstId, secondId }) => known.has(firstId) && known.has(secondId))
      .map(({ slot, room, firstId, secondId }) => ({
        slot,
        ...slotTimes(event, slot),
        room,
        first: firstId,
        second: secondId,
      })),
    fixed: fixed.map(({ slot, firstId, secondId }) => ({ slot, first: firstId, second: secondId })),
    schedule:
      schedule === undefined
        ? null
        : {
            ...encounterReport.parse(schedule.report),
            madeAt: schedule.madeAt.toISOString(),
            outdated: schedule.inputVersion !== encounterInputVersion(event, participants, fixed),
          },
  };
}

const presentPlan = (event: EncounterRow) => ({
  id: event.id,
  name: event.name,
  place: event.place,
  heldOn: event.heldOn,
  startsAt: event.startsAt,
  slotMinutes: event.slotMinutes,
  pauseMinutes: event.pauseMinutes,
  slots: event.slots,
  rooms: event.rooms.map(({ name, closedSlots }) => ({ name, closedSlots: [...closedSlots] })),
  wishesEach: event.wishesEach,
  wishesUntil: event.wishesUntil,
  allianceName: event.allianceName,
  status: event.status,
  version: event.version,
  organised: event.organised,
  takesWishes: event.takesWishes,
  slotTimes: Array.from({ length: event.slots }, (_, slot) => slotTimes(event, slot)),
});
