import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

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
  component: lazyRouteComponent(() => import('../../features/alliances/alliances-page.tsx'), 'AlliancesPage'),
});

const alliance = createRoute({
  getParentRoute: () => inside,
  path: '/alliances/$allianceId',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(() => import('../../features/alliances/alliance-page.tsx'), 'AlliancePage'),
});

const allianceTab = createRoute({ getParentRoute: () => alliance, path: '$tab' });

const mandates = createRoute({
  getParentRoute: () => inside,
  path: '/mandates',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(() => import('../../features/alliances/mandates-page.tsx'), 'MandatesPage'),
});

const competences = createRoute({
  getParentRoute: () => inside,
  path: '/competences',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/alliances/competences-page.tsx'),
    'CompetencesPage',
  ),
});

const myAlliances = createRoute({
  getParentRoute: () => inside,
  path: '/me/alliances',
  loader: texts('alliances', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/alliances/my-alliances-page.tsx'),
    'MyAlliancesPage',
  ),
});

const matches = createRoute({
  getParentRoute: () => inside,
  path: '/alliances/$allianceId/matches',
  loader: texts('introductions', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/introductions/matches-page.tsx'), 'MatchesPage'),
});

const opportunities = createRoute({
  getParentRoute: () => inside,
  path: '/me/opportunities',
  loader: texts('introductions', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/introductions/opportunities-page.tsx'),
    'OpportunitiesPage',
  ),
});

const encounters = createRoute({
  getParentRoute: () => inside,
  path: '/encounters',
  loader: texts('encounters', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/encounters/encounters-page.tsx'),
    'EncountersPage',
  ),
});

const encounter = createRoute({
  getParentRoute: () => inside,
  path: '/encounters/$encounterId',
  loader: texts('encounters', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/encounters/encounter-page.tsx'),
    'EncounterPage',
  ),
});

const partnering = createRoute({
  getParentRoute: () => inside,
  path: '/partnering',
  loader: texts('sharing', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sharing/partnering-page.tsx'), 'PartneringPage'),
});

const allies = createRoute({
  getParentRoute: () => inside,
  path: '/allies',
  loader: texts('sharing', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sharing/allies-page.tsx'), 'AlliesPage'),
});

/** Alliances, and those whom one meets through them. */
export const allianceRoutes = [
  alliancesBefore,
  alliances,
  alliance.addChildren([allianceTab]),
  mandates,
  competences,
  myAlliances,
  matches,
  opportunities,
  encounters,
  encounter,
  partnering,
  allies,
] as const;
