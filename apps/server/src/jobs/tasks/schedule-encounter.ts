import type { EncounterReport } from '@grappe/contracts/api';
import { keepEncounterSchedule } from '@grappe/database';
import type { EncounterSchedule, RefusedEncounters } from '@grappe/engine/encounters';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { readEncounterRequest } from '../../resources/encounters/read-encounter-request.ts';
import type { MeetingsToSchedule } from '../../threads/schedule-meetings.ts';
import { gentleStop } from '../gentle-stop.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

const payload = z.object({ encounterId: z.uuid() });
const mostSeconds = 60;

/**
 * Arranges the meetings of an event from wishes that its team reads, and keeps them in one transaction. Stopped, it keeps the best
 * schedule found with its bound. Confidential refusals come in as pairs that do not meet.
 */
export const scheduleEncounter: Task = async ({ job, asker, connection, progress, signal }) => {
  const { encounterId } = payload.parse(job.payload);
  const place = { clusterId: job.cluster_id, encounterId };
  const { request, roomNames, inputVersion } = await connection.asPerson(asker, (tx) =>
    readEncounterRequest(tx, place),
  );
  if (request.people.every(({ wishes }) => wishes.length === 0)) throw refuse('encounter_without_wishes');
  const stopping = gentleStop(signal);
  const found = await runInThread<EncounterSchedule | RefusedEncounters>({
    script: new URL('../../threads/schedule-meetings.ts', import.meta.url),
    input: { request, seconds: mostSeconds } satisfies MeetingsToSchedule,
    onProgress: progress,
    signal: stopping.end,
    finish: stopping.finish,
  }).finally(stopping.forget);
  if (found.kind === 'refused') {
    const [first] = found.problems;
    throw refuse('encounter_cannot_be_scheduled', { problem: first?.kind ?? 'no_slots' });
  }
  await connection.asPerson(asker, (tx) =>
    keepEncounterSchedule(tx, place, {
      report: { ...reportOf(found) },
      inputVersion,
      meetings: found.meetings.map(({ slot, first, second, room, points }) => ({
        slot,
        firstId: first,
        secondId: second,
        room: roomNames.get(room) ?? room,
        points,
      })),
    }),
  );
  return { href: `/encounters/${encounterId}`, meetings: found.meetings.length };
};

const reportOf = (found: EncounterSchedule): EncounterReport => ({
  meetings: found.meetings.length,
  boundMeetings: found.bound.meetings,
  points: found.points,
  boundPoints: found.bound.points,
  proven: found.proven,
  ended: found.ended,
  wishes: found.wishes,
  metWishes: found.metWishes,
  withoutMeeting: [...found.withoutMeeting],
  unmet: found.unmet.map(({ person, wanted, rank, reason }) => ({
    participantId: person,
    wantedId: wanted,
    rank,
    reason,
  })),
});
