import { z } from 'zod';
import { organisationKindSchema } from '../facts/index.ts';
import { problemSchema } from '../errors/index.ts';
import { country, id, instant } from './shapes.ts';

/**
 * An import lives in three steps: `POST …/imports` (multipart: `file`, `kind`) reads the file and answers with a preview;
 * `PUT …/imports/:id/mapping` maps the columns otherwise and previews again; `POST …/imports/:id/accept` starts the job that writes.
 * `POST …/imports/:id/undo` takes it all back. `GET …/imports`, `GET …/imports/:id`.
 * `GET /api/templates/:kind.:format?language=` and `GET …/export/:what.:format?language=` give files.
 */
export const importKind = z.enum(['members', 'ties']);
export type ImportKind = z.infer<typeof importKind>;

export const columnMapping = z.object({
  column: z.string(),
  /** A field of the file format (`packages/contracts/src/files`), `other` (kept under its own name) or `ignore`. */
  target: z.string(),
  confidence: z.enum(['certain', 'likely', 'unknown', 'remembered', 'chosen']),
  examples: z.array(z.string()),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const lineProblem = z.object({
  line: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  problem: problemSchema,
});
export type LineProblemShape = z.infer<typeof lineProblem>;

export const importPreview = z.object({
  id,
  kind: importKind,
  /** Of its mapping: what is mapped or accepted is what was seen. */
  version: z.int(),
  fileName: z.string(),
  status: z.enum(['previewed', 'accepting', 'accepted', 'undone', 'failed']),
  format: z.enum(['xlsx', 'csv', 'gexf', 'graphml', 'matrix']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  createdAt: instant,
  author: z.string().nullable(),
  jobId: id.nullable(),
  changeSetId: id.nullable(),
  mapping: z.array(columnMapping),
  targets: z.array(z.string()),
  header: z.array(z.string()),
  firstRows: z.array(z.array(z.string())),
  counts: z.object({
    lines: z.int(),
    valid: z.int(),
    withErrors: z.int(),
    withWarnings: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    duplicates: z.int(),
  }),
  /** At most 1,000; `problemCount` says how many there are in all, `GET …/imports/:id/problems.csv` gives all of them. */
  problems: z.array(lineProblem),
  problemCount: z.int(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importListItem = importPreview.pick({
  id: true,
  kind: true,
  fileName: true,
  status: true,
  createdAt: true,
  author: true,
  changeSetId: true,
  counts: true,
});
export type ImportListItem = z.infer<typeof importListItem>;

export const mappingChange = z.object({
  version: z.int().positive(),
  mapping: z.array(z.object({ column: z.string(), target: z.string() })),
});
export const importAcceptance = z.object({ version: z.int().positive(), withoutInvalidLines: z.boolean() });

/** `GET …/duplicates?status=open`, `POST …/duplicates/:id/decision` */
export const duplicateSide = z.object({
  id,
  name: z.string(),
  kind: organisationKindSchema,
  country: country.nullable(),
  town: z.string().nullable(),
  siren: z.string().nullable(),
  factCount: z.int(),
  tieCount: z.int(),
  sources: z.array(z.string()),
});
export const duplicateCandidate = z.object({
  id,
  score: z.number().min(0).max(1),
  reasons: z.array(
    z.enum([
      'same_siren',
      'same_name',
      'similar_name',
      'same_town',
      'same_country',
      'acronym',
      'same_website',
    ]),
  ),
  left: duplicateSide,
  right: duplicateSide,
  decision: z.enum(['open', 'merged', 'distinct']),
});
export type DuplicateCandidate = z.infer<typeof duplicateCandidate>;
export const duplicateDecision = z.object({
  decision: z.enum(['merge_into_left', 'merge_into_right', 'distinct']),
});
