import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const clusters = createRoute({
  getParentRoute: () => inside,
  path: '/clusters',
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../../features/clusters/clusters-page.tsx'), 'ClustersPage'),
});

const clusterSuggestions = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/suggestions',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['for', 'all']),
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/clusters/suggestions-page.tsx'),
    'SuggestionsPage',
  ),
});

const clusterComparison = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/compare',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['with']),
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/clusters/comparison-page.tsx'),
    'ComparisonPage',
  ),
});

const newCluster = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/new',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['own']),
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/clusters/new-cluster-page.tsx'),
    'NewClusterPage',
  ),
});

const clusterImport = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/import',
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/clusters/import-clusters-page.tsx'),
    'ImportClustersPage',
  ),
});

const clusterProfile = createRoute({
  getParentRoute: () => inside,
  path: '/clusters/$clusterProfileId',
  loader: texts('clusters', 'errors'),
  component: lazyRouteComponent(() => import('../../features/clusters/cluster-page.tsx'), 'ClusterPage'),
});

const community = createRoute({
  getParentRoute: () => inside,
  path: '/community',
  loader: texts('community', 'errors'),
  component: lazyRouteComponent(() => import('../../features/community/community-page.tsx'), 'CommunityPage'),
});

/** Other clusters and whom to turn to. */
export const clusterRoutes = [
  clusters,
  clusterSuggestions,
  clusterComparison,
  newCluster,
  clusterImport,
  clusterProfile,
  community,
] as const;
