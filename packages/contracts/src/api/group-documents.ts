import { z } from 'zod';
import { id, instant, languageShape, organisationRef } from './shapes.ts';

/**
 * Drafts of a group's documents, filled from the data and to be reviewed by counsel.
 *
 * - `GET …/groups/:groupId/documents` → {@link groupDocuments}
 * - `PUT …/groups/:groupId/terms` {@link groupTermsChange} → {@link groupTerms} (coordinators; 409 when somebody changed them since)
 * - `POST …/groups/:groupId/documents` {@link groupDocumentWish} → job: writes a version that is never changed
 * - `GET …/groups/:groupId/documents/:documentId/document.:format` (html, pdf, docx)
 */
export const draftKinds = [
  'feasibility_study',
  'charter',
  'commitment_contract',
  'time_sharing_contract',
  'bonus_scheme',
] as const;
export const draftKind = z.enum(draftKinds);
export type DraftKind = z.infer<typeof draftKind>;

/** An association under the French law of 1 July 1901 that employs the manager, or a consortium one of whose members does. */
export const draftVariant = z.enum(['association', 'consortium']);
export type DraftVariant = z.infer<typeof draftVariant>;

/**
 * Who a version was written for. `coordinator`: all that the team knows; `group`: what every member may read;
 * `self`: what one member may read, for itself alone.
 */
export const draftAudience = z.enum(['coordinator', 'group', 'self']);
export type DraftAudience = z.infer<typeof draftAudience>;

const line = (most: number) => z.string().trim().max(most).default('');

/** How a member is named in what it signs; empty where nobody said. */
export const signatoryTerms = z.strictObject({
  address: line(300),
  registration: line(100),
  representative: line(200),
  capacity: line(200),
});
export type SignatoryTerms = z.infer<typeof signatoryTerms>;

/** What people say of a group beside its data. Empty or null: a blank line to be completed. */
export const groupTerms = z.strictObject({
  denomination: line(200),
  purpose: line(4000),
  objectives: line(4000),
  seat: line(300),
  startsOn: z.iso.date().nullable().default(null),
  durationMonths: z.int().min(1).max(120).nullable().default(null),
  noticeMonths: z.int().min(0).max(24).nullable().default(null),
  /** Which member employs the manager of a consortium. */
  employerId: id.nullable().default(null),
  law: line(200),
  court: line(200),
  signatories: z.record(id, signatoryTerms).default({}),
});
export type GroupTerms = z.infer<typeof groupTerms>;

export const groupTermsChange = z.strictObject({
  /** The version that the change was made from; 0 before the first. */
  version: z.int().nonnegative(),
  terms: groupTerms,
});
export type GroupTermsChange = z.input<typeof groupTermsChange>;

export const keptGroupTerms = z.object({
  version: z.int(),
  terms: groupTerms,
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export type KeptGroupTerms = z.infer<typeof keptGroupTerms>;

export const groupDocumentWish = z.strictObject({
  kind: draftKind,
  variant: draftVariant,
  language: languageShape,
  audience: draftAudience,
});
export type GroupDocumentWish = z.infer<typeof groupDocumentWish>;

/** What a version still lacks: how many lines to complete, by what they ask. */
export const draftBlank = z.object({ what: z.string(), count: z.int().positive() });
export type DraftBlank = z.infer<typeof draftBlank>;

export const groupDocument = groupDocumentWish.extend({
  id,
  madeAt: instant,
  /** Null: somebody whom the reader may not know of. */
  madeBy: z.string().nullable(),
  blanks: z.array(draftBlank),
  /** The data that it was made from changed since, as far as the reader sees them. */
  outdated: z.boolean(),
});
export type GroupDocument = z.infer<typeof groupDocument>;

export const groupDocuments = z.object({
  members: z.array(organisationRef),
  terms: keptGroupTerms,
  mayEdit: z.boolean(),
  /** For whom the reader may have documents written. */
  audiences: z.array(draftAudience),
  /** The newest first. */
  documents: z.array(groupDocument),
});
export type GroupDocuments = z.infer<typeof groupDocuments>;
