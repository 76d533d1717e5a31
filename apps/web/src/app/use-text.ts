import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formats } from '@grappe/messages';
import type { Formats, Language, Sentence } from '@grappe/messages';
import type { PageNamespace } from './catalogue-loaders.ts';

/** `t('namespace:key', params)` */
export type Translate = Sentence;

export interface Text {
  /** Always with its namespace: `t('directory:title')`. */
  readonly t: Translate;
  readonly f: Formats;
  readonly language: Language;
  /** True when the catalogues hold this key (for codes that come from the server). */
  readonly has: (key: string) => boolean;
}

const known: Partial<Record<Language, Formats>> = {};
const formatsOf = (language: Language): Formats => (known[language] ??= formats(language));

/** Texts and formats in the reader's language; waits for the namespaces it names. */
export function useText(...namespaces: PageNamespace[]): Text {
  const { t, i18n } = useTranslation(['shell', ...namespaces]);
  const language: Language = i18n.resolvedLanguage === 'en' ? 'en' : 'fr';
  return useMemo(
    () => ({
      t: t as unknown as Translate,
      f: formatsOf(language),
      language,
      has: (key: string) => i18n.exists(key),
    }),
    [t, i18n, language],
  );
}
