import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { root } from './root-route.ts';
import { texts } from './page-texts.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; problem?: string } =>
    textOf(search, ['next', 'problem']),
  loader: texts('access', 'terms'),
  component: lazyRouteComponent(() => import('../../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  loader: texts('access', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sign-in/forgotten-page.tsx'), 'ForgottenPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  loader: texts('access', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sign-in/reset-page.tsx'), 'ResetPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  loader: texts('access', 'errors', 'terms'),
  component: lazyRouteComponent(() => import('../../features/sign-in/invitation-page.tsx'), 'InvitationPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: (search: Record<string, unknown>): { cluster?: string } => textOf(search, ['cluster']),
  loader: texts('access', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sign-in/join-page.tsx'), 'JoinPage'),
});

/** How one comes in: no session is needed. */
export const signInRoutes = [signIn, forgotten, reset, invitation, join] as const;
