import { Box, Paper } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
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

/**
 * Whether what is inside is wider than the box. Measured before anything is painted, so that a table is never on the screen
 * without being reachable; again when the box or what it holds changes in size, and when what it holds is replaced.
 */
function useOverflow(box: React.RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => setOverflows(isWider(element));
    const sizes = new ResizeObserver(look);
    const follow = () => {
      sizes.disconnect();
      sizes.observe(element);
      for (const child of element.children) sizes.observe(child);
      look();
    };
    const contents = new MutationObserver(follow);
    contents.observe(element, { childList: true, subtree: true });
    follow();
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, [box]);
  return overflows;
}

const isWider = (element: HTMLElement) => element.scrollWidth > element.clientWidth + 1;
