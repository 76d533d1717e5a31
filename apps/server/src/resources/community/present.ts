import type { Community } from '@grappe/contracts/api';
import type {
  AnswerRow,
  communityNames,
  GatheringRow,
  MentoringPairRow,
  MentorRow,
  PracticeNoteRow,
  PracticeReuseRow,
  QuestionRow,
} from '@grappe/database';

export interface FoundCommunity {
  readonly notes: readonly PracticeNoteRow[];
  readonly reuses: readonly PracticeReuseRow[];
  readonly questions: readonly QuestionRow[];
  readonly answers: readonly AnswerRow[];
  readonly mentors: readonly MentorRow[];
  readonly pairs: readonly MentoringPairRow[];
  readonly gatherings: readonly GatheringRow[];
  readonly names: Awaited<ReturnType<typeof communityNames>>;
  readonly viewer: { readonly personId: string; readonly clusterId: string };
}

export function presentCommunity(found: FoundCommunity): Community {
  const titles = new Map(found.notes.map(({ id, title }) => [id, title]));
  return {
    notes: presentNotes(found, titles),
    questions: presentQuestions(found, titles),
    mentors: found.mentors.map(({ clusterId, personId, ...offer }) => ({
      ...offer,
      personId,
      author: authorOf(found, clusterId, personId),
      country: found.names.clusters.get(clusterId)?.country ?? null,
    })),
    pairs: found.pairs.map((pair) => presentPair(found, pair)),
    gatherings: found.gatherings.map(({ clusterId, ...gathering }) => ({
      ...gathering,
      author: {
        clusterId,
        clusterName: clusterName(found, clusterId),
        mine: clusterId === found.viewer.clusterId,
      },
    })),
  };
}

const clusterName = ({ names }: FoundCommunity, clusterId: string): string =>
  names.clusters.get(clusterId)?.name ?? '';

const authorOf = (found: FoundCommunity, clusterId: string, personId: string | null) => ({
  name: personId === null ? null : (found.names.people.get(personId) ?? null),
  clusterId,
  clusterName: clusterName(found, clusterId),
  mine: personId === found.viewer.personId,
});

function presentNotes(found: FoundCommunity, titles: ReadonlyMap<string, string>): Community['notes'] {
  const reuses = Map.groupBy(found.reuses, ({ noteId }) => noteId);
  return found.notes
    .filter(({ withdrawnOn }) => withdrawnOn === null)
    .map(({ clusterId, personId, withdrawnOn: _still, ...note }) => {
      const used = reuses.get(note.id) ?? [];
      return {
        ...note,
        author: { ...authorOf(found, clusterId, personId), mine: clusterId === found.viewer.clusterId },
        basedOnTitle: note.basedOn === null ? null : (titles.get(note.basedOn) ?? null),
        reuses: used.map((reuse) => ({
          clusterName: clusterName(found, reuse.clusterId),
          said: reuse.said,
          reusedOn: reuse.reusedOn,
        })),
        reusedByUs: used.some((reuse) => reuse.clusterId === found.viewer.clusterId),
      };
    });
}

function presentQuestions(
  found: FoundCommunity,
  titles: ReadonlyMap<string, string>,
): Community['questions'] {
  const answers = Map.groupBy(found.answers, ({ questionId }) => questionId);
  return found.questions.map(({ clusterId, personId, ...question }) => ({
    ...question,
    author: authorOf(found, clusterId, personId),
    answers: (answers.get(question.id) ?? []).map((answer) => ({
      id: answer.id,
      author: authorOf(found, answer.clusterId, answer.personId),
      body: answer.body,
      lived: answer.lived,
      answeredOn: answer.answeredOn,
      note: noteOf(answer.noteId, titles),
    })),
  }));
}

function noteOf(noteId: string | null, titles: ReadonlyMap<string, string>) {
  const title = noteId === null ? undefined : titles.get(noteId);
  return noteId === null || title === undefined ? null : { id: noteId, title };
}

function presentPair(found: FoundCommunity, pair: MentoringPairRow): Community['pairs'][number] {
  const asMentor = pair.mentorId === found.viewer.personId;
  const [clusterId, personId] = asMentor
    ? [pair.clusterId, pair.menteeId]
    : [pair.mentorClusterId, pair.mentorId];
  const { id, message, status, askedOn, settledOn, endedOn, learnt } = pair;
  return {
    id,
    asMentor,
    other: authorOf(found, clusterId, personId),
    message,
    status,
    askedOn,
    settledOn,
    endedOn,
    learnt,
  };
}
