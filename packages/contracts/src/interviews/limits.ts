/** Bounds of a transcript that people may send; each has its own problem that states it. */
export const transcriptLimits = {
  fileBytes: 20_000_000,
  inflatedBytes: 100_000_000,
  characters: 4_000_000,
  speakers: 100,
  /** Longer turns are read in several stretches, cut after a sentence. */
  paragraphCharacters: 1_500,
  codes: 1_000,
  codeDepth: 8,
} as const;
