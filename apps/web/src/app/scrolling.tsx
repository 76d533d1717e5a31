import { Box, Paper } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

interface ScrollingProps {
  /** What one scrolls through, for those who listen. */
  readonly label: string;
  /** Without a frame when it stands inside one. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A table may be wider than the screen: then it scrolls by itself, and can be reached with the keyboard. */
export function Scrolling({ label, bare = false, children }: ScrollingProps) {
  const box = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(box);
  const reachable = overflows ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
  const style = { overflowX: 'auto' } as const;
  if (bare) {
    return (
      <Box ref={box} style={style} {...reachable}>
        {children}
      </Box>
    );
  }
  return (
    <Paper ref={box} withBorder bg="var(--grappe-surface)" style={style} {...reachable}>
      {children}
    </Paper>
  );
}

function useOverflow(box: React.RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => setOverflows(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box]);
  return overflows;
}
