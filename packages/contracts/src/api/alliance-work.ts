import { z } from 'zod';
import { country, date, id, instant, typedText } from './shapes.ts';

/**
 * What firms do together under an alliance. For coordinators, under `…/alliances/:allianceId`:
 *
 * - `POST …/working-groups` {@link newWorkingGroup} · `PUT …/working-groups/:workingGroupId` {@link workingGroupEdit}
 * - `POST …/working-groups/:workingGroupId/firms` {@link firmEnters} · `POST …/firms/:organisationId/leave` · `POST …/room`
 * - `POST …/working-groups/:workingGroupId/invitations` {@link newGroupInvitation} · `POST …/invitations/:invitationId/withdraw`
 * - `POST …/projects` {@link newProject} · `PUT …/projects/:projectId` · `POST …/projects/:projectId/partners`
 * - `GET …/incidents` → {@link allianceIncident}[] and what the other team told
 *
 * Between allied clusters: `GET|POST …/competences`. For a firm: `GET …/me/alliances`,
 * `POST …/me/working-group-invitations/:invitationId/answer`, `GET|POST …/me/incidents`.
 */
const version = z.int().positive();
const person = z.object({ id, name: z.string() });

/** A firm that its own team invited into a working group; the other team learns of those who came only. */
export const groupInvitation = z.object({
  id,
  organisation: z.object({ id, name: z.string() }),
  message: z.string(),
  status: z.enum(['invited', 'accepted', 'declined', 'withdrawn']),
  respondBy: date,
  invitedOn: date,
  settledOn: date.nullable(),
});
export type GroupInvitation = z.infer<typeof groupInvitation>;
export const newGroupInvitation = z.object({
  organisationId: id,
  message: typedText(2000).default(''),
  respondBy: date,
});
export type NewGroupInvitation = z.input<typeof newGroupInvitation>;

export const workingGroup = z.object({
  id,
  clusterId: id,
  theme: z.string(),
  purpose: z.string(),
  owner: person.nullable(),
  status: z.enum(['open', 'closed']),
  openedOn: date,
  closedOn: date.nullable(),
  outcome: z.string(),
  version,
  roomId: id.nullable(),
  firms: z.array(
    z.object({
      clusterId: id,
      organisationId: id,
      name: z.string(),
      country: country.nullable(),
      joinedOn: date,
      leftOn: date.nullable(),
    }),
  ),
  /** Of the own side, the newest first. */
  invitations: z.array(groupInvitation),
});
export type WorkingGroup = z.infer<typeof workingGroup>;
export const newWorkingGroup = z.object({
  theme: typedText(200).min(1),
  purpose: typedText(4000).default(''),
  ownerId: id.nullable().default(null),
});
export type NewWorkingGroup = z.input<typeof newWorkingGroup>;
export const workingGroupEdit = newWorkingGroup.extend({
  version,
  status: z.enum(['open', 'closed']).default('open'),
  outcome: typedText(4000).default(''),
});
export const firmEnters = z.object({ organisationId: id });

export const projectStatuses = [
  'idea',
  'preparing',
  'submitted',
  'funded',
  'running',
  'finished',
  'dropped',
] as const;
export const projectStatus = z.enum(projectStatuses);
const projectLabel = z.enum(['none', 'asked', 'granted', 'refused']);
const projectFields = {
  kind: z.enum(['research', 'business']),
  title: typedText(300).min(1),
  summary: typedText(4000).default(''),
  brickSought: typedText(1000).default(''),
  funder: typedText(300).default(''),
  funding: z
    .object({ cents: z.int().min(0).max(1e13), currency: z.string().regex(/^[A-Z]{3}$/) })
    .nullable()
    .default(null),
  status: projectStatus.default('idea'),
  label: projectLabel.default('none'),
  labelledOn: date.nullable().default(null),
  workingGroupId: id.nullable().default(null),
  ownerId: id.nullable().default(null),
};
export const newProject = z.object(projectFields);
export type NewProject = z.input<typeof newProject>;
export const projectEdit = newProject.extend({ version, outcome: typedText(4000).default('') });
/** A member of one's own cluster, or the name of a partner that is not on this installation. */
export const newProjectPartner = z.object({
  organisationId: id.nullable().default(null),
  name: typedText(300).default(''),
  part: typedText(300).default(''),
});
export type NewProjectPartner = z.input<typeof newProjectPartner>;

export const allianceProject = z.object({
  id,
  clusterId: id,
  workingGroupId: id.nullable(),
  kind: z.enum(['research', 'business']),
  title: z.string(),
  summary: z.string(),
  brickSought: z.string(),
  funder: z.string(),
  funding: z.object({ cents: z.int(), currency: z.string() }).nullable(),
  status: projectStatus,
  label: projectLabel,
  labelledOn: date.nullable(),
  outcome: z.string(),
  owner: person.nullable(),
  version,
  partners: z.array(
    z.object({ id, clusterId: id, organisationId: id.nullable(), name: z.string(), part: z.string() }),
  ),
});
export type AllianceProject = z.infer<typeof allianceProject>;

