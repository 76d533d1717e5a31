import { Suspense, cloneElement, lazy, useState } from 'react';
import type { ReactElement } from 'react';
import type { MenuEntry } from './header-menu-list.tsx';

const HeaderMenuList = lazy(() => import('./header-menu-list.tsx'));

interface HeaderMenuProps {
  /** The button; it is cloned with what opens the menu. */
  readonly button: ReactElement<{ onClick?: () => void }>;
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
  readonly position: 'bottom-start' | 'bottom-end';
}

/** A button with a list behind it. The list is fetched when somebody opens it, not before the first page shows. */
export function HeaderMenu(props: HeaderMenuProps) {
  const [wanted, setWanted] = useState(false);
  const waiting = cloneElement(props.button, { onClick: () => setWanted(true) });
  if (!wanted) return waiting;
  return (
    <Suspense fallback={waiting}>
      <HeaderMenuList {...props} />
    </Suspense>
  );
}
