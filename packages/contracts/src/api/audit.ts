import { z } from 'zod';
import { languageSchema } from '../roles/index.ts';
import { date, id, instant } from './shapes.ts';

export const auditAction = z.enum(['insert', 'update', 'delete', 'read']);
export type AuditActionShape = z.infer<typeof auditAction>;

/** What one reads of the audit trail: days are included on both sides. */
const auditFilters = z.object({
  action: auditAction.optional(),
  kind: z
    .string()
    .regex(/^[A-Za-z_]{1,100}$/)
    .optional(),
  actorId: id.optional(),
  from: date.optional(),
  to: date.optional(),
});

/** `GET …/audit` (managers): fifty entries at a time, the newest first. */
export const auditQuery = auditFilters.extend({
  /** Entries before this position: `next` of the page before. */
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});

/** `GET …/audit.csv` (managers): at most 100,000 entries; the export is itself written in the trail. */
export const auditExportQuery = auditFilters.extend({ language: languageSchema.optional() });

export const auditEntry = z.object({
  position: z.int(),
  at: instant,
  /** Null: the system. A person whose name is not known here any more has an empty one. */
  actor: z.object({ id, name: z.string() }).nullable(),
  action: auditAction,
  /** The kind of thing, by the name of its table; what was read, for a read. */
  kind: z.string(),
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Rows that one statement wrote. */
  rows: z.int().nullable(),
  /** Names of what was changed in them, never the values. */
  columns: z.array(z.string()),
  /** Which fact, which role, which kind of tie. */
  about: z.array(z.string()),
  /** SHA-256 of the entry, in hexadecimal, which the next one holds. */
  hash: z.string(),
});
export type AuditEntryShape = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  entries: z.array(auditEntry),
  /** Where the next page begins; null when this one is the last. */
  next: z.int().nullable(),
  kinds: z.array(z.string()),
  people: z.array(z.object({ id, name: z.string() })),
});
export type AuditPage = z.infer<typeof auditPage>;
