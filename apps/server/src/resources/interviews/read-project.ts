import type { InterviewProject } from '@grappe/contracts/api';
import {
  getInterviews,
  interviewTeam,
  listCodebooks,
  listCodes,
  listCodingRounds,
  listInterviewCases,
  listInterviewMemos,
  listTranscripts,
  type InterviewPlace,
  type InterviewProjectRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { presentCode, presentMemo, presentRound, presentTranscriptItem } from './present.ts';

/** The study, when the asker is named on it. */
export async function requireProject(tx: Session, place: InterviewPlace): Promise<InterviewProjectRow> {
  const row = await getInterviews(tx, place);
  if (row === undefined) throw refuse('not_found');
  return row;
}

/** The study, for one of its leads. */
export async function requireLead(tx: Session, place: InterviewPlace): Promise<InterviewProjectRow> {
  const row = await requireProject(tx, place);
  if (row.role !== 'lead') throw refuse('not_allowed');
  return row;
}

/** All of a study but its texts and its codings. */
export async function readProject(tx: Session, place: InterviewPlace, me: string): Promise<InterviewProject> {
  const row = await requireProject(tx, place);
  const team = await interviewTeam(tx, place.projectId);
  const cases = await listInterviewCases(tx, place);
  const transcripts = await listTranscripts(tx, place);
  const codes = await listCodes(tx, place);
  const codebooks = await listCodebooks(tx, place);
  const rounds = await listCodingRounds(tx, place);
  const memos = await listInterviewMemos(tx, place);
  const { createdAt: _, ...known } = row;
  return {
    ...known,
    me,
    people: team.map((person) => ({ ...person })),
    cases: cases.map((one) => ({ ...one, attributes: { ...one.attributes } })),
    transcripts: transcripts.map(presentTranscriptItem),
    codes: codes.map(presentCode),
    codebooks: codebooks.map(({ codes: __, savedAt, ...saved }) => ({
      ...saved,
      savedAt: savedAt.toISOString(),
    })),
    rounds: rounds.map((round) => presentRound(round, team)),
    memos: memos.map(presentMemo),
  };
}

/** A change of a study, answered with how it stands now; whoever comes second is told the same. */
export function changeProject(
  services: Services,
  request: FastifyRequest,
  place: InterviewPlace,
  change: (tx: Session) => Promise<void>,
): Promise<InterviewProject> {
  const { id: me } = personOf(request);
  return tellingCurrent(
    () =>
      asCaller(services, request, async (tx) => {
        await change(tx);
        return readProject(tx, place, me);
      }),
    () => asCaller(services, request, (tx) => readProject(tx, place, me)),
  );
}
