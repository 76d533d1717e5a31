import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const platform = createRoute({
  getParentRoute: () => inside,
  path: '/platform',
  loader: texts('access', 'settings', 'errors'),
  component: lazyRouteComponent(() => import('../../features/platform/clusters-page.tsx'), 'ClustersPage'),
});

const administrators = createRoute({
  getParentRoute: () => inside,
  path: '/platform/people',
  loader: texts('access', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/platform/administrators-page.tsx'),
    'AdministratorsPage',
  ),
});

const platformMails = createRoute({
  getParentRoute: () => inside,
  path: '/platform/mails',
  loader: texts('access', 'mail', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/platform/platform-mails-page.tsx'),
    'PlatformMailsPage',
  ),
});

/** Those who keep the platform, over no cluster. */
export const platformRoutes = [platform, administrators, platformMails] as const;
