import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account', replace: true });
  },
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/settings/account',
  loader: texts('access', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/account/account-page.tsx'), 'AccountPage'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people',
  loader: texts('settings', 'access', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/settings/people-page.tsx'), 'PeoplePage'),
});

const handover = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people/$personId/handover',
  loader: texts('handover', 'alliances', 'settings', 'errors'),
  component: lazyRouteComponent(() => import('../../features/handover/handover-page.tsx'), 'HandoverPage'),
});

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/settings/requests',
  loader: texts('settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/settings/requests-page.tsx'), 'RequestsPage'),
});

const mails = createRoute({
  getParentRoute: () => inside,
  path: '/settings/mails',
  loader: texts('access', 'settings', 'mail', 'errors'),
  component: lazyRouteComponent(() => import('../../features/settings/mails-page.tsx'), 'MailsPage'),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/settings/audit',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['action', 'kind', 'person', 'from', 'to', 'before']),
  loader: texts('register', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/settings/audit/audit-page.tsx'),
    'AuditTrailPage',
  ),
});

const privacyDesk = createRoute({
  getParentRoute: () => inside,
  path: '/settings/privacy',
  loader: texts('privacy', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/privacy/privacy-desk-page.tsx'),
    'PrivacyDeskPage',
  ),
});

/** Accounts, people, mails and traces of a cluster. */
export const settingsRoutes = [
  settings,
  account,
  people,
  handover,
  requests,
  mails,
  audit,
  privacyDesk,
] as const;
