import i18next from 'i18next';
import { useEffect } from 'react';

/** Fetches the sentences of refusals once the page is seen: it does not wait for them, and they are there without the network. */
export function useErrorTextsSoon(): void {
  useEffect(() => void i18next.loadNamespaces('errors'), []);
}
