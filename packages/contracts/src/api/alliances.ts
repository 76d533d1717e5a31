import { z } from 'zod';
import { country, date, id, instant, organisationRef, typedText } from './shapes.ts';
import { allianceWorkings } from './alliance-work.ts';

/**
 * Umbrella alliances, from the mandate of a board to the results. For coordinators (what both clusters share, and what their
 * own side keeps to itself):
 *
 * - `GET …/alliances/pipeline` → {@link allianceLine}[] · `GET …/alliances/:allianceId` → {@link alliance}; every change answers with it
 * - `PUT …/alliances/:allianceId` {@link allianceEdit} · `POST …/contact` {@link allianceContactMade} · `POST …/stage` {@link stageChange}
 * - `PUT …/steps/:stage` {@link stepEdit} · `PUT …/side` {@link sideEdit} · notes, contacts, exchanges
 * - `PUT …/convention` {@link conventionEdit} · `POST …/signatures` {@link newSignature}
 * - `POST …/commitments` {@link newCommitment} · `PUT …/commitments/:commitmentId` {@link commitmentEdit}
 *
 * Mandates of a board: `GET|POST …/mandates`, `PUT …/mandates/:mandateId`.
 */
export const allianceStages = [
  'mandate',
  'search',
  'contact',
  'negotiation',
  'signed',
  'working_groups',
  'cooperation',
  'results',
] as const;
export const allianceStage = z.enum(allianceStages);
export type AllianceStage = z.infer<typeof allianceStage>;

export const allianceStatus = z.enum(['prepared', 'proposed', 'active', 'ended']);
export const allianceTone = z.enum(['unknown', 'warm', 'correct', 'reserved', 'strained']);
export type AllianceTone = z.infer<typeof allianceTone>;

const version = z.int().positive();
const person = z.object({ id, name: z.string() });
const outside = z.object({
  name: typedText(300).min(1),
  country: country.nullable().default(null),
  foundedOn: date.nullable().default(null),
});

/** What a successor would miss; sentences under `alliances:missing.<code>`. */
export const allianceGap = z.enum([
  'owner',
  'next_step',
  'next_date',
  'contact',
  'tone',
  'mandate',
  'roadmap',
]);
export type AllianceGap = z.infer<typeof allianceGap>;

/** One line of the pipeline. */
export const allianceLine = z.object({
  id,
  name: z.string(),
  theme: z.string(),
  stage: allianceStage,
  stageSince: date,
  status: allianceStatus,
  way: z.enum(['sent', 'received', 'joined']),
  shortName: z.string().nullable(),
  partners: z.array(z.string()),
  isOutside: z.boolean(),
  owner: person.nullable(),
  nextStep: z.string(),
  nextOn: date.nullable(),
  heardOn: date.nullable(),
  /** It went quiet on that day: nothing happened between the two since. */
  quietSince: date.nullable(),
  lateCommitments: z.int(),
  openIncidents: z.int(),
  gaps: z.array(allianceGap),
});
export type AllianceLine = z.infer<typeof allianceLine>;

export const mandateStatus = z.enum(['draft', 'given', 'withdrawn']);
export const allianceMandate = z.object({
  id,
  title: z.string(),
  purpose: z.string(),
  priorities: z.array(z.string()),
  status: mandateStatus,
  givenOn: date.nullable(),
  givenBy: z.string(),
  validUntil: date.nullable(),
  owner: person.nullable(),
  version,
});
export type AllianceMandate = z.infer<typeof allianceMandate>;

/** `POST …/mandates`; with `version`, `PUT …/mandates/:mandateId`. */
export const newMandate = z.object({
  title: typedText(200).min(1),
  purpose: typedText(4000).default(''),
  priorities: z.array(typedText(300).min(1)).max(20).default([]),
  status: mandateStatus.default('draft'),
  givenOn: date.nullable().default(null),
  givenBy: typedText(200).default(''),
  validUntil: date.nullable().default(null),
  ownerId: id.nullable().default(null),
});
export type NewMandate = z.input<typeof newMandate>;
export const mandateEdit = newMandate.extend({ version });

