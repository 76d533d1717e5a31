import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { queryString } from './api.ts';
import { PageLoading } from './page-loading.tsx';
import { accountabilityRoutes } from './routes/accountability-routes.ts';
import { allianceRoutes } from './routes/alliance-routes.ts';
import { clusterRoutes } from './routes/cluster-routes.ts';
import { directoryRoutes } from './routes/directory-routes.ts';
import { groupRoutes } from './routes/group-routes.ts';
import { homeRoutes } from './routes/home-routes.ts';
import { meRoutes } from './routes/me-routes.ts';
import { platformRoutes } from './routes/platform-routes.ts';
import { proofRoutes } from './routes/proof-routes.ts';
import { publicRoutes } from './routes/public-routes.ts';
import { roomRoutes } from './routes/room-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { studyRoutes } from './routes/study-routes.ts';
import { inside } from './routes/inside-route.ts';
import { root } from './routes/root-route.ts';

/** The table of addresses, room by room: each names its pages, the texts they speak with and what may follow the address. */
const routeTree = root.addChildren([
  ...signInRoutes,
  ...publicRoutes,
  inside.addChildren([
    ...homeRoutes,
    ...directoryRoutes,
    ...groupRoutes,
    ...meRoutes,
    ...roomRoutes,
    ...clusterRoutes,
    ...allianceRoutes,
    ...studyRoutes,
    ...proofRoutes,
    ...accountabilityRoutes,
    ...settingsRoutes,
    ...platformRoutes,
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
