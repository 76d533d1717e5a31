import { z } from 'zod';
import { allianceStage, allianceStatus, outsideCluster } from './alliances.ts';
import { factKeySchema, organisationKindSchema } from '../facts/index.ts';
import { country, date, id, instant, jsonFactValue, organisationRef } from './shapes.ts';

/** What one organisation asks of another: to read a fact, or to be introduced. It never learns whether the fact exists. */
export const newAsk = z.union([
  z.object({
    organisationId: id,
    kind: z.literal('fact'),
    key: factKeySchema,
    message: z.string().trim().max(1000).default(''),
  }),
  z.object({
    organisationId: id,
    kind: z.literal('introduction'),
    message: z.string().trim().min(1).max(1000),
  }),
]);
export type NewAsk = z.input<typeof newAsk>;

export const askShape = z.object({
  id,
  kind: z.enum(['fact', 'introduction']),
  key: factKeySchema.nullable(),
  message: z.string(),
  /** Who asked, or who was asked: the other one. */
  other: organisationRef,
  status: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
  askedAt: instant,
  /** Until when it may be read, once accepted. */
  until: instant.nullable(),
});
export type AskShape = z.infer<typeof askShape>;

export const sharedFact = z.object({
  id,
  key: factKeySchema,
  item: z.string(),
  grantee: organisationRef,
  until: instant,
});

/** `GET …/asks` → what my organisation asked, was asked, and lets others read today. */
export const asks = z.object({
  sent: z.array(askShape),
  received: z.array(askShape),
  grants: z.array(sharedFact),
});
export type Asks = z.infer<typeof asks>;

/** `POST …/asks/:askId/answer`: refusing takes no reason; accepting names the facts and the day. */
export const askAnswer = z.union([
  z.object({ accept: z.literal(false) }),
  z.object({ accept: z.literal(true), factIds: z.array(id).max(100), until: instant }),
]);
export type AskAnswer = z.input<typeof askAnswer>;

/** What is shown of an organisation without its name; null: too few are alike for it to be shown. */
export const shownOf = z.object({
  country: country.nullable(),
  kind: organisationKindSchema.nullable(),
  size: z.enum(['micro', 'small', 'medium', 'large']).nullable(),
});
export type ShownOf = z.infer<typeof shownOf>;

export const newProfile = z.object({
  kind: z.enum(['business', 'technology', 'research']),
  direction: z.enum(['offer', 'request']),
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().min(1).max(4000),
  markets: z.array(country).max(30).default([]),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .max(20)
    .default([]),
  /** Shows the size, when the headcount is known and enough organisations are alike. */
  tellSize: z.boolean().default(false),
  /** Matches of the alliances of the cluster may be made of it, still without its name. */
  toAlliances: z.boolean().default(false),
});
export type NewProfile = z.input<typeof newProfile>;

const interestStatus = z.enum(['open', 'accepted', 'refused', 'withdrawn']);

export const interestShape = z.object({
  id,
  profileId: id,
  profileTitle: z.string(),
  message: z.string(),
  status: interestStatus,
  expressedOn: date,
  /** Of whom expressed it, for the profile's owner; of the profile's owner, for whom expressed it. */
  shown: shownOf,
  /** The other one's name, once accepted. */
  other: z.object({ id, name: z.string() }).nullable(),
});
export type InterestShape = z.infer<typeof interestShape>;

export const profileShape = newProfile.omit({ tellSize: true }).extend({
  id,
  publishedOn: date,
  closed: z.boolean(),
  mine: z.boolean(),
  shown: shownOf,
  /** The owner's name, when it is the viewer's own or an interest of the viewer's was accepted. */
  owner: z.object({ id, name: z.string() }).nullable(),
  /** The viewer's organisation answered it already. */
  answered: z.boolean(),
});
export type ProfileShape = z.infer<typeof profileShape>;

/** `GET …/partnering` */
export const partnering = z.object({
  profiles: z.array(profileShape),
  received: z.array(interestShape),
  sent: z.array(interestShape),
});
export type Partnering = z.infer<typeof partnering>;

export const newInterest = z.object({
  message: z.string().trim().min(1).max(2000),
  tellSize: z.boolean().default(false),
});

/**
 * `POST …/alliances`: proposes to the short name of another cluster here (whether there is one is never said); begins one with a
 * cluster that is not here; or begins with the mandate or the search, before anybody is named.
 */
export const newAlliance = z.object({
  shortName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100)
    .nullable()
    .default(null),
  outside: outsideCluster.nullable().default(null),
  stage: z.enum(['mandate', 'search', 'contact']).default('contact'),
  name: z.string().trim().min(1).max(200),
  theme: z.string().trim().max(500).default(''),
});
export type NewAlliance = z.input<typeof newAlliance>;

export const allianceShape = z.object({
  id,
  name: z.string(),
  theme: z.string(),
  status: allianceStatus,
  stage: allianceStage,
  /** `sent` and `received` until it is accepted. */
  way: z.enum(['sent', 'received', 'joined']),
  shortName: z.string().nullable(),
  partners: z.array(z.string()),
  isOutside: z.boolean(),
  proposedAt: instant,
  startedOn: date.nullable(),
  endedOn: date.nullable(),
  canAnswer: z.boolean(),
  canEnd: z.boolean(),
});
export type AllianceShape = z.infer<typeof allianceShape>;

export const accepts = z.object({ accept: z.boolean() });

const toldFact = z.object({ key: factKeySchema, item: z.string(), value: jsonFactValue });

/** `current` of the refusal that tells whoever answers or ends an alliance second what was answered before. */
export const allianceAnswer = z.object({
  answer: z.enum(['invited', 'accepted', 'declined']),
  ended: z.boolean(),
});
export type AllianceAnswer = z.infer<typeof allianceAnswer>;

/** `GET …/allies` → what organisations of allied clusters show to the alliance. */
export const allies = z.array(
  z.object({
    allianceId: id,
    name: z.string(),
    partners: z.array(z.string()),
    organisations: z.array(
      z.object({
        id,
        name: z.string(),
        kind: organisationKindSchema,
        country: country.nullable(),
        facts: z.array(toldFact),
      }),
    ),
  }),
);
export type Allies = z.infer<typeof allies>;

/** `GET /api/public/:shortName/:organisationId`, for anybody. */
export const publicPage = z.object({
  clusterName: z.string(),
  name: z.string(),
  kind: organisationKindSchema,
  country: country.nullable(),
  facts: z.array(toldFact),
  /** Who speaks for it and agreed to be named here. */
  people: z.array(z.string()),
  /** Until when its cluster holds the label; null: it does not. */
  labelUntil: date.nullable(),
});
export type PublicPage = z.infer<typeof publicPage>;