export const allianceStep = z.object({
  clusterId: id,
  stage: allianceStage,
  owner: person.nullable(),
  nextStep: z.string(),
  nextOn: date.nullable(),
  doneOn: date.nullable(),
  outcome: z.string(),
  version,
});
export type AllianceStep = z.infer<typeof allianceStep>;

/** `PUT …/steps/:stage`; version 0: nobody wrote it yet. */
export const stepEdit = z.object({
  version: z.int().nonnegative(),
  ownerId: id.nullable(),
  nextStep: typedText(500).default(''),
  nextOn: date.nullable().default(null),
  doneOn: date.nullable().default(null),
  outcome: typedText(2000).default(''),
});
export type StepEdit = z.input<typeof stepEdit>;

const line = (most: number) => typedText(most).default('');

/** What both agree on; empty or null: a line to complete. */
export const conventionTerms = z.strictObject({
  purpose: line(4000),
  themes: z.array(typedText(200).min(1)).max(20).default([]),
  steering: line(2000),
  intellectualProperty: line(4000),
  confidentiality: line(4000),
  brands: line(2000),
  freeRiding: line(2000),
  mediation: line(2000),
  startsOn: date.nullable().default(null),
  durationMonths: z.int().min(1).max(240).nullable().default(null),
  noticeMonths: z.int().min(0).max(36).nullable().default(null),
  law: line(200),
  languages: line(200),
});
export type ConventionTerms = z.infer<typeof conventionTerms>;

