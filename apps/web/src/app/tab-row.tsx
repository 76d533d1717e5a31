import { Tabs } from '@mantine/core';
import type { TabsListProps } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './tab-row.module.css';

interface TabRowProps extends Omit<TabsListProps, 'className'> {
  /** The tab that is open. */
  readonly current: string;
}

/** The tabs of a page, on one line: on a phone it is moved sideways, so that the one that is open is seen. */
export function TabRow({ current, ...list }: TabRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>(`[id$="-tab-${CSS.escape(current)}"]`);
    if (row.current === null || tab == null) return;
    row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return <Tabs.List ref={row} className={classes['row'] ?? ''} {...list} />;
}
