import { z } from 'zod';
import { date, id, instant, typedText } from './shapes.ts';

export const cooperationKind = z.enum(['group', 'alliance', 'working_group']);
export type CooperationKind = z.infer<typeof cooperationKind>;

/** Public money received; an amount that is not known is null, never zero. */
export const publicFunding = z.object({
  funder: typedText(200).min(1),
  amountCents: z.int().min(0).max(1e14).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type PublicFunding = z.infer<typeof publicFunding>;

/** What the register tells of a cooperation. */
const told = {
  title: typedText(200).min(1),
  theme: typedText(1000),
  startedOn: date,
  endedOn: date.nullable(),
  funding: z.array(publicFunding).max(20),
};
const endsAfterItStarts = ({ startedOn, endedOn }: { startedOn: string; endedOn: string | null }): boolean =>
  endedOn === null || endedOn >= startedOn;

/** `POST …/register` (coordinators): a draft, about a cooperation of `candidates`; its members are asked at once. */
export const newRegisterEntry = z
  .object({ kind: cooperationKind, subjectId: id, ...told })
  .refine(endsAfterItStarts, { path: ['endedOn'] });
export type NewRegisterEntry = z.input<typeof newRegisterEntry>;

/** `PUT …/register/:entryId` (coordinators): `version` is the one that was seen. */
export const registerEntryEdit = z
  .object({ version: z.int(), ...told })
  .refine(endsAfterItStarts, { path: ['endedOn'] });
export type RegisterEntryEdit = z.input<typeof registerEntryEdit>;

/** `POST …/register/:entryId/status` (coordinators), from the version that was seen. What is withdrawn is read by nobody outside from that moment. */
export const registerStatus = z.object({ status: z.enum(['published', 'withdrawn']), version: z.int() });

export const registerConsent = z.enum(['asked', 'agreed', 'refused']);

export const registerMember = z.object({
  id,
  name: z.string(),
  consent: registerConsent,
  answeredAt: instant.nullable(),
  /** The caller answers for it. */
  mine: z.boolean(),
});
export type RegisterMember = z.infer<typeof registerMember>;

export const registerEntry = z.object({
  id,
  clusterId: id,
  kind: cooperationKind,
  title: z.string(),
  theme: z.string(),
  startedOn: date,
  endedOn: date.nullable(),
  funding: z.array(publicFunding),
  status: z.enum(['draft', 'published', 'withdrawn']),
  publishedAt: instant.nullable(),
  version: z.int(),
  /** All of them for coordinators; for the others, those for which they answer. */
  members: z.array(registerMember),
});
export type RegisterEntry = z.infer<typeof registerEntry>;

/** `GET …/register`: for coordinators everything, and what could be added; for the others what is published or asked of them. */
export const register = z.object({
  shortName: z.string(),
  canManage: z.boolean(),
  entries: z.array(registerEntry),
  candidates: z.array(
    z.object({
      kind: cooperationKind,
      subjectId: id,
      title: z.string(),
      theme: z.string(),
      startedOn: date,
      members: z.int(),
    }),
  ),
});
export type Register = z.infer<typeof register>;

/** `POST …/register/members/:memberId/answer`: by whoever speaks for that member, as often as they like, from the consent that was read. */
export const registerAnswer = z.object({ agrees: z.boolean(), was: z.enum(['asked', 'agreed', 'refused']) });

/** `GET /api/public/:shortName/register`, without a session; `register.csv` and `register.json` are the same to save. */
export const publicRegister = z.object({
  clusterName: z.string(),
  isDemonstration: z.boolean(),
  cooperations: z.array(
    z.object({
      id,
      kind: cooperationKind,
      title: z.string(),
      theme: z.string(),
      startedOn: date,
      endedOn: date.nullable(),
      funding: z.array(publicFunding),
      publishedOn: date,
      /** Those that agreed to be named. */
      members: z.array(z.string()),
      /** How many did not. */
      unnamed: z.int(),
    }),
  ),
});
export type PublicRegister = z.infer<typeof publicRegister>;
