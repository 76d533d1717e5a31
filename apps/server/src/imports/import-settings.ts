import { tieKindSchema, type TieKind } from '@grappe/contracts/facts';
import { columnMapping, importPreview } from '@grappe/contracts/api';
import { z } from 'zod';

/** How a file is read: where each column goes, and the kind of the ties that say none. Kept with the import. */
export const importSettings = z.object({
  targets: z.record(z.string(), z.string()),
  defaultTieKind: tieKindSchema,
});

/** What a person is shown before accepting. Kept with the import; the lines themselves stay in the file. */
export const importReport = z.object({
  format: importPreview.shape.format,
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  header: z.array(z.string()),
  firstRows: z.array(z.array(z.string())),
  mapping: z.array(columnMapping),
  problems: importPreview.shape.problems,
  problemCount: z.int(),
  /** No line can go in as things stand (no column is the name, for instance). */
  blocked: z.boolean(),
});
export type ImportReport = z.infer<typeof importReport>;

export const importCounts = importPreview.shape.counts;
export type ImportCounts = z.infer<typeof importCounts>;

/** What ties that name no kind are taken for. */
export const usualTieKind: TieKind = 'cooperation';

/** Problems shown at once; the file of problems gives all of them. */
export const mostProblems = 1000;
export const mostFirstRows = 20;
