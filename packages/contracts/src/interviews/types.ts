/**
 * Interviews: transcripts that come out of files, and what researchers exchange. Offsets count UTF-16 units of the stored text,
 * as browsers select it; only REFI-QDA counts characters, and is converted on the way.
 */
import type { LineProblem } from '../files/index.ts';

export const transcriptFormats = ['text', 'word', 'subtitles'] as const;
export type TranscriptFormat = (typeof transcriptFormats)[number];

/** A stretch of the text that is read at once: a turn, or a part of a long one. */
export interface TranscriptParagraph {
  readonly start: number;
  readonly end: number;
  /** Rank among the speakers; null when nobody is named. */
  readonly speaker: number | null;
  /** When it was said, in milliseconds from the beginning; null when the file does not tell. */
  readonly atMs: number | null;
}

export interface FoundSpeaker {
  /** As it stands in the file. */
  readonly label: string;
  readonly turns: number;
  /** Words that this voice says. */
  readonly words: number;
  /** It asks more than it tells: the one who interviews, perhaps. */
  readonly asks: boolean;
}

/** A transcript as the file holds it, before anybody was given a pseudonym. */
export interface ReadTranscript {
  readonly kind: 'transcript';
  readonly format: TranscriptFormat;
  readonly fileName: string;
  readonly text: string;
  readonly paragraphs: readonly TranscriptParagraph[];
  readonly speakers: readonly FoundSpeaker[];
  readonly words: number;
  /** What was understood otherwise than it was perhaps meant; nothing that stops the import. */
  readonly warnings: readonly LineProblem[];
}

/** One code of a codebook that is exchanged; `children` below it. */
export interface ExchangedCode {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `#rrggbb` */
  readonly colour: string | null;
  readonly children: readonly ExchangedCode[];
}
