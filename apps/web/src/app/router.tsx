// Over 400 lines because it is read as one table of addresses.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import i18next from 'i18next';
import type { Session } from '@grappe/contracts/api';
import { groupTabOf } from '../features/groups/group-tabs.ts';
import type { PageNamespace } from './catalogue-loaders.ts';
import { chosenLanguage, switchLanguage } from './language.ts';
import { administersPlatform, currentPlace, saveLanguage, sessionQuery } from './session.ts';
import { PageLoading } from './page-loading.tsx';
import { queryString } from './api.ts';
import { textOf } from './search-text.ts';
import { BrokenPage, LostPage } from './broken-page.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: LostPage,
  errorComponent: BrokenPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; problem?: string } =>
    textOf(search, ['next', 'problem']),
  loader: texts('access', 'errors', 'terms'),
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  loader: texts('access', 'errors'),
  component: lazyRouteComponent(() => import('../features/sign-in/forgotten-page.tsx'), 'ForgottenPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  loader: texts('access', 'errors'),
  component: lazyRouteComponent(() => import('../features/sign-in/reset-page.tsx'), 'ResetPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  loader: texts('access', 'errors', 'terms'),
  component: lazyRouteComponent(() => import('../features/sign-in/invitation-page.tsx'), 'InvitationPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: (search: Record<string, unknown>): { cluster?: string } => textOf(search, ['cluster']),
  loader: texts('access', 'errors'),
  component: lazyRouteComponent(() => import('../features/sign-in/join-page.tsx'), 'JoinPage'),
});

/** Everything behind the door: without a session, one is sent to the sign-in page and comes back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) {
      const next = location.href === '/' ? {} : { next: location.href };
      throw redirect({ to: '/sign-in', search: next });
    }
    await agreeOnLanguage(context.queryClient, session);
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  notFoundComponent: LostPage,
  errorComponent: BrokenPage,
});

/** What was chosen on this device wins; without a choice, the language of the person. */
async function agreeOnLanguage(queryClient: QueryClient, session: Session): Promise<void> {
  const chosen = chosenLanguage();
  if (chosen === null) {
    if (i18next.resolvedLanguage !== session.language) await switchLanguage(session.language, false);
  } else if (chosen !== session.language) {
    await saveLanguage(chosen);
    const agreed: Session = { ...session, language: chosen };
    queryClient.setQueryData(sessionQuery.queryKey, agreed);
  }
}

/** Loads the catalogues of a page while its code is on the way. */
function texts(...namespaces: PageNamespace[]): () => Promise<void> {
  return () => i18next.loadNamespaces(namespaces);
}

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  // Who only looks after the platform has nothing to do elsewhere.
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session !== null && administersPlatform(session) && currentPlace(session) === null)
      throw redirect({ to: '/platform', replace: true });
  },
  loader: texts('home', 'errors'),
  component: lazyRouteComponent(() => import('../features/home/home-page.tsx'), 'HomePage'),
});

const organisations = createRoute({
  getParentRoute: () => inside,
  path: '/organisations',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, [
      'words',
      'kind',
      'sector',
      'territory',
      'servedMarket',
      'wantedMarket',
      'headcountMin',
      'headcountMax',
      'offer',
      'need',
      'scope',
      'page',
      'view',
    ]),
  loader: texts('directory', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/directory/directory-page.tsx'), 'DirectoryPage'),
});

const organisation = createRoute({
  getParentRoute: () => inside,
  path: '/organisations/$organisationId',
  loader: texts('directory', 'meetings', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/directory/organisation-page.tsx'),
    'OrganisationPage',
  ),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['import', 'tab']),
  loader: texts('imports', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/imports/imports-page.tsx'), 'ImportsPage'),
});

const network = createRoute({
  getParentRoute: () => inside,
  path: '/network',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['kinds', 'at', 'colour', 'size', 'focus']),
  loader: texts('network', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/network/network-page.tsx'), 'NetworkPage'),
});

const groups = createRoute({
  getParentRoute: () => inside,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['plan', 'with', 'desk', 'job', 'new', 'from']),
  loader: texts('groups', 'terms', 'errors', 'explanations'),
  component: lazyRouteComponent(() => import('../features/groups/groups-page.tsx'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => inside,
  path: '/groups/$groupId',
  loader: texts('groups', 'terms', 'errors', 'explanations'),
  component: lazyRouteComponent(() => import('../features/groups/group-page.tsx'), 'GroupPage'),
});

/** The page stays, what it shows under its tabs changes. */
const groupTab = createRoute({
  getParentRoute: () => group,
  path: '$tab',
  loader: ({ params }) => i18next.loadNamespaces([...(groupTabOf(params.tab)?.texts ?? [])]),
});

const clusters = createRoute({
  getParentRoute: () => inside,
  path: '/clusters',
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../features/clusters/clusters-page.tsx'), 'ClustersPage'),
});

const clusterSuggestions = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/suggestions',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['for', 'all']),
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../features/clusters/suggestions-page.tsx'), 'SuggestionsPage'),
});

