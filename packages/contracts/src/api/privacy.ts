import { z } from 'zod';
import { languageSchema } from '../roles/index.ts';
import { date, id, instant } from './shapes.ts';

/** What one may be asked to agree to, with the version of the text that is shown: a new text asks again. */
export const consentTexts = { public_name: 1 } as const;
export const consentPurposes = ['public_name'] as const;
export const consentPurpose = z.enum(consentPurposes);

export const consentShape = z.object({
  purpose: consentPurpose,
  textVersion: z.int(),
  /** Null: not given, or withdrawn, or given to an older text. */
  givenAt: instant.nullable(),
});

export const requestKinds = ['access', 'correction', 'erasure'] as const;

/** Codes of what was taken away with how many, and of what is kept by law. */
export const outcomeShape = z.object({
  removed: z.record(z.string(), z.int()).default({}),
  kept: z.array(z.string()).default([]),
});
export type Outcome = z.infer<typeof outcomeShape>;

export const privacyRequest = z.object({
  id,
  /** The name of whoever asks, or the contact for whom a manager asks. */
  who: z.string(),
  isContact: z.boolean(),
  kind: z.enum(requestKinds),
  message: z.string(),
  askedAt: instant,
  dueOn: date,
  status: z.enum(['open', 'done', 'refused']),
  answer: z.string(),
  answeredAt: instant.nullable(),
  outcome: outcomeShape,
});
export type PrivacyRequest = z.infer<typeof privacyRequest>;

/** `GET …/privacy/me`: what I agreed to and what I asked for. */
export const myPrivacy = z.object({
  name: z.string(),
  email: z.string(),
  consents: z.array(consentShape),
  requests: z.array(privacyRequest),
});
export type MyPrivacy = z.infer<typeof myPrivacy>;

export const newPrivacyRequest = z.object({
  kind: z.enum(requestKinds),
  message: z.string().trim().max(2000).default(''),
});
export const newContactRequest = newPrivacyRequest.extend({ contact: z.string().trim().min(1).max(320) });
export const privacyAnswer = z.object({
  accept: z.boolean(),
  answer: z.string().trim().max(2000).default(''),
});
export const consentChange = z.object({ given: z.boolean(), textVersion: z.int() });
export const newName = z.object({ name: z.string().trim().min(1).max(200) });
/** Typed again, so that nobody erases an account by a slip. */
export const erasure = z.object({ email: z.string().trim().max(320) });

/** Where somebody without an account is named: by an organisation, as a contact of an alliance, at a one-to-one event. */
export const contactPlaces = ['organisation', 'alliance', 'encounter'] as const;
export const contactKeys = [
  'contact_name',
  'contact_email',
  'contact_phone',
  'position',
  'language',
  'note',
  'about',
] as const;

/** What is known there of a contact who has no account. */
export const contactRecord = z.object({
  place: z.enum(contactPlaces),
  id,
  name: z.string(),
  values: z.array(z.object({ key: z.enum(contactKeys), value: z.string(), past: z.boolean() })),
});
export const contactRecords = z.array(contactRecord);
export type ContactRecord = z.infer<typeof contactRecord>;

/** What is done with personal data; each has texts that come with the product, which a cluster may replace. */
export const processingCodes = ['directory', 'accounts', 'rooms', 'groups', 'statistics', 'trail'] as const;
export const processingFields = ['purpose', 'basis', 'people', 'data', 'recipients', 'kept'] as const;
/** `controller`: who answers for it, with one field, `purpose`. */
export const processingCode = z.enum([...processingCodes, 'controller']);
export const processingField = z.enum(processingFields);

export const processingText = z.object({
  code: processingCode,
  language: languageSchema,
  field: processingField,
  body: z.string(),
});

export const retentionRule = z.object({
  code: z.string(),
  days: z.int(),
  usual: z.int(),
  shortest: z.int(),
  longest: z.int(),
});

export const processingRegister = z.object({
  /** Only those that the cluster wrote itself. */
  texts: z.array(processingText),
  retention: z.array(retentionRule),
  lastRun: instant.nullable(),
  mayEdit: z.boolean(),
});
export type ProcessingRegister = z.infer<typeof processingRegister>;

/** A null body, or null days: back to the usual. `was`: what was read; when it is no more so, nothing is written. */
export const processingChange = z.object({
  language: languageSchema,
  field: processingField,
  body: z.string().trim().min(1).max(4000).nullable(),
  was: z.string().max(4000).nullable(),
});
export const retentionChange = z.object({
  days: z.int().min(1).max(10_000).nullable(),
  was: z.int(),
});
