import { useEffect, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent } from 'react';
import type { DeskPlace } from './workers/desk-messages.ts';

export interface Drag {
  readonly firm: string;
  readonly x: number;
  readonly y: number;
  /** Over which place of the desk, if any. */
  readonly over: DeskPlace | null;
}

/** Where places say which they are, for whatever is under the pointer. */
export const placeAttribute = 'data-desk-place';

const distanceToBegin = 5;

function placeAt(x: number, y: number): DeskPlace | null {
  const written = document
    .elementFromPoint(x, y)
    ?.closest(`[${placeAttribute}]`)
    ?.getAttribute(placeAttribute);
  if (written === 'new' || written === 'out') return written;
  return written == null ? null : Number(written);
}

interface DragCalls {
  readonly onBegin: (firm: string) => void;
  readonly onDrop: (firm: string, place: DeskPlace) => void;
}

/** Moves a firm with the mouse, a finger or a pen; Escape lets it go where it was. */
export function useDrag(calls: DragCalls) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef(calls);
  useEffect(() => {
    latest.current = calls;
  });
  const end = useRef<() => void>(() => undefined);
  useEffect(() => () => end.current(), []);
  const begin = (event: ReactPointerEvent, firm: string) => {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    let moving: Drag | null = null;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (moving === null && Math.hypot(x - from.x, y - from.y) < distanceToBegin) return;
      if (moving === null) latest.current.onBegin(firm);
      moving = { firm, x, y, over: placeAt(x, y) };
      setDrag(moving);
    };
    const up = () => {
      if (moving?.over != null) latest.current.onDrop(firm, moving.over);
      end.current();
    };
    const key = ({ key: pressed }: KeyboardEvent) => {
      if (pressed === 'Escape') end.current();
    };
    end.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end.current);
      window.removeEventListener('keydown', key);
      setDrag(null);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end.current);
    window.addEventListener('keydown', key);
  };
  return { drag, begin };
}