const clusterComparison = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/compare',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['with']),
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../features/clusters/comparison-page.tsx'), 'ComparisonPage'),
});

const newCluster = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/new',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['own']),
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../features/clusters/new-cluster-page.tsx'), 'NewClusterPage'),
});

const clusterImport = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/import',
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/clusters/import-clusters-page.tsx'),
    'ImportClustersPage',
  ),
});

const clusterProfile = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/$clusterProfileId',
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../features/clusters/cluster-page.tsx'), 'ClusterPage'),
});

const incubators = createRoute({
  getParentRoute: () => inside,
  path: '/incubators',
  loader: texts('incubators', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/incubators/incubators-page.tsx'), 'IncubatorsPage'),
});

const incubator = createRoute({
  getParentRoute: () => inside,
  path: '/incubators/$incubatorId',
  loader: texts('incubators', 'groups', 'shares', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/incubators/incubator-page.tsx'), 'IncubatorPage'),
});

const interviews = createRoute({
  getParentRoute: () => inside,
  path: '/interviews',
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(() => import('../features/interviews/interviews-page.tsx'), 'InterviewsPage'),
});

const interviewStudy = createRoute({
  getParentRoute: () => inside,
  path: '/interviews/$projectId',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['part']),
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(() => import('../features/interviews/interview-page.tsx'), 'InterviewPage'),
});

const interviewTranscript = createRoute({
  getParentRoute: () => inside,
  path: '/interviews/$projectId/transcripts/$transcriptId',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['at']),
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(() => import('../features/interviews/transcript-page.tsx'), 'TranscriptPage'),
});

const interviewRound = createRoute({
  getParentRoute: () => inside,
  path: '/interviews/$projectId/rounds/$roundId',
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(() => import('../features/interviews/round-page.tsx'), 'RoundPage'),
});

const matches = createRoute({
  getParentRoute: () => inside,
  path: '/alliances/$allianceId/matches',
  loader: texts('introductions', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/introductions/matches-page.tsx'), 'MatchesPage'),
});

const opportunities = createRoute({
  getParentRoute: () => inside,
  path: '/me/opportunities',
  loader: texts('introductions', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/introductions/opportunities-page.tsx'),
    'OpportunitiesPage',
  ),
});

const encounters = createRoute({
  getParentRoute: () => inside,
  path: '/encounters',
  loader: texts('encounters', 'errors'),
  component: lazyRouteComponent(() => import('../features/encounters/encounters-page.tsx'), 'EncountersPage'),
});

const encounter = createRoute({
  getParentRoute: () => inside,
  path: '/encounters/$encounterId',
  loader: texts('encounters', 'errors'),
  component: lazyRouteComponent(() => import('../features/encounters/encounter-page.tsx'), 'EncounterPage'),
});

const community = createRoute({
  getParentRoute: () => inside,
  path: '/community',
  loader: texts('community', 'errors'),
  component: lazyRouteComponent(() => import('../features/community/community-page.tsx'), 'CommunityPage'),
});

const me = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['as']),
  loader: texts('me', 'sharing', 'meetings', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/me/me-page.tsx'), 'MePage'),
});

const myVetoes = createRoute({
  getParentRoute: () => inside,
  path: '/me/veto',
  loader: texts('me', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/me/veto-page.tsx'), 'VetoPage'),
});

const myGroup = createRoute({
  getParentRoute: () => inside,
  path: '/me/group',
  loader: texts('me', 'life', 'groups', 'shares', 'incubators', 'terms', 'errors', 'explanations'),
  component: lazyRouteComponent(() => import('../features/me/my-group-page.tsx'), 'MyGroupPage'),
});

const rooms = createRoute({
  getParentRoute: () => inside,
  path: '/rooms',
  loader: texts('rooms', 'meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/rooms/rooms-page.tsx'), 'RoomsPage'),
});

const room = createRoute({
  getParentRoute: () => inside,
  path: '/rooms/$roomId',
  loader: texts('rooms', 'meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/rooms/room-page.tsx'), 'RoomPage'),
});

