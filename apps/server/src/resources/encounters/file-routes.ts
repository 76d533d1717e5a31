import type { EncounterDetail } from '@grappe/contracts/api';
import { writeTable } from '@grappe/contracts/files';
import type { Language } from '@grappe/contracts/roles';
import { translator } from '@grappe/messages';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import type { Resource } from '../../app/resource.ts';
import { sendFile } from '../../app/send-file.ts';
import { writeCalendar } from '../group-calendar/ical.ts';
import { encountersPolicy } from './policy.ts';
import { encounterPath, readEncounter } from './read-encounter.ts';
import { encounterParams, participantParams } from './schema.ts';

const read = { permission: encountersPolicy.read };

/** A schedule as a workbook (the team's whole, a firm's own), and one person's meetings for a calendar. */
export const fileRoutes: Resource = (app, services) => {
  app.get(
    `${encounterPath}/schedule.xlsx`,
    { config: read, schema: { params: encounterParams } },
    async (request, reply) => {
      const event = await asCaller(services, request, (tx) => readEncounter(tx, request.params));
      const { language } = personOf(request);
      const bytes = await writeTable(scheduleTable(event, language), { format: 'xlsx', language });
      return sendFile(reply, { bytes, format: 'xlsx', name: 'meetings' });
    },
  );
  app.get(
    `${encounterPath}/participants/:participantId/calendar.ics`,
    { config: read, schema: { params: participantParams } },
    async (request, reply) => {
      const { participantId } = request.params;
      const event = await asCaller(services, request, (tx) => readEncounter(tx, request.params));
      if (!event.participants.some(({ id }) => id === participantId)) throw refuse('not_found');
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="meetings.ics"')
        .header('cache-control', 'private, no-store')
        .send(calendarOf(event, participantId, personOf(request).language));
    },
  );
};

type Names = ReadonlyMap<string, EncounterDetail['people'][number]>;

const namesOf = (event: EncounterDetail): Names => new Map(event.people.map((person) => [person.id, person]));

function scheduleTable(event: EncounterDetail, language: Language) {
  const t = translator(language);
  const names = namesOf(event);
  const column = (name: string): string => t(`encounters:column.${name}`);
  return {
    sheet: t('encounters:sheet'),
    header: ['day', 'from', 'to', 'room', 'person', 'organisation', 'other_person', 'other_organisation'].map(
      column,
    ),
    rows: event.meetings.map(({ from, to, room, first, second }) => [
      { day: event.heldOn },
      from,
      to,
      room,
      ...[first, second].flatMap((id) => [
        names.get(id)?.personName ?? '',
        names.get(id)?.organisation?.name ?? '',
      ]),
    ]),
  };
}

function calendarOf(event: EncounterDetail, participantId: string, language: Language): string {
  const t = translator(language);
  const names = namesOf(event);
  const own = event.meetings.filter(
    ({ first, second }) => first === participantId || second === participantId,
  );
  return writeCalendar({
    name: event.name,
    madeAt: new Date(),
    events: own.map(({ slot, from, to, room, first, second }) => {
      const other = names.get(first === participantId ? second : first);
      return {
        uid: `${event.id}-${participantId}-${slot}@grappe`,
        day: event.heldOn,
        hours: { from, to },
        summary: t('encounters:calendar.meeting', {
          person: other?.personName ?? '',
          organisation: other?.organisation?.name ?? '',
        }),
        description: t('encounters:calendar.where', { room, place: event.place, event: event.name }),
        category: t('encounters:calendar.category'),
        busy: true,
      };
    }),
  });
}
