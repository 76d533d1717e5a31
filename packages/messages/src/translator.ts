import i18next from 'i18next';
import type { TFunction, i18n } from 'i18next';
import { namespaces } from './namespaces.ts';
import type { Language } from './namespaces.ts';
import { catalogues } from './catalogues.ts';

export type Translate = TFunction<readonly string[], undefined>;

const instances = new Map<Language, i18n>();

/**
 * `t('namespace:key', params)` in one language, for servers, documents and the command line (the pages load their
 * catalogues one by one instead). Throws on a key that neither language has: that is a bug, not a text.
 */
export function translator(language: Language): Translate {
  let instance = instances.get(language);
  if (instance === undefined) {
    instance = i18next.createInstance();
    void instance.init({
      lng: language,
      fallbackLng: false,
      ns: [...namespaces],
      defaultNS: 'shell',
      resources: { [language]: catalogues[language] },
      interpolation: { escapeValue: false },
      initAsync: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`No text for ${namespace}:${key} in ${language}`);
      },
    });
    instances.set(language, instance);
  }
  return instance.t as unknown as Translate;
}
