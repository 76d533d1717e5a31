import type { FileLimits } from './types.ts';

/** Bounds of a file that people may send; each has its own problem that states it. */
export const fileLimits: FileLimits = {
  maxBytes: 50_000_000,
  maxInflatedBytes: 300_000_000,
  maxRows: 250_000,
  maxColumns: 150,
  maxCellCharacters: 10_000,
};

/** Above this size, an entry that shrinks more than `bombRatio` times is not a spreadsheet that people made. */
export const bombSize = 10_000_000;
export const bombRatio = 300;

export const withLimits = (limits: Partial<FileLimits> | undefined): FileLimits => ({
  ...fileLimits,
  ...limits,
});

export const inMegabytes = (bytes: number): number => Math.max(0.1, Math.round(bytes / 100_000) / 10);
