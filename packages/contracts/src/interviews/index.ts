export { transcriptLimits } from './limits.ts';
export { nameSpeakers } from './name-speakers.ts';
export type { NamedSpeaker, NamedTranscript, Replacement } from './name-speakers.ts';
export { readRefiCodebook } from './read-refi-codebook.ts';
export type { ReadCodebook } from './read-refi-codebook.ts';
export { readTranscript } from './read-transcript.ts';
export { transcriptFormats } from './types.ts';
export type {
  ExchangedCode,
  FoundSpeaker,
  ReadTranscript,
  TranscriptFormat,
  TranscriptParagraph,
} from './types.ts';
export { writeRefiCodebook, writeRefiProject } from './write-refi.ts';
export type { ExchangedCoding, ExchangedProject, ExchangedSource } from './write-refi.ts';
