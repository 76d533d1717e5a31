import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import i18next from 'i18next';
import { groupTabOf } from '../../features/groups/group-tabs.ts';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const groups = createRoute({
  getParentRoute: () => inside,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['plan', 'with', 'desk', 'job', 'new', 'from']),
  loader: texts('groups', 'terms', 'errors', 'explanations'),
  component: lazyRouteComponent(() => import('../../features/groups/groups-page.tsx'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => inside,
  path: '/groups/$groupId',
  loader: texts('groups', 'terms', 'errors', 'explanations'),
  component: lazyRouteComponent(() => import('../../features/groups/group-page.tsx'), 'GroupPage'),
});

/** The page stays, what it shows under its tabs changes. */
const groupTab = createRoute({
  getParentRoute: () => group,
  path: '$tab',
  loader: ({ params }) => i18next.loadNamespaces([...(groupTabOf(params.tab)?.texts ?? [])]),
});

const incubators = createRoute({
  getParentRoute: () => inside,
  path: '/incubators',
  loader: texts('incubators', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/incubators/incubators-page.tsx'),
    'IncubatorsPage',
  ),
});

const incubator = createRoute({
  getParentRoute: () => inside,
  path: '/incubators/$incubatorId',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['part']),
  loader: texts('incubators', 'groups', 'shares', 'life', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/incubators/incubator-page.tsx'),
    'IncubatorPage',
  ),
});

/** Export groups, their plans and the incubators that house them. */
export const groupRoutes = [groups, group.addChildren([groupTab]), incubators, incubator] as const;
