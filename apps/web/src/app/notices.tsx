import i18next from 'i18next';
import { Suspense, lazy, useSyncExternalStore } from 'react';
import type { NotificationData } from '@mantine/notifications';

const NoticeList = lazy(() => import('./notice-list.tsx'));

let wanted = false;
const watchers = new Set<() => void>();

/** Says something in the corner of the page; the machinery for it is fetched the first time. */
export async function say(notice: NotificationData): Promise<void> {
  wanted = true;
  for (const tell of watchers) tell();
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ closeButtonProps: { 'aria-label': i18next.t('shell:close') }, ...notice });
}

export async function unsay(id: string): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.hide(id);
}

const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => watchers.delete(tell);
};

/** Where notices appear. The live region stands from the start, so that the first one is heard too. */
export function Notices() {
  const shown = useSyncExternalStore(watch, () => wanted);
  return (
    <div role="status" className="not-printed">
      {shown && (
        <Suspense fallback={null}>
          <NoticeList />
        </Suspense>
      )}
    </div>
  );
}
