import { z } from 'zod';
import { problemSchema } from '../errors/index.ts';
import { id, instant } from './shapes.ts';

/** `GET …/jobs/:id`, `POST …/jobs/:id/cancel`. Polled by the pages; long work never holds a request open. */
export const jobKind = z.enum([
  'import_members',
  'import_ties',
  'find_duplicates',
  'measure_network',
  'make_plan',
  'write_group_document',
  'plan_alternatives',
  'plan_sensitivity',
  'plan_placement',
  'match_alliance',
  'schedule_encounter',
  'analyse',
]);
export type JobKind = z.infer<typeof jobKind>;

export const job = z.object({
  id,
  kind: jobKind,
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  progress: z.object({
    /** 0..1, null when the end is not foreseeable. */
    ratio: z.number().min(0).max(1).nullable(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  error: problemSchema.nullable(),
  /** Address of what was made (`/groups?plan=…`). */
  resultHref: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  canCancel: z.boolean(),
});
export type Job = z.infer<typeof job>;
