import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@grappe/messages';
import { catalogueLoaders } from './catalogue-loaders.ts';
import type { PageNamespace } from './catalogue-loaders.ts';
import { remembered, remember } from './browser-memory.ts';

const memoryKey = 'grappe.language';

export const isLanguage = (value: unknown): value is Language => value === 'fr' || value === 'en';

/** The language chosen on this device, or `null` when nobody chose yet. */
export const chosenLanguage = (): Language | null => {
  const value = remembered(memoryKey);
  return isLanguage(value) ? value : null;
};

const catalogueBackend = {
  type: 'backend' as const,
  read(language: string, namespace: string, done: (error: Error | null, texts: object | false) => void) {
    const loader = isLanguage(language)
      ? catalogueLoaders[language][namespace as PageNamespace]
      : catalogueLoaders.fr[namespace as PageNamespace];
    loader().then(
      (module) => done(null, module.default),
      (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause)), false),
    );
  },
};

/** Starts the texts in the language of this device; pages ask for their own namespaces. */
export async function startLanguage(): Promise<void> {
  const first: Language = chosenLanguage() ?? (/^en/i.test(navigator.language) ? 'en' : 'fr');
  document.documentElement.lang = first;
  await i18next
    .use(catalogueBackend)
    .use(initReactI18next)
    .init({
      lng: first,
      fallbackLng: false,
      supportedLngs: ['fr', 'en'],
      ns: ['shell'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** Changes the language of the page in place; the address, the form and the scroll stay. */
export async function switchLanguage(language: Language, asChoice = true): Promise<void> {
  if (asChoice) remember(memoryKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
