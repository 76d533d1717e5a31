import { z } from 'zod';
import { languageSchema, roleSchema, roles } from '../roles/index.ts';
import { grantShape, id, instant } from './shapes.ts';

const name = z.string().trim().min(1).max(200);
const email = z.email().max(320);
const token = z.string().min(20).max(200);
/** As the accounts library checks it. */
const newPassword = z.string().min(12).max(200);

/** Roles that a cluster gives; the platform gives its own. */
export const clusterRoleSchema = roleSchema.exclude(['platform_administrator']);
export const clusterRoles = roles.filter((role) => role !== 'platform_administrator');
export type ClusterRole = z.infer<typeof clusterRoleSchema>;

/** `POST /api/clusters/:clusterId/invitations` (managers). */
export const newInvitation = z.object({
  name,
  email,
  language: languageSchema,
  role: clusterRoleSchema,
  organisationId: id.nullable(),
});
export type NewInvitation = z.infer<typeof newInvitation>;

/** `POST /api/platform/administrators` (administrators). */
export const newAdministrator = newInvitation.omit({ role: true, organisationId: true });

/** `GET /api/clusters/:clusterId/invitations`: those that wait for an answer. */
export const invitation = z.object({
  id,
  role: roleSchema,
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  createdAt: instant,
  expiresAt: instant,
  expired: z.boolean(),
  /** Of the mail that carries the link. */
  mailId: id.nullable(),
});
export type Invitation = z.infer<typeof invitation>;

/** `POST …/me/people/invitations` (owners of a firm): to speak for that firm as one of its employees. */
export const newColleague = newInvitation.omit({ role: true, organisationId: true });
export type NewColleague = z.infer<typeof newColleague>;

/** `GET …/me/people` (owners of a firm): who speaks for it, and who was invited to. */
export const firmPeople = z.object({
  people: z.array(
    z.object({
      personId: id,
      name: z.string(),
      email: z.string(),
      role: roleSchema,
      /** Signed in once at least. */
      hasAccount: z.boolean(),
      since: instant,
      isYou: z.boolean(),
    }),
  ),
  invitations: z.array(invitation),
});
export type FirmPeople = z.infer<typeof firmPeople>;

/** What is offered, as the invited person reads it. */
export const offeredRole = z.object({
  id,
  role: roleSchema,
  /** Null: the platform itself. */
  clusterName: z.string().nullable(),
  organisationName: z.string().nullable(),
  invitedBy: z.string().nullable(),
  expiresAt: instant,
});
export type OfferedRole = z.infer<typeof offeredRole>;

/** `POST /api/invitations/read {@link linkToken}` → what the link offers, and whether that person has an account. */
export const linkToken = z.object({ token });
export const foundInvitation = offeredRole.extend({
  email: z.string(),
  name: z.string(),
  hasAccount: z.boolean(),
});
export type FoundInvitation = z.infer<typeof foundInvitation>;

/** `POST /api/invitations/accept`: without an account, one chooses a password; with one, one signs in first. */
export const newAccount = z.object({ token, name, password: newPassword, language: languageSchema });

/** `POST /api/join-requests` (no session): the same answer whoever asks. */
export const newJoinRequest = z.object({
  cluster: z.string().min(1).max(100),
  name,
  email,
  language: languageSchema,
  organisationName: z.string().trim().min(1).max(300).nullable(),
  message: z.string().trim().max(2000).nullable(),
});
export type NewJoinRequest = z.infer<typeof newJoinRequest>;
export const openCluster = z.object({ slug: z.string(), name: z.string() });
export type OpenCluster = z.infer<typeof openCluster>;

