import { useEffect, useRef, useState } from 'react';
import type { PlanDesk } from '@grappe/contracts/api';
import type {
  DeskAnswer,
  DeskDestination,
  DeskGroups,
  DeskLook,
  DeskOrder,
} from './workers/desk-messages.ts';

export interface Destinations {
  readonly firm: string;
  readonly of: readonly DeskDestination[];
}

/** What was found of some groups; of no use once they have changed. */
interface Found<Of> {
  readonly groups: DeskGroups;
  readonly of: Of;
}

/** Looks at a plan in a web worker, where the engine is: figures at each change, and what each move of a firm would cost. */
export function useDesk(problem: PlanDesk['problem'], groups: DeskGroups) {
  const worker = useRef<Worker | null>(null);
  const asked = useRef({ turn: 0, groups });
  const [look, setLook] = useState<Found<DeskLook> | null>(null);
  const [destinations, setDestinations] = useState<Found<Destinations> | null>(null);
  useEffect(() => {
    const opened = new Worker(new URL('./workers/desk.worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', ({ data }: MessageEvent<DeskAnswer>) => {
      const { turn, groups: of } = asked.current;
      if (data.turn !== turn) return;
      if (data.kind === 'looked') setLook({ groups: of, of: data.look });
      else setDestinations({ groups: of, of: { firm: data.firm, of: data.destinations } });
    });
    const orders: readonly DeskOrder[] = [
      { kind: 'open', problem },
      { kind: 'look', ...asked.current },
    ];
    for (const order of orders) opened.postMessage(order);
    worker.current = opened;
    return () => opened.terminate();
  }, [problem]);
  useEffect(() => {
    asked.current = { turn: asked.current.turn + 1, groups };
    const order: DeskOrder = { kind: 'look', ...asked.current };
    worker.current?.postMessage(order);
  }, [groups]);
  const ask = (firm: string) => {
    const order: DeskOrder = { kind: 'destinations', ...asked.current, firm };
    worker.current?.postMessage(order);
  };
  return {
    /** The last one until the next is there, so that nothing flickers. */
    look: look?.of ?? null,
    isLooking: look?.groups !== groups,
    destinations: destinations?.groups === groups ? destinations.of : null,
    ask,
  };
}
