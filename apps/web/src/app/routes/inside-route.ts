import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import i18next from 'i18next';
import type { Session } from '@grappe/contracts/api';
import { BrokenPage, LostPage } from '../broken-page.tsx';
import { chosenLanguage, switchLanguage } from '../language.ts';
import { saveLanguage, sessionQuery } from '../session.ts';
import { root } from './root-route.ts';

/** Everything behind the door: without a session, one is sent to the sign-in page and comes back. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) {
      const next = location.href === '/' ? {} : { next: location.href };
      throw redirect({ to: '/sign-in', search: next });
    }
    await agreeOnLanguage(context.queryClient, session);
  },
  component: lazyRouteComponent(() => import('../shell.tsx'), 'Shell'),
  notFoundComponent: LostPage,
  errorComponent: BrokenPage,
});

/** What was chosen on this device wins; without a choice, the language of the person. */
async function agreeOnLanguage(queryClient: QueryClient, session: Session): Promise<void> {
  const chosen = chosenLanguage();
  if (chosen === null) {
    if (i18next.resolvedLanguage !== session.language) await switchLanguage(session.language, false);
  } else if (chosen !== session.language) {
    await saveLanguage(chosen);
    const agreed: Session = { ...session, language: chosen };
    queryClient.setQueryData(sessionQuery.queryKey, agreed);
  }
}
