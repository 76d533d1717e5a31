import type { Resource } from '../app/resource.ts';
import { accountRoutes } from './account/routes.ts';
import { instrumentsRoutes } from './instruments/routes.ts';
import { invitationsRoutes } from './invitations/routes.ts';
import { joinRequestsRoutes } from './join-requests/routes.ts';
import { labelRoutes } from './label/routes.ts';
import { mailsRoutes } from './mails/routes.ts';
import { platformRoutes } from './platform/routes.ts';
import { aggregatesRoutes } from './aggregates/routes.ts';
import { allianceFilesRoutes } from './alliance-files/routes.ts';
import { allianceWorkRoutes } from './alliance-work/routes.ts';
import { alliancesRoutes } from './alliances/routes.ts';
import { competencesRoutes } from './competences/routes.ts';
import { handoversRoutes } from './handovers/routes.ts';
import { analysesRoutes } from './analyses/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { asksRoutes } from './asks/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { campaignsRoutes } from './campaigns/routes.ts';
import { changesRoutes } from './changes/routes.ts';
import { diagnosisRoutes } from './diagnosis/routes.ts';
import { digestRoutes } from './digest/routes.ts';
import { duplicatesRoutes } from './duplicates/routes.ts';
import { eventsRoutes } from './events/routes.ts';
import { exportsRoutes } from './exports/routes.ts';
import { groupDocumentsRoutes } from './group-documents/routes.ts';
import { groupAccountsRoutes } from './group-accounts/routes.ts';
import { groupCalendarRoutes } from './group-calendar/routes.ts';
import { groupLifeRoutes } from './group-life/routes.ts';
import { groupResultsRoutes } from './group-results/routes.ts';
import { groupsRoutes } from './groups/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { importsRoutes } from './imports/routes.ts';
import { introductionsRoutes } from './introductions/routes.ts';
import { encountersRoutes } from './encounters/routes.ts';
import { communityRoutes } from './community/routes.ts';
import { jobsRoutes } from './jobs/routes.ts';
import { meetingsRoutes } from './meetings/routes.ts';
import { meRoutes } from './me/routes.ts';
import { myDiagnosisRoutes } from './my-diagnosis/routes.ts';
import { networkRoutes } from './network/routes.ts';
import { organisationsRoutes } from './organisations/routes.ts';
import { pairRulesRoutes } from './pair-rules/routes.ts';
import { clusterProfilesRoutes } from './cluster-profiles/routes.ts';
import { partneringRoutes } from './partnering/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { plansRoutes } from './plans/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { registerRoutes } from './register/routes.ts';
import { reportsRoutes } from './reports/routes.ts';
import { roomFilesRoutes } from './room-files/routes.ts';
import { roomMessagesRoutes } from './room-messages/routes.ts';
import { roomWorkRoutes } from './room-work/routes.ts';
import { roomsRoutes } from './rooms/routes.ts';
import { incubatorsRoutes } from './incubators/routes.ts';
import { interviewsRoutes } from './interviews/routes.ts';
import { sharesRoutes } from './shares/routes.ts';
import { sensitiveRoutes } from './sensitive/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { studiesRoutes } from './aggregates/studies-routes.ts';
import { tiesRoutes } from './ties/routes.ts';
import { vetoesRoutes } from './vetoes/routes.ts';

const resources: readonly Resource[] = [
  healthRoutes,
  sessionRoutes,
  accountRoutes,
  peopleRoutes,
  invitationsRoutes,
  joinRequestsRoutes,
  mailsRoutes,
  platformRoutes,
  homeRoutes,
  meRoutes,
  asksRoutes,
  partneringRoutes,
  alliancesRoutes,
  allianceFilesRoutes,
  allianceWorkRoutes,
  competencesRoutes,
  handoversRoutes,
  clusterProfilesRoutes,
  auditRoutes,
  registerRoutes,
  reportsRoutes,
  aggregatesRoutes,
  studiesRoutes,
  privacyRoutes,
  labelRoutes,
  instrumentsRoutes,
  campaignsRoutes,
  myDiagnosisRoutes,
  diagnosisRoutes,
  analysesRoutes,
  evidenceRoutes,
  organisationsRoutes,
  tiesRoutes,
  changesRoutes,
  importsRoutes,
  duplicatesRoutes,
  exportsRoutes,
  networkRoutes,
  pairRulesRoutes,
  vetoesRoutes,
  plansRoutes,
  groupsRoutes,
  groupDocumentsRoutes,
  groupLifeRoutes,
  groupCalendarRoutes,
  groupAccountsRoutes,
  groupResultsRoutes,
  sharesRoutes,
  incubatorsRoutes,
  interviewsRoutes,
  introductionsRoutes,
  encountersRoutes,
  communityRoutes,
  jobsRoutes,
  roomsRoutes,
  roomMessagesRoutes,
  roomFilesRoutes,
  roomWorkRoutes,
  meetingsRoutes,
  sensitiveRoutes,
  eventsRoutes,
  digestRoutes,
];

/** Adds every resource to the server. */
export const registerResources: Resource = (app, services) => {
  for (const resource of resources) resource(app, services);
};
