import { sql } from 'kysely';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

export type CommunityTopic = 'governance' | 'funding' | 'projects' | 'events';

interface Written {
  readonly id: string;
  readonly clusterId: string;
  readonly personId: string | null;
}

export interface PracticeNoteRow extends Written {
  readonly topic: CommunityTopic;
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly basedOn: string | null;
  readonly language: 'fr' | 'en';
  readonly writtenOn: string;
  readonly withdrawnOn: string | null;
  readonly shownToMembers: boolean;
  readonly version: number;
}

/** Practice notes of every cluster, newest first; those withdrawn too, for what was based on them. */
export async function listPracticeNotes(session: Session): Promise<PracticeNoteRow[]> {
  const { rows } = await sql<PracticeNoteRow>`
    select id, cluster_id as "clusterId", written_by as "personId", topic, title, body, source, based_on as "basedOn", language,
      written_on as "writtenOn", withdrawn_on as "withdrawnOn", shown_to_members as "shownToMembers", version
    from grappe.practice_notes order by written_on desc, id desc limit 2000`.execute(session);
  return rows;
}

export interface PracticeReuseRow {
  readonly clusterId: string;
  readonly noteId: string;
  readonly said: string;
  readonly reusedOn: string;
}

export async function listPracticeReuses(session: Session): Promise<PracticeReuseRow[]> {
  const { rows } = await sql<PracticeReuseRow>`
    select cluster_id as "clusterId", note_id as "noteId", said, reused_on as "reusedOn" from grappe.practice_reuses
    order by reused_on desc, cluster_id limit 10000`.execute(session);
  return rows;
}

export interface QuestionRow extends Written {
  readonly topic: CommunityTopic;
  readonly title: string;
  readonly body: string;
  readonly askedOn: string;
  readonly closedOn: string | null;
}

/** Questions of every cluster: open ones first, newest first. */
export async function listQuestions(session: Session): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select id, cluster_id as "clusterId", asked_by as "personId", topic, title, body, asked_on as "askedOn", closed_on as "closedOn"
    from grappe.community_questions order by closed_on is not null, asked_on desc, id desc limit 1000`.execute(
    session,
  );
  return rows;
}

export interface AnswerRow extends Written {
  readonly questionId: string;
  readonly body: string;
  readonly lived: string;
  readonly noteId: string | null;
  readonly answeredOn: string;
}

export async function listAnswers(session: Session): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select id, cluster_id as "clusterId", answered_by as "personId", question_id as "questionId", body, lived, note_id as "noteId",
      answered_on as "answeredOn"
    from grappe.community_answers order by id limit 10000`.execute(session);
  return rows;
}

export interface MentorRow {
  readonly clusterId: string;
  readonly personId: string;
  readonly sinceYear: number;
  readonly topics: CommunityTopic[];
  readonly about: string;
}

export async function listMentors(session: Session): Promise<MentorRow[]> {
  const { rows } = await sql<MentorRow>`
    select cluster_id as "clusterId", person_id as "personId", since_year as "sinceYear", topics, about
    from grappe.mentoring_offers order by since_year, person_id limit 1000`.execute(session);
  return rows;
}

export type PairStatus = 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'ended';

export interface MentoringPairRow {
  readonly id: string;
  readonly clusterId: string;
  readonly menteeId: string;
  readonly mentorId: string;
  readonly mentorClusterId: string;
  readonly message: string;
  readonly status: PairStatus;
  readonly askedOn: string;
  readonly settledOn: string | null;
  readonly endedOn: string | null;
  readonly learnt: string;
}

/** Pairs of the asker alone. */
export async function listMentoringPairs(session: Session): Promise<MentoringPairRow[]> {
  const { rows } = await sql<MentoringPairRow>`
    select id, cluster_id as "clusterId", mentee_id as "menteeId", mentor_id as "mentorId", mentor_cluster_id as "mentorClusterId",
      message, status, asked_on as "askedOn", settled_on as "settledOn", ended_on as "endedOn", learnt
    from grappe.mentoring_pairs order by status not in ('asked', 'accepted'), asked_on desc, id limit 200`.execute(
    session,
  );
  return rows;
}

export interface GatheringRow {
  readonly id: string;
  readonly clusterId: string;
  readonly convener: string;
  readonly convenerKind: 'region' | 'state' | 'association' | 'chamber' | 'network';
  readonly title: string;
  readonly place: string;
  readonly heldOn: string;
  readonly link: string;
  readonly cancelledOn: string | null;
}

/** Gatherings to come, then those of the last year. */
export async function listGatherings(session: Session): Promise<GatheringRow[]> {
  const { rows } = await sql<GatheringRow>`
    select id, cluster_id as "clusterId", convener, convener_kind as "convenerKind", title, place, held_on as "heldOn", link,
      cancelled_on as "cancelledOn"
    from grappe.community_gatherings where held_on > current_date - 365
    order by held_on < current_date, abs(held_on - current_date), id limit 500`.execute(session);
  return rows;
}

