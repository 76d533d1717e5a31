import type { newFinding } from '@grappe/contracts/api';
import {
  getTranscript,
  listAnalyses,
  listCodings,
  listFindingSubjects,
  type FindingFields,
  type Session,
} from '@grappe/database';
import type { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { tellPassage } from '../../interviews/passages.ts';

type Wish = z.output<typeof newFinding>;
type Subject = Pick<FindingFields, 'subjectKind' | 'subjectId' | 'subjectTitle'>;
type Verbatim = Extract<Wish, { kind: 'verbatim' }>;

const longest = 4000;

/** A finding as it is kept: its subject by the name that it bears, its words as they were said, its strength by what it rests on. */
export async function readFinding(tx: Session, clusterId: string, wish: Wish): Promise<FindingFields> {
  const { title, mechanism, observedOn, told } = wish;
  const common = { title, mechanism, observedOn, told, ...(await subjectOf(tx, clusterId, wish.subject)) };
  const nothing = { pseudonym: '', consented: false, analysisId: null };
  switch (wish.kind) {
    case 'benefit': {
      const { body, source, measured } = wish;
      const strength = measured ? 'measured' : 'anecdote';
      return { ...nothing, ...common, kind: 'benefit', strength, body, source };
    }
    case 'verbatim': {
      const said = await wordsOf(tx, clusterId, wish);
      return { ...nothing, ...common, ...said, kind: 'verbatim', strength: 'anecdote', consented: true };
    }
    case 'test': {
      const { body, source, analysisId } = wish;
      if (analysisId !== null) await requireConcluded(tx, clusterId, analysisId);
      else if (source === '') throw refuse('finding_without_source');
      return { ...nothing, ...common, kind: 'test', strength: 'tested', body, source, analysisId };
    }
  }
}

async function subjectOf(tx: Session, clusterId: string, subject: Wish['subject']): Promise<Subject> {
  if (subject.kind === 'cluster') return { subjectKind: 'cluster', subjectId: null, subjectTitle: '' };
  if (subject.kind === 'action')
    return { subjectKind: 'action', subjectId: null, subjectTitle: subject.title };
  const known = await listFindingSubjects(tx, clusterId);
  const found = known.find(({ kind, id }) => kind === subject.kind && id === subject.id);
  if (found === undefined) throw refuse('not_found');
  return { subjectKind: found.kind, subjectId: found.id, subjectTitle: found.title.slice(0, 300) };
}

/** The passage of an interview as its team reads it, or the words that were typed. */
async function wordsOf(
  tx: Session,
  clusterId: string,
  { coding, body, pseudonym, source }: Verbatim,
): Promise<Pick<FindingFields, 'body' | 'pseudonym' | 'source'>> {
  if (coding === null) {
    if (body === '') throw refuse('finding_without_words');
    return { body, pseudonym, source };
  }
  const place = { clusterId, projectId: coding.projectId, transcriptId: coding.transcriptId };
  const transcript = await getTranscript(tx, place);
  const found = (await listCodings(tx, place)).find(({ id }) => id === coding.codingId);
  if (transcript === undefined || found === undefined) throw refuse('not_found');
  const passage = tellPassage({ ...found, coders: new Set([found.coderId]) }, transcript, longest - 1);
  return { body: passage.text, pseudonym: passage.speaker ?? pseudonym, source };
}

async function requireConcluded(tx: Session, clusterId: string, analysisId: string): Promise<void> {
  const [analysis] = await listAnalyses(tx, clusterId, analysisId);
  if (analysis === undefined) throw refuse('not_found');
  if (analysis.status !== 'concluded') throw refuse('finding_nothing_concluded');
}
