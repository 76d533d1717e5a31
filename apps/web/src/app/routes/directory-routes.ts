import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const organisations = createRoute({
  getParentRoute: () => inside,
  path: '/organisations',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, [
      'words',
      'kind',
      'sector',
      'territory',
      'servedMarket',
      'wantedMarket',
      'headcountMin',
      'headcountMax',
      'offer',
      'need',
      'scope',
      'page',
      'view',
    ]),
  loader: texts('directory', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/directory/directory-page.tsx'), 'DirectoryPage'),
});

const organisation = createRoute({
  getParentRoute: () => inside,
  path: '/organisations/$organisationId',
  loader: texts('directory', 'meetings', 'sharing', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/directory/organisation-page.tsx'),
    'OrganisationPage',
  ),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['import', 'tab']),
  loader: texts('imports', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/imports/imports-page.tsx'), 'ImportsPage'),
});

const network = createRoute({
  getParentRoute: () => inside,
  path: '/network',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['kinds', 'at', 'colour', 'size', 'focus']),
  loader: texts('network', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/network/network-page.tsx'), 'NetworkPage'),
});

/** Who there is, and who is tied to whom. */
export const directoryRoutes = [organisations, organisation, imports, network] as const;