const meetings = createRoute({
  getParentRoute: () => inside,
  path: '/rooms/$roomId/meetings',
  loader: texts('meetings', 'rooms', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/rooms/meetings/meetings-page.tsx'), 'MeetingsPage'),
});

const meeting = createRoute({
  getParentRoute: () => inside,
  path: '/rooms/$roomId/meetings/$meetingId',
  loader: texts('meetings', 'rooms', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/rooms/meetings/meeting-page.tsx'), 'MeetingPage'),
});

const sensitive = createRoute({
  getParentRoute: () => inside,
  path: '/sensitive',
  loader: texts('meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/sensitive/sensitive-page.tsx'), 'SensitivePage'),
});

const collection = createRoute({
  getParentRoute: () => inside,
  path: '/collections/$collectionId',
  loader: texts('meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/sensitive/collection-page.tsx'), 'CollectionPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account', replace: true });
  },
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people',
  loader: texts('settings', 'access', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/settings/people-page.tsx'), 'PeoplePage'),
});

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/settings/requests',
  loader: texts('settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/settings/requests-page.tsx'), 'RequestsPage'),
});

const mails = createRoute({
  getParentRoute: () => inside,
  path: '/settings/mails',
  loader: texts('access', 'settings', 'mail', 'errors'),
  component: lazyRouteComponent(() => import('../features/settings/mails-page.tsx'), 'MailsPage'),
});

const platform = createRoute({
  getParentRoute: () => inside,
  path: '/platform',
  loader: texts('access', 'settings', 'errors'),
  component: lazyRouteComponent(() => import('../features/platform/clusters-page.tsx'), 'ClustersPage'),
});

const administrators = createRoute({
  getParentRoute: () => inside,
  path: '/platform/people',
  loader: texts('access', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/platform/administrators-page.tsx'),
    'AdministratorsPage',
  ),
});

const platformMails = createRoute({
  getParentRoute: () => inside,
  path: '/platform/mails',
  loader: texts('access', 'mail', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/platform/platform-mails-page.tsx'),
    'PlatformMailsPage',
  ),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/settings/audit',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['action', 'kind', 'person', 'from', 'to', 'before']),
  loader: texts('register', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/settings/audit/audit-page.tsx'), 'AuditTrailPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/settings/account',
  loader: texts('access', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
});

const asks = createRoute({
  getParentRoute: () => inside,
  path: '/me/asks',
  loader: texts('sharing', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/sharing/asks-page.tsx'), 'AsksPage'),
});

const firmPeople = createRoute({
  getParentRoute: () => inside,
  path: '/me/people',
  loader: texts('me', 'sharing', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/me/people-page.tsx'), 'FirmPeoplePage'),
});

const partnering = createRoute({
  getParentRoute: () => inside,
  path: '/partnering',
  loader: texts('sharing', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/sharing/partnering-page.tsx'), 'PartneringPage'),
});

const allies = createRoute({
  getParentRoute: () => inside,
  path: '/allies',
  loader: texts('sharing', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/sharing/allies-page.tsx'), 'AlliesPage'),
});

/** Where they were until they had pages of their own. */
const alliancesBefore = createRoute({
  getParentRoute: () => inside,
  path: '/settings/alliances',
  beforeLoad: () => {
    throw redirect({ to: '/alliances' });
  },
});

const alliances = createRoute({
  getParentRoute: () => inside,
  path: '/alliances',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(() => import('../features/alliances/alliances-page.tsx'), 'AlliancesPage'),
});

const alliance = createRoute({
  getParentRoute: () => inside,
  path: '/alliances/$allianceId',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(() => import('../features/alliances/alliance-page.tsx'), 'AlliancePage'),
});

const allianceTab = createRoute({ getParentRoute: () => alliance, path: '$tab' });

const mandates = createRoute({
  getParentRoute: () => inside,
  path: '/mandates',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(() => import('../features/alliances/mandates-page.tsx'), 'MandatesPage'),
});

const competences = createRoute({
  getParentRoute: () => inside,
  path: '/competences',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/alliances/competences-page.tsx'),
    'CompetencesPage',
  ),
});

const myAlliances = createRoute({
  getParentRoute: () => inside,
  path: '/me/alliances',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/alliances/my-alliances-page.tsx'),
    'MyAlliancesPage',
  ),
});

const handover = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people/$personId/handover',
  loader: texts('handover', 'alliances', 'settings', 'errors'),
  component: lazyRouteComponent(() => import('../features/handover/handover-page.tsx'), 'HandoverPage'),
});

const observatory = createRoute({
  getParentRoute: () => inside,
  path: '/observatory',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['by', 'level', 'kind', 'size', 'markets', 'sector', 'territory']),
  loader: texts('aggregates', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/observatory/observatory-page.tsx'),
    'ObservatoryPage',
  ),
});

const studies = createRoute({
  getParentRoute: () => inside,
  path: '/observatory/studies',
  loader: texts('aggregates', 'errors'),
  component: lazyRouteComponent(() => import('../features/observatory/studies-page.tsx'), 'StudiesPage'),
});

const myPrivacy = createRoute({
  getParentRoute: () => inside,
  path: '/me/privacy',
  loader: texts('privacy', 'errors'),
  component: lazyRouteComponent(() => import('../features/privacy/my-privacy-page.tsx'), 'MyPrivacyPage'),
});

const privacyDesk = createRoute({
  getParentRoute: () => inside,
  path: '/settings/privacy',
  loader: texts('privacy', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/privacy/privacy-desk-page.tsx'), 'PrivacyDeskPage'),
});

const register = createRoute({
  getParentRoute: () => inside,
  path: '/register',
  loader: texts('register', 'errors'),
  component: lazyRouteComponent(() => import('../features/register/register-page.tsx'), 'RegisterPage'),
});

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  loader: texts('register', 'errors'),
  component: lazyRouteComponent(() => import('../features/reports/reports-page.tsx'), 'ReportsPage'),
});

