import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { BrokenPage, LostPage } from '../broken-page.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: LostPage,
  errorComponent: BrokenPage,
});
