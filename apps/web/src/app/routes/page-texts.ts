import i18next from 'i18next';
import type { PageNamespace } from '../catalogue-loaders.ts';

/** Loads the catalogues of a page while its code is on the way. */
export function texts(...namespaces: PageNamespace[]): () => Promise<void> {
  return () => i18next.loadNamespaces(namespaces);
}
