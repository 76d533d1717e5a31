import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const register = createRoute({
  getParentRoute: () => inside,
  path: '/register',
  loader: texts('register', 'errors'),
  component: lazyRouteComponent(() => import('../../features/register/register-page.tsx'), 'RegisterPage'),
});

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  loader: texts('register', 'errors'),
  component: lazyRouteComponent(() => import('../../features/reports/reports-page.tsx'), 'ReportsPage'),
});

const label = createRoute({
  getParentRoute: () => inside,
  path: '/label',
  loader: texts('label', 'errors'),
  component: lazyRouteComponent(() => import('../../features/label/label-page.tsx'), 'LabelPage'),
});

/** What is accounted for in public: register, reports, label. */
export const accountabilityRoutes = [register, reports, label] as const;
