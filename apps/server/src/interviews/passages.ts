import type { Passage } from '@grappe/contracts/api';
import type { CodingRow, TranscriptRow } from '@grappe/database';

/** A stretch under one code in one transcript: what several people put there, where it overlaps, is one. */
export interface MergedPassage {
  readonly codeId: string;
  readonly start: number;
  readonly end: number;
  readonly coders: ReadonlySet<string>;
}

/** Overlapping codings of a code as one passage, from the beginning of the text. O(n log n). */
export function mergePassages(codings: readonly CodingRow[]): MergedPassage[] {
  const sorted = codings.toSorted(
    (one, other) => one.codeId.localeCompare(other.codeId) || one.start - other.start || one.end - other.end,
  );
  const merged: { codeId: string; start: number; end: number; coders: Set<string> }[] = [];
  for (const { codeId, start, end, coderId } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && last.codeId === codeId && start < last.end) {
      last.end = Math.max(last.end, end);
      last.coders.add(coderId);
    } else merged.push({ codeId, start, end, coders: new Set([coderId]) });
  }
  return merged.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** A passage with its words and who says them. */
export function tellPassage(
  { start, end, coders }: MergedPassage,
  transcript: Pick<TranscriptRow, 'id' | 'title' | 'body' | 'paragraphs' | 'speakers'>,
  longest: number,
): Passage {
  const { body, paragraphs, speakers } = transcript;
  const speaker = paragraphs[lastBefore(paragraphs, start)]?.[2] ?? -1;
  const text = body.slice(start, Math.min(end, start + longest)).toWellFormed();
  return {
    transcriptId: transcript.id,
    transcriptTitle: transcript.title,
    speaker: speakers[speaker]?.pseudonym ?? null,
    start,
    end,
    text: end - start > longest ? `${text}…` : text,
    coders: coders.size,
  };
}

/** The last paragraph that begins at a place or before it. O(log paragraphs). */
function lastBefore(paragraphs: TranscriptRow['paragraphs'], place: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.[0] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