/** Clusters of the platform and the people named, for those who run a cluster. */
export async function communityNames(session: Session, people: readonly string[]) {
  const clusters = await sql<{ id: string; name: string; country: string | null }>`
    select cluster_id as id, name, country from grappe.community_clusters()`.execute(session);
  const names = await sql<{ id: string; name: string }>`
    select person_id as id, display_name as name from grappe.community_names(${[...people]}::uuid[])`.execute(
    session,
  );
  return {
    clusters: new Map(clusters.rows.map((row) => [row.id, row])),
    people: new Map(names.rows.map(({ id, name }) => [id, name])),
  };
}

export interface NewNoteRow {
  readonly topic: CommunityTopic;
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly basedOn: string | null;
  readonly language: 'fr' | 'en';
  readonly shownToMembers: boolean;
}

export async function addPracticeNote(
  session: Session,
  clusterId: string,
  note: NewNoteRow,
): Promise<string> {
  const { basedOn, shownToMembers, ...said } = note;
  const { id } = await session
    .insertInto('practice_notes')
    .values({
      cluster_id: clusterId,
      ...said,
      based_on: basedOn,
      shown_to_members: shownToMembers,
      written_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes a note of the cluster, or withdraws it; false when it changed meanwhile. */
export async function changePracticeNote(
  session: Session,
  seen: { readonly clusterId: string; readonly noteId: string; readonly version: number },
  {
    withdrawn,
    shownToMembers,
    ...said
  }: Omit<NewNoteRow, 'basedOn' | 'language'> & { readonly withdrawn: boolean },
): Promise<boolean> {
  const result = await session
    .updateTable('practice_notes')
    .set({
      ...said,
      shown_to_members: shownToMembers,
      withdrawn_on: withdrawn ? sql<string>`current_date` : null,
      version: sql<number>`version + 1`,
    })
    .where('cluster_id', '=', seen.clusterId)
    .where('id', '=', seen.noteId)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A cluster says that it used a note; false when it said so already. */
export async function reusePracticeNote(
  session: Session,
  clusterId: string,
  noteId: string,
  said: string,
): Promise<boolean> {
  const result = await session
    .insertInto('practice_reuses')
    .values({ cluster_id: clusterId, note_id: noteId, said, reused_by: me })
    .onConflict((conflict) => conflict.columns(['cluster_id', 'note_id']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

export async function askQuestion(
  session: Session,
  clusterId: string,
  question: Pick<QuestionRow, 'topic' | 'title' | 'body'>,
): Promise<string> {
  const { topic, title, body } = question;
  const { id } = await session
    .insertInto('community_questions')
    .values({ cluster_id: clusterId, topic, title, body, asked_by: me })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function answerQuestion(
  session: Session,
  clusterId: string,
  questionId: string,
  answer: Pick<AnswerRow, 'body' | 'lived' | 'noteId'>,
): Promise<string> {
  const { id } = await session
    .insertInto('community_answers')
    .values({
      cluster_id: clusterId,
      question_id: questionId,
      body: answer.body,
      lived: answer.lived,
      note_id: answer.noteId,
      answered_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever asked has what it needed; false when it is not the asker's, or was closed. */
export async function closeQuestion(session: Session, questionId: string): Promise<boolean> {
  const result = await session
    .updateTable('community_questions')
    .set({ closed_on: sql<string>`current_date` })
    .where('id', '=', questionId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Says with what the asker is willing to help, or no more (`null`). */
export async function offerMentoring(
  session: Session,
  clusterId: string,
  offer: Pick<MentorRow, 'sinceYear' | 'topics' | 'about'> | null,
): Promise<void> {
  await session
    .deleteFrom('mentoring_offers')
    .where('cluster_id', '=', clusterId)
    .where('person_id', '=', me)
    .execute();
  if (offer === null) return;
  await session
    .insertInto('mentoring_offers')
    .values({
      cluster_id: clusterId,
      person_id: me,
      since_year: offer.sinceYear,
      topics: [...offer.topics],
      about: offer.about,
    })
    .execute();
}

/** Undefined when that person offers no help any more, or the two are together already. */
export async function askMentor(
  session: Session,
  clusterId: string,
  asked: { readonly mentorId: string; readonly mentorClusterId: string; readonly message: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.ask_mentor(${clusterId}, ${asked.mentorId}, ${asked.mentorClusterId}, ${asked.message}) as id`.execute(
    session,
  );
  return rows[0]?.id ?? undefined;
}

export async function settleMentoring(
  session: Session,
  pairId: string,
  status: PairStatus,
  learnt: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.settle_mentoring(${pairId}, ${status}, ${learnt}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export async function addGathering(
  session: Session,
  clusterId: string,
  given: Omit<GatheringRow, 'id' | 'clusterId' | 'cancelledOn'>,
): Promise<string> {
  const { convenerKind, heldOn, ...said } = given;
  const { id } = await session
    .insertInto('community_gatherings')
    .values({ cluster_id: clusterId, ...said, convener_kind: convenerKind, held_on: heldOn, entered_by: me })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function cancelGathering(
  session: Session,
  clusterId: string,
  gatheringId: string,
): Promise<boolean> {
  const result = await session
    .updateTable('community_gatherings')
    .set({ cancelled_on: sql<string>`current_date` })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', gatheringId)
    .where('cancelled_on', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
