import { useState } from 'react';
import { ProblemError } from '../../app/api.ts';

/** What the link of a mail holds after `#`, where no server on the way reads it; taken out of the address bar at once. */
export function useLinkToken(): string {
  const [token] = useState(() => {
    const held = window.location.hash.slice(1);
    if (held !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
    return held;
  });
  return token;
}

/** What a link that was cut short opens; nothing is asked of the server for it. */
export const heldBy = (token: string): Promise<string> =>
  token === ''
    ? Promise.reject(new ProblemError({ code: 'link_opens_nothing', params: {} }, 404))
    : Promise.resolve(token);