export const allianceConvention = z.object({
  version: z.int(),
  terms: conventionTerms,
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export const conventionEdit = z.object({ version: z.int().nonnegative(), terms: conventionTerms });
export type ConventionEdit = z.input<typeof conventionEdit>;

export const allianceSignature = z.object({
  clusterId: id,
  forOutside: z.boolean(),
  conventionVersion: z.int(),
  signedOn: date,
  signatory: z.string(),
  capacity: z.string(),
});
/** `POST …/signatures`: `version` is that of the terms which are signed. */
export const newSignature = z.object({
  version,
  signedOn: date,
  signatory: typedText(200).min(1),
  capacity: typedText(200).default(''),
  forOutside: z.boolean().default(false),
});
export type NewSignature = z.input<typeof newSignature>;

/** Who promised: one of the clusters, the one that is not here, or both. */
const promiser = { promisedBy: id.nullable().default(null), byOutside: z.boolean().default(false) };
export const allianceCommitment = z.object({
  id,
  promisedBy: id.nullable(),
  byOutside: z.boolean(),
  title: z.string(),
  detail: z.string(),
  dueOn: date,
  owner: person.nullable(),
  status: z.enum(['open', 'done', 'dropped']),
  closedOn: date.nullable(),
  outcome: z.string(),
  isLate: z.boolean(),
  version,
});
export type AllianceCommitment = z.infer<typeof allianceCommitment>;
export const newCommitment = z.object({
  ...promiser,
  title: typedText(300).min(1),
  detail: typedText(4000).default(''),
  dueOn: date,
  ownerId: id.nullable().default(null),
});
export type NewCommitment = z.input<typeof newCommitment>;
export const commitmentEdit = newCommitment.extend({
  version,
  status: z.enum(['open', 'done', 'dropped']).default('open'),
  closedOn: date.nullable().default(null),
  outcome: typedText(4000).default(''),
});

export const allianceNote = z.object({
  id,
  audience: z.enum(['team', 'self']),
  body: z.string(),
  author: z.string().nullable(),
  isMine: z.boolean(),
  createdAt: instant,
  version,
});
export type AllianceNote = z.infer<typeof allianceNote>;
export const newNote = z.object({
  audience: z.enum(['team', 'self']).default('team'),
  body: typedText(8000).min(1),
});
export type NewNote = z.input<typeof newNote>;
export const noteEdit = newNote.extend({ version });

export const allianceContact = z.object({
  id,
  name: z.string(),
  position: z.string(),
  email: z.string(),
  language: z.string().nullable(),
  note: z.string(),
  leftOn: date.nullable(),
  version,
});
export type AllianceContact = z.infer<typeof allianceContact>;
export const newContact = z.object({
  name: typedText(200).min(1),
  position: typedText(200).default(''),
  email: z.union([z.email(), z.literal('')]).default(''),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable()
    .default(null),
  note: typedText(2000).default(''),
});
export type NewContact = z.input<typeof newContact>;
export const contactEdit = newContact.extend({ version, leftOn: date.nullable().default(null) });

export const exchangeMeans = z.enum(['meeting', 'call', 'mail', 'visit', 'event', 'other']);
/** `POST …/exchanges`: what was said; shared with the other team, or kept. */
export const newExchange = z.object({
  means: exchangeMeans,
  on: date,
  text: typedText(4000).min(1),
  shared: z.boolean().default(false),
});
export type NewExchange = z.input<typeof newExchange>;

export const allianceEvent = z.object({
  id,
  clusterId: id,
  kind: z.string(),
  shared: z.boolean(),
  onDate: date,
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  author: z.string().nullable(),
  recordedAt: instant,
});
export type AllianceEvent = z.infer<typeof allianceEvent>;

/** What the next stage waits for; sentences under `alliances:condition.<code>`. */
export const allianceCondition = z.object({
  code: z.enum([
    'mandate_given',
    'target_named',
    'contact_answered',
    'convention_written',
    'both_signed',
    'working_group_open',
    'project_open',
    'project_finished',
  ]),
  met: z.boolean(),
});
export type AllianceCondition = z.infer<typeof allianceCondition>;

/** All that a team reads of an alliance. */
export const alliance = z.object({
  ...allianceLine.shape,
  version,
  startedOn: date.nullable(),
  endedOn: date.nullable(),
  outside: outside.nullable(),
  next: z.object({ to: allianceStage, conditions: z.array(allianceCondition) }).nullable(),
  parties: z.array(
    z.object({
      clusterId: id,
      name: z.string(),
      country: country.nullable(),
      foundedOn: date.nullable(),
      ownerId: id.nullable(),
    }),
  ),
  /** Both teams, for owners of what is shared. */
  people: z.array(
    z.object({ personId: id, name: z.string(), clusterId: id, isThere: z.boolean(), isMe: z.boolean() }),
  ),
  side: z.object({
    ownerId: id.nullable(),
    mandateId: id.nullable(),
    tone: allianceTone,
    toneNote: z.string(),
    version: z.int(),
  }),
  mandates: z.array(allianceMandate),
  steps: z.array(allianceStep),
  convention: allianceConvention,
  signatures: z.array(allianceSignature),
  commitments: z.array(allianceCommitment),
  notes: z.array(allianceNote),
  contacts: z.array(allianceContact),
  events: z.array(allianceEvent),
  /** Members of the own cluster, for working groups and projects. */
  members: z.array(organisationRef),
  roomId: id.nullable(),
  ...allianceWorkings.shape,
  may: z.object({ sign: z.boolean(), answer: z.boolean(), end: z.boolean(), contact: z.boolean() }),
});
export type Alliance = z.infer<typeof alliance>;

/** `PUT …/alliances/:allianceId` */
export const allianceEdit = z.object({
  version,
  name: typedText(200).min(1),
  theme: typedText(500).default(''),
  outside: outside.nullable().default(null),
});
export type AllianceEdit = z.input<typeof allianceEdit>;

/** `POST …/contact`: the short name of a cluster of this installation; without it, that one outside was spoken to. */
export const allianceContactMade = z.object({ version, shortName: typedText(100).nullable().default(null) });

/** `PUT …/side`: what the own side keeps to itself. */
export const sideEdit = z.object({
  version: z.int().positive(),
  ownerId: id.nullable(),
  mandateId: id.nullable().default(null),
  tone: allianceTone,
  toneNote: typedText(2000).default(''),
});
export type SideEdit = z.input<typeof sideEdit>;

/** `POST …/stage`: the next one, or one before with the reason. */
export const stageChange = z.object({
  version,
  to: allianceStage,
  on: date.optional(),
  reason: typedText(2000).default(''),
});
export type StageChange = z.input<typeof stageChange>;
export { outside as outsideCluster };
