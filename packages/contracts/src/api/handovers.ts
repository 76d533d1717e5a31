import { z } from 'zod';
import { date, id, instant } from './shapes.ts';

/**
 * Handover, for managers and for oneself:
 *
 * - `GET …/people/:personId/handover` → {@link handoverFile} · `GET …/people/:personId/handover.:format` (docx, pdf)
 * - `GET …/handovers` → {@link handoverRecord}[] · `PUT …/handovers/:handoverId/done` {@link handoverDone}
 */
export const responsibilityKind = z.enum([
  'task',
  'alliance',
  'alliance_step',
  'mandate',
  'commitment',
  'working_group',
  'project',
  'competence',
  'incident',
]);
export type ResponsibilityKind = z.infer<typeof responsibilityKind>;

export const responsibility = z.object({
  kind: responsibilityKind,
  id,
  /** The room, the alliance or the thing itself. */
  placeId: id,
  title: z.string(),
  dueOn: date.nullable(),
});
export type Responsibility = z.infer<typeof responsibility>;

export const handoverRelation = z.object({
  id,
  kind: z.enum(['alliance', 'room', 'group']),
  name: z.string(),
  partners: z.array(z.string()),
  state: z.string(),
  since: date.nullable(),
  tone: z.string(),
  toneNote: z.string(),
  nextStep: z.string(),
  nextOn: date.nullable(),
  /** The last first. */
  history: z.array(z.object({ on: date, kind: z.string(), text: z.string() })),
  promises: z.array(z.object({ title: z.string(), dueOn: date.nullable(), byUs: z.boolean().nullable() })),
  people: z.array(z.object({ name: z.string(), position: z.string(), email: z.string(), note: z.string() })),
  /** Kinds of drafts, and names of files. */
  documents: z.array(z.string()),
  notes: z.array(z.object({ on: date, author: z.string(), body: z.string() })),
  /** What a successor would miss. */
  gaps: z.array(z.string()),
});
export type HandoverRelation = z.infer<typeof handoverRelation>;

/** A day on which somebody is expected: a meeting of a room, one-to-one meetings, a gathering of the community. */
export const comingDay = z.object({
  kind: z.enum(['meeting', 'encounter', 'gathering']),
  id,
  /** The room, or the thing itself. */
  placeId: id,
  title: z.string(),
  place: z.string(),
  on: date,
});
export type ComingDay = z.infer<typeof comingDay>;

/** What others asked and wait for, or were asked by the team and have not answered. */
export const waitingAsk = z.object({
  kind: z.enum([
    'join_request',
    'alliance_proposal',
    'competence_answer',
    'group_invitation',
    'introduction',
  ]),
  id,
  /** Where it is answered or followed: an alliance, or the thing itself. */
  placeId: id,
  title: z.string(),
  /** Since when it waits. */
  since: date,
});
export type WaitingAsk = z.infer<typeof waitingAsk>;

export const handoverFile = z.object({
  clusterName: z.string(),
  person: z.object({ id, name: z.string() }),
  madeOn: date,
  responsibilities: z.array(responsibility),
  coming: z.array(comingDay),
  waiting: z.array(waitingAsk),
  relations: z.array(handoverRelation),
  withoutOwner: z.array(responsibility),
});
export type HandoverFile = z.infer<typeof handoverFile>;

export const handoverRecord = z.object({
  id,
  leaver: z.object({ id, name: z.string() }).nullable(),
  successor: z.object({ id, name: z.string() }).nullable(),
  madeAt: instant,
  isMine: z.boolean(),
  version: z.int(),
  /** For the first week: what is due soonest comes first. */
  items: z.array(responsibility.extend({ isDone: z.boolean(), isOpen: z.boolean() })),
});
export type HandoverRecord = z.infer<typeof handoverRecord>;

/** `PUT …/handovers/:handoverId/done`: keys are `kind:id`. */
export const handoverDone = z.object({
  version: z.int().positive(),
  done: z.array(z.string().regex(/^[a-z_]+:[0-9a-f-]{36}$/)).max(5000),
});
