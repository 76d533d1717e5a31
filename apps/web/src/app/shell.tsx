import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { Notices } from './notices.tsx';
import { PageLoading } from './page-loading.tsx';
import { ShellHeader } from './shell-header.tsx';
import { ShellNavigation } from './shell-navigation.tsx';
import { useMaybePlace } from './session.ts';
import { useErrorTextsSoon } from './use-error-texts-soon.ts';
import { useText } from './use-text.ts';
import classes from './shell.module.css';

/** Header, navigation and the place where pages appear. */
export function Shell() {
  const { t } = useText();
  useErrorTextsSoon();
  const main = useRef<HTMLElement>(null);
  const place = useMaybePlace();
  useFocusOnNewPage(main);
  return (
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#main">
        {t('shell:skip_to_content')}
      </a>
      <ShellHeader />
      <ShellNavigation place={place} />
      <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <Notices />
    </div>
  );
}

/** On a new page the reading position goes to its beginning, as it would with a whole new document. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current !== undefined && pathname !== previous.current) {
      main.current?.focus({ preventScroll: true });
    }
    previous.current = pathname;
  }, [pathname, main]);
}
