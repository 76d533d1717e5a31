import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const me = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['as']),
  loader: texts('me', 'sharing', 'meetings', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/me/me-page.tsx'), 'MePage'),
});

const myVetoes = createRoute({
  getParentRoute: () => inside,
  path: '/me/veto',
  loader: texts('me', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/me/veto-page.tsx'), 'VetoPage'),
});

const myGroup = createRoute({
  getParentRoute: () => inside,
  path: '/me/group',
  loader: texts('me', 'life', 'groups', 'shares', 'incubators', 'terms', 'errors', 'explanations'),
  component: lazyRouteComponent(() => import('../../features/me/my-group-page.tsx'), 'MyGroupPage'),
});

const asks = createRoute({
  getParentRoute: () => inside,
  path: '/me/asks',
  loader: texts('sharing', 'directory', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sharing/asks-page.tsx'), 'AsksPage'),
});

const firmPeople = createRoute({
  getParentRoute: () => inside,
  path: '/me/people',
  loader: texts('me', 'sharing', 'settings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/me/people-page.tsx'), 'FirmPeoplePage'),
});

const myPrivacy = createRoute({
  getParentRoute: () => inside,
  path: '/me/privacy',
  loader: texts('privacy', 'errors'),
  component: lazyRouteComponent(() => import('../../features/privacy/my-privacy-page.tsx'), 'MyPrivacyPage'),
});

/** What a firm finds about itself. */
export const meRoutes = [me, myVetoes, myGroup, asks, firmPeople, myPrivacy] as const;
