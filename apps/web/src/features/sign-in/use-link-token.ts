import { useState } from 'react';

/** What the link of a mail holds after `#`, where no server on the way reads it; taken out of the address bar at once. */
export function useLinkToken(): string {
  const [token] = useState(() => {
    const held = window.location.hash.slice(1);
    if (held !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
    return held;
  });
  return token;
}
