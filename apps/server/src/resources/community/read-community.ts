import {
  communityNames,
  listAnswers,
  listGatherings,
  listMentoringPairs,
  listMentors,
  listPracticeNotes,
  listPracticeReuses,
  listQuestions,
  type Session,
} from '@grappe/database';
import { presentCommunity, type FoundCommunity } from './present.ts';

/** The community of practice, as somebody who runs a cluster reads it. */
export async function readCommunity(tx: Session, viewer: FoundCommunity['viewer']) {
  const [notes, questions, answers] = [
    await listPracticeNotes(tx),
    await listQuestions(tx),
    await listAnswers(tx),
  ];
  const [mentors, pairs] = [await listMentors(tx), await listMentoringPairs(tx)];
  const people = [
    ...[...notes, ...questions, ...answers, ...mentors].map(({ personId }) => personId),
    ...pairs.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]),
  ].filter((id) => id !== null);
  return presentCommunity({
    notes,
    reuses: await listPracticeReuses(tx),
    questions,
    answers,
    mentors,
    pairs,
    gatherings: await listGatherings(tx),
    names: await communityNames(tx, [...new Set(people)]),
    viewer,
  });
}
