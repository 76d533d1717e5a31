import type {
  Coding,
  CodingRound,
  InterviewCode,
  InterviewMemo,
  Transcript,
  TranscriptListItem,
} from '@grappe/contracts/api';
import type {
  CodeRow,
  CodingRoundRow,
  CodingRow,
  CodingsOfTranscript,
  InterviewMemoRow,
  InterviewPersonRow,
  TranscriptListRow,
  TranscriptRow,
} from '@grappe/database';

export const presentCode = ({ levels, ...row }: CodeRow): InterviewCode => ({ ...row, levels: [...levels] });

export const presentTranscriptItem = (row: TranscriptListRow): TranscriptListItem => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

export const presentMemo = ({ authorId: _, ...row }: InterviewMemoRow): InterviewMemo => ({
  ...row,
  writtenAt: row.writtenAt.toISOString(),
});

export const presentRound = (row: CodingRoundRow, team: readonly InterviewPersonRow[]): CodingRound => ({
  id: row.id,
  transcriptId: row.transcriptId,
  transcriptTitle: row.transcriptTitle,
  codebook: row.codebook,
  state: row.stopped ? 'stopped' : row.coders.every(({ done }) => done) ? 'done' : 'open',
  openedAt: row.openedAt.toISOString(),
  coders: row.coders.map((coder) => ({ ...coder, name: team.find(({ id }) => id === coder.id)?.name ?? '' })),
  waitsForMe: row.waitsForMe,
});

export const presentCoding = ({ transcriptId: _, createdAt: __, ...row }: CodingRow): Coding => row;

export const presentTranscript = (
  row: TranscriptRow,
  { codings, memos }: CodingsOfTranscript,
): Transcript => ({
  id: row.id,
  version: row.version,
  title: row.title,
  caseId: row.caseId,
  recordedOn: row.recordedOn,
  format: row.format,
  text: row.body,
  paragraphs: row.paragraphs,
  speakers: row.speakers.map((speaker) => ({ ...speaker })),
  codings,
  memos,
  blindRound: row.blindRound,
});
