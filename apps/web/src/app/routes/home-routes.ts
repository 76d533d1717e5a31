import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { LostPage } from '../broken-page.tsx';
import { administersPlatform, currentPlace, sessionQuery } from '../session.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  // Who only looks after the platform has nothing to do elsewhere.
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session !== null && administersPlatform(session) && currentPlace(session) === null)
      throw redirect({ to: '/platform', replace: true });
  },
  loader: texts('home'),
  component: lazyRouteComponent(() => import('../../features/home/home-page.tsx'), 'HomePage'),
});

/** Any other address: still inside, so that one finds the way back. */
const lost = createRoute({ getParentRoute: () => inside, path: '$', component: LostPage });

/** Where one arrives, and where one is lost. */
export const homeRoutes = [home, lost] as const;
