import type { Refused } from '@grappe/contracts/files';
import {
  nameSpeakers,
  readTranscript,
  type NamedSpeaker,
  type NamedTranscript,
  type ReadTranscript,
  type Replacement,
} from '@grappe/contracts/interviews';
import type { ThreadWork } from './thread.ts';

export interface TranscriptWish {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly naming: {
    readonly speakers: readonly NamedSpeaker[];
    readonly replacements: readonly Replacement[];
  };
}

export interface TranscriptFound {
  readonly kind: 'found';
  readonly read: ReadTranscript;
  /** With pseudonyms in the place of names. */
  readonly named: NamedTranscript;
}

/** Reads a transcript, and puts pseudonyms into it, beside the thread that answers HTTP: a file may hold hours of talk. */
export const work: ThreadWork<TranscriptWish, TranscriptFound | Refused> = ({ bytes, fileName, naming }) => {
  const read = readTranscript(bytes, fileName);
  if (read.kind === 'refused') return read;
  return { kind: 'found', read, named: nameSpeakers(read, naming.speakers, naming.replacements) };
};