/** `GET /api/clusters/:clusterId/join-requests` (managers). */
export const joinRequest = z.object({
  id,
  name: z.string(),
  email: z.string(),
  language: languageSchema,
  organisationName: z.string().nullable(),
  message: z.string().nullable(),
  createdAt: instant,
});
/** `slug`: short name of the cluster, which the address of the form carries. */
export const joinRequests = z.object({ open: z.boolean(), slug: z.string(), requests: z.array(joinRequest) });
export type JoinRequests = z.infer<typeof joinRequests>;
/** How a request was answered: `current` of the refusal that tells it to whoever answers second. */
export const joinDecision = z.object({
  accepted: z.boolean(),
  decidedAt: instant,
  decidedBy: z.string().nullable(),
});
export type JoinDecision = z.infer<typeof joinDecision>;
/** `POST …/join-requests/:requestId/accept`: an invitation leaves to the address. */
export const joinAnswer = z.object({ role: clusterRoleSchema, organisationId: id.nullable() });

/** `GET …/people/:personId/carried`: what somebody would leave behind. */
export const carried = z.object({
  roles: z.number(),
  tasks: z.number(),
  rooms: z.number(),
  /** Alliances, promises, working groups: what has an owner, tasks apart. */
  responsibilities: z.number(),
  isLast: z.boolean(),
  /** People with an account who hold a role there. */
  successors: z.array(z.object({ personId: id, name: z.string() })),
});
export type Carried = z.infer<typeof carried>;
/** `POST …/people/:personId/end`. */
export const handover = z.object({ successorId: id.nullable().default(null) });

/** `GET /api/account`: how one signs in, and from where one is signed in. */
export const account = z.object({
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  /** The name of the identity provider that this installation uses; null without one. */
  provider: z.string().nullable(),
  linkedToProvider: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string().nullable(), createdAt: instant.nullable() })),
  sessions: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      createdAt: instant,
      expiresAt: instant,
      /** As the browser names itself. */
      userAgent: z.string().nullable(),
    }),
  ),
  invitations: z.array(offeredRole),
});
export type Account = z.infer<typeof account>;

/** `POST /api/auth/two-factor/enable` → what the application of codes reads, and codes for the day it is lost. */
export const secondFactorBegun = z.object({ totpUri: z.string(), backupCodes: z.array(z.string()) });
export type SecondFactorBegun = z.infer<typeof secondFactorBegun>;

/** `POST /api/auth/two-factor/renew-codes` → new recovery codes; those before open nothing any more. */
export const recoveryCodes = secondFactorBegun.pick({ backupCodes: true });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

/** `POST /api/auth/sign-in/email`: with a second factor the session opens after its code only. */
export const signedIn = z.object({ ok: z.literal(true), secondFactor: z.boolean() });
export type SignedIn = z.infer<typeof signedIn>;

/** `GET /api/clusters/:clusterId/mails`, `GET /api/platform/mails`: the outbox, without the secrets of links. */
export const mail = z.object({
  id,
  address: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  createdAt: instant,
  sentAt: instant.nullable(),
  givenUp: z.boolean(),
  attempts: z.number(),
  lastError: z.string().nullable(),
  revealedAt: instant.nullable(),
  /** When the invitation that it carried was accepted. */
  answeredAt: instant.nullable(),
});
export const outbox = z.object({
  /** A mail server is configured: what waits here leaves by itself. */
  sending: z.boolean(),
  mails: z.array(mail),
});
export type Outbox = z.infer<typeof outbox>;
export type OutboxMail = z.infer<typeof mail>;
/** `POST …/mails/:mailId/reveal`: the whole link, to hand over by another way. */
export const revealedLink = z.object({ link: z.string() });

/** `GET /api/platform`: for administrators. */
export const platform = z.object({
  administrators: z.array(
    z.object({ personId: id, name: z.string(), email: z.string(), isYou: z.boolean() }),
  ),
  invitations: z.array(invitation),
  clusters: z.array(z.object({ id, name: z.string(), slug: z.string(), managers: z.number() })),
});
export type Platform = z.infer<typeof platform>;
/** `GET /api/platform/people?email=…`: whoever has that address, and what that person is where. */
export const knownPerson = z.object({
  personId: id,
  name: z.string(),
  email: z.string(),
  hasAccount: z.boolean(),
  grants: z.array(grantShape),
});
export type KnownPerson = z.infer<typeof knownPerson>;
export const newCluster = z.object({
  name: z.string().trim().min(1).max(300),
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  manager: newAdministrator,
});
export type NewCluster = z.infer<typeof newCluster>;
