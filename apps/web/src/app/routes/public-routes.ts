import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { texts } from './page-texts.ts';

/** What an organisation shows to everybody: no session is needed. */
const publicPage = createRoute({
  getParentRoute: () => root,
  path: '/public/$shortName/$organisationId',
  loader: texts('sharing', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sharing/public-page.tsx'), 'PublicPage'),
});

/** Cooperations that a cluster publishes: no session is needed. */
const publicRegister = createRoute({
  getParentRoute: () => root,
  path: '/public/$shortName/register',
  loader: texts('register', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/register/public-register-page.tsx'),
    'PublicRegisterPage',
  ),
});

/** That a cluster holds the label: no session is needed. */
const publicLabel = createRoute({
  getParentRoute: () => root,
  path: '/public-label/$shortName',
  loader: texts('label', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/label/public-label-page.tsx'),
    'PublicLabelPage',
  ),
});

/** What a cluster shows to everybody: no session is needed. */
export const publicRoutes = [publicPage, publicRegister, publicLabel] as const;
