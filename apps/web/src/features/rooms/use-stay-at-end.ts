import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Whoever reads the last messages goes on reading the last ones. */
const nearPixels = 240;

/** The page opens where the latest message is, and follows new ones unless its reader went back to earlier ones. */
export function useStayAtEnd(last: string | undefined): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null | undefined>(null);
  useEffect(() => {
    const place = end.current?.getBoundingClientRect();
    if (place === undefined || shown.current === last) return;
    const isNear = Math.abs(place.bottom - window.innerHeight) < nearPixels;
    if (shown.current === null || isNear) end.current?.scrollIntoView({ block: 'end' });
    shown.current = last;
  }, [last]);
  return end;
}
