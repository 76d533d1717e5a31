import {
  addEncounter,
  addGathering,
  addPracticeNote,
  answerQuestion,
  askQuestion,
  changeEncounter,
  changeParticipant,
  offerMentoring,
  registerParticipant,
  type DatabaseConnection,
  type Session,
} from '@grappe/database';
import type { DemonstrationMeetings } from '@grappe/demo';

interface Place {
  readonly connection: DatabaseConnection;
  readonly clusterId: string;
  readonly managerId: string;
}

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An event with its wishes, and the first words of the community, entered by the manager of the demonstration. */
export function openDemonstrationMeetings(
  { connection, clusterId, managerId }: Place,
  meetings: DemonstrationMeetings,
): Promise<void> {
  return connection.asPerson(managerId, async (tx) => {
    await openEvent(tx, clusterId, meetings.event);
    await openPastEvent(tx, clusterId, meetings.past);
    await openCommunity(tx, clusterId, meetings);
  });
}

async function openEvent(
  tx: Session,
  clusterId: string,
  event: DemonstrationMeetings['event'],
): Promise<void> {
  const encounterId = await addEncounter(
    tx,
    { clusterId, allianceId: null },
    {
      name: event.name,
      place: event.place,
      heldOn: dayIn(event.inDays),
      startsAt: '09:30',
      slotMinutes: 20,
      pauseMinutes: 5,
      slots: event.slots,
      rooms: event.tables.map((name) => ({ name, closedSlots: [] })),
      wishesEach: 3,
      wishesUntil: dayIn(event.inDays - 15),
    },
  );
  await changeEncounter(tx, { clusterId, encounterId, version: 1 }, { status: 'open' });
  const organisations = await organisationsNamed(
    tx,
    clusterId,
    event.people.map(({ firm }) => firm),
  );
  const participants = new Map<string, string>();
  for (const { firm, ...one } of event.people) {
    const organisationId = organisations.get(firm);
    if (organisationId === undefined) throw new Error(`The demonstration has no member called ${firm}.`);
    const said = wordsOf(one);
    const made = await registerParticipant(tx, { encounterId, homeId: clusterId, organisationId }, said);
    if (made.kind === 'registered') participants.set(firm, made.id);
  }
  for (const { firm, wishes, ...one } of event.people) {
    const participantId = participants.get(firm) ?? '';
    const wanted = wishes.flatMap((name) => participants.get(name) ?? []);
    await changeParticipant(tx, { participantId, version: 1 }, wordsOf(one), wanted);
  }
}

/** An event that is over: who took part is known, its programme was on paper. */
async function openPastEvent(
  tx: Session,
  clusterId: string,
  { name, place, daysAgo, firms }: DemonstrationMeetings['past'],
): Promise<void> {
  const plan = {
    name,
    place,
    startsAt: '09:30',
    slotMinutes: 20,
    pauseMinutes: 5,
    slots: 6,
    rooms: [{ name: 'Table 1', closedSlots: [] }],
    wishesEach: 3,
  };
  // Registered as long as it can be, then put back to its day.
  const coming = { ...plan, heldOn: dayIn(1), wishesUntil: dayIn(1) };
  const encounterId = await addEncounter(tx, { clusterId, allianceId: null }, coming);
  await changeEncounter(tx, { clusterId, encounterId, version: 1 }, { status: 'open' });
  const organisations = await organisationsNamed(tx, clusterId, firms);
  for (const [rank, firm] of firms.entries()) {
    const organisationId = organisations.get(firm);
    if (organisationId === undefined) throw new Error(`The demonstration has no member called ${firm}.`);
    const said = wordsOf({ person: `Personne fictive ${rank + 1}`, about: '', absentSlots: [] });
    await registerParticipant(tx, { encounterId, homeId: clusterId, organisationId }, said);
  }
  const held = { ...plan, heldOn: dayIn(-daysAgo), wishesUntil: dayIn(-daysAgo - 15) };
  await changeEncounter(tx, { clusterId, encounterId, version: 2 }, held);
  await changeEncounter(tx, { clusterId, encounterId, version: 3 }, { status: 'published' });
}

const wordsOf = (one: {
  readonly person: string;
  readonly about: string;
  readonly absentSlots: readonly number[];
}) => ({
  personName: one.person,
  about: one.about,
  named: true,
  absentSlots: one.absentSlots,
  mostMeetings: null,
});

async function organisationsNamed(tx: Session, clusterId: string, names: readonly string[]) {
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('cluster_id', '=', clusterId)
    .where('name', 'in', [...names])
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function openCommunity(
  tx: Session,
  clusterId: string,
  { note, practice, question, mentor, gathering }: DemonstrationMeetings,
): Promise<void> {
  const noteId = await addPracticeNote(tx, clusterId, {
    ...note,
    topic: 'funding',
    basedOn: null,
    language: 'fr',
    shownToMembers: false,
  });
  await addPracticeNote(tx, clusterId, {
    ...practice,
    topic: 'events',
    basedOn: null,
    language: 'fr',
    shownToMembers: true,
  });
  const { title, body, answer, lived } = question;
  const questionId = await askQuestion(tx, clusterId, { topic: 'governance', title, body });
  await answerQuestion(tx, clusterId, questionId, { body: answer, lived, noteId });
  await offerMentoring(tx, clusterId, { ...mentor, topics: ['funding', 'governance'] });
  await addGathering(tx, clusterId, {
    convener: gathering.convener,
    convenerKind: 'region',
    title: gathering.title,
    place: gathering.place,
    heldOn: dayIn(gathering.inDays),
    link: '',
  });
}