/** Cooperations that a cluster publishes: no session is needed. */
const publicRegister = createRoute({
  getParentRoute: () => root,
  path: '/public/$shortName/register',
  loader: texts('register', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/register/public-register-page.tsx'),
    'PublicRegisterPage',
  ),
});

const label = createRoute({
  getParentRoute: () => inside,
  path: '/label',
  loader: texts('label', 'errors'),
  component: lazyRouteComponent(() => import('../features/label/label-page.tsx'), 'LabelPage'),
});

const diagnosis = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../features/diagnosis/diagnosis-page.tsx'), 'DiagnosisPage'),
});

const newWave = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/new',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../features/diagnosis/new-wave-page.tsx'), 'NewWavePage'),
});

const wave = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/waves/$waveId',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../features/diagnosis/wave-page.tsx'), 'WavePage'),
});

const instruments = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/instruments',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/diagnosis/instruments-page.tsx'),
    'InstrumentsPage',
  ),
});

const instrument = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/instruments/$versionId',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../features/diagnosis/instrument-page.tsx'), 'InstrumentPage'),
});

const myDiagnosis = createRoute({
  getParentRoute: () => inside,
  path: '/me/diagnosis',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../features/my-diagnosis/my-diagnosis-page.tsx'),
    'MyDiagnosisPage',
  ),
});

const myResponse = createRoute({
  getParentRoute: () => inside,
  path: '/me/diagnosis/$responseId',
  loader: texts('diagnosis', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/my-diagnosis/response-page.tsx'), 'ResponsePage'),
});

/** That a cluster holds the label: no session is needed. */
const publicLabel = createRoute({
  getParentRoute: () => root,
  path: '/public-label/$shortName',
  loader: texts('label', 'errors'),
  component: lazyRouteComponent(() => import('../features/label/public-label-page.tsx'), 'PublicLabelPage'),
});

/** What an organisation shows to everybody: no session is needed. */
const publicPage = createRoute({
  getParentRoute: () => root,
  path: '/public/$shortName/$organisationId',
  loader: texts('sharing', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../features/sharing/public-page.tsx'), 'PublicPage'),
});

/** Any other address: still inside, so that one finds the way back. */
const lost = createRoute({ getParentRoute: () => inside, path: '$', component: LostPage });

const routeTree = root.addChildren([
  signIn,
  forgotten,
  reset,
  invitation,
  join,
  publicPage,
  publicRegister,
  publicLabel,
  inside.addChildren([
    home,
    organisations,
    organisation,
    imports,
    network,
    groups,
    group.addChildren([groupTab]),
    clusters,
    clusterSuggestions,
    clusterComparison,
    newCluster,
    clusterImport,
    clusterProfile,
    incubators,
    incubator,
    interviews,
    interviewStudy,
    interviewTranscript,
    interviewRound,
    matches,
    opportunities,
    encounters,
    encounter,
    community,
    me,
    myVetoes,
    myGroup,
    asks,
    firmPeople,
    partnering,
    allies,
    rooms,
    room,
    meetings,
    meeting,
    sensitive,
    collection,
    settings,
    people,
    alliancesBefore,
    alliances,
    alliance.addChildren([allianceTab]),
    mandates,
    competences,
    myAlliances,
    handover,
    requests,
    mails,
    audit,
    register,
    reports,
    observatory,
    studies,
    myPrivacy,
    label,
    diagnosis,
    newWave,
    wave,
    instruments,
    instrument,
    myDiagnosis,
    myResponse,
    privacyDesk,
    platform,
    administrators,
    platformMails,
    account,
    lost,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultPendingMs: 300,
    scrollRestoration: true,
    // Addresses stay readable: every parameter is plain text.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => queryString(search as Record<string, string | undefined>),
  });
}
