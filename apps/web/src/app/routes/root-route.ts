import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { BrokenOutside, LostOutside } from '../broken-page.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: LostOutside,
  errorComponent: BrokenOutside,
});
