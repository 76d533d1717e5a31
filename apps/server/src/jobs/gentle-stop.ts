import { StoppedByServer } from './stopped-by-server.ts';

/** How long work that was asked to stop may take to say what it has. */
const graceMilliseconds = 60_000;

export interface GentleStop {
  /** Asks the work to end by itself. */
  readonly finish: AbortSignal;
  /** Ends it at once. */
  readonly end: AbortSignal;
  readonly forget: () => void;
}

/** A server that stops does not wait; a person who cancels wants the best so far, and it is given the time to be told. */
export function gentleStop(signal: AbortSignal): GentleStop {
  const finish = new AbortController();
  const end = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  const stop = (): void => {
    if (signal.reason instanceof StoppedByServer) return end.abort(signal.reason);
    finish.abort();
    grace = setTimeout(() => end.abort(signal.reason), graceMilliseconds).unref();
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const forget = (): void => {
    clearTimeout(grace);
    signal.removeEventListener('abort', stop);
  };
  return { finish: finish.signal, end: end.signal, forget };
}