export const incidentKind = z.enum(['intellectual_property', 'brand', 'free_riding', 'silence']);
export type IncidentKind = z.infer<typeof incidentKind>;
const incidentWord = z.object({
  id,
  clusterId: id,
  audience: z.enum(['home', 'teams']),
  body: z.string(),
  author: z.string().nullable(),
  at: instant,
});
export const incidentTelling = z.object({
  incidentId: id,
  clusterId: id,
  kind: incidentKind,
  body: z.string(),
  status: z.enum(['open', 'closed']),
  learnt: z.string(),
  toldAt: instant,
  words: z.array(incidentWord),
});
export type IncidentTelling = z.infer<typeof incidentTelling>;

/** What a firm told its team; only the two of them read it. */
export const allianceIncident = z.object({
  id,
  allianceId: id,
  allianceName: z.string(),
  organisation: z.object({ id, name: z.string() }),
  kind: incidentKind,
  body: z.string(),
  status: z.enum(['open', 'mediation', 'closed']),
  agrees: z.boolean(),
  owner: person.nullable(),
  learnt: z.string(),
  openedAt: instant,
  closedOn: date.nullable(),
  version,
  words: z.array(incidentWord),
  /** What was told to the other team; null: nothing. */
  told: incidentTelling.nullable(),
});
export type AllianceIncident = z.infer<typeof allianceIncident>;

export const newIncident = z.object({
  allianceId: id,
  kind: incidentKind,
  body: typedText(8000).min(1),
  agrees: z.boolean().default(false),
});
export type NewIncident = z.input<typeof newIncident>;
export const incidentAgreement = z.object({ version, agrees: z.boolean() });
export const incidentTaken = z.object({ version, ownerId: id });
export const incidentTold = z.object({ version, body: typedText(8000).min(1) });
export const incidentClosed = z.object({
  version,
  learnt: typedText(4000).min(1),
  /** What the other team reads of it, when it was told. */
  learntTogether: typedText(4000).default(''),
});
export const newIncidentWord = z.object({
  audience: z.enum(['home', 'teams']).default('home'),
  body: typedText(8000).min(1),
});
export type NewIncidentWord = z.input<typeof newIncidentWord>;

/** What stands under an alliance. */
export const allianceWorkings = z.object({
  workingGroups: z.array(workingGroup),
  projects: z.array(allianceProject),
  incidents: z.array(allianceIncident),
  /** Told by the other team. */
  tellings: z.array(incidentTelling),
});

/** A firm's alliances: where it takes part, and may say that something is wrong. */
export const myAlliance = z.object({
  id,
  name: z.string(),
  theme: z.string(),
  partners: z.array(z.string()),
  workingGroups: z.array(
    workingGroup
      .pick({ id: true, theme: true, purpose: true, status: true, roomId: true, firms: true })
      .extend({
        isMine: z.boolean(),
        /** It waits for the firm's answer. */
        invitation: groupInvitation.pick({ id: true, message: true, respondBy: true }).nullable(),
      }),
  ),
  projects: z.array(
    allianceProject.pick({ id: true, kind: true, title: true, status: true, label: true, partners: true }),
  ),
});
export type MyAlliance = z.infer<typeof myAlliance>;

/** A competence that is missing in a cluster, as its allies read it. */
export const competenceRequest = z.object({
  id,
  clusterId: id,
  clusterName: z.string(),
  isOurs: z.boolean(),
  title: z.string(),
  detail: z.string(),
  wantedBy: date.nullable(),
  status: z.enum(['open', 'met', 'closed']),
  outcome: z.string(),
  owner: person.nullable(),
  projectId: id.nullable(),
  createdAt: instant,
  version,
  answers: z.array(
    z.object({
      id,
      clusterId: id,
      clusterName: z.string(),
      isOurs: z.boolean(),
      message: z.string(),
      status: z.enum(['offered', 'accepted', 'declined', 'withdrawn']),
      createdAt: instant,
    }),
  ),
});
export type CompetenceRequest = z.infer<typeof competenceRequest>;
export const newCompetenceRequest = z.object({
  title: typedText(200).min(1),
  detail: typedText(4000).default(''),
  wantedBy: date.nullable().default(null),
  projectId: id.nullable().default(null),
  ownerId: id.nullable().default(null),
});
export type NewCompetenceRequest = z.input<typeof newCompetenceRequest>;
export const competenceEdit = newCompetenceRequest.omit({ projectId: true }).extend({
  version,
  status: z.enum(['open', 'met', 'closed']).default('open'),
  outcome: typedText(4000).default(''),
});
export const newCompetenceAnswer = z.object({ message: typedText(4000).min(1) });
export const competenceAnswerState = z.object({
  was: z.enum(['offered', 'accepted', 'declined', 'withdrawn']),
  status: z.enum(['accepted', 'declined', 'withdrawn']),
});
