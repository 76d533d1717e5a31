import { Button } from '@mantine/core';
import type { Language } from '@grappe/messages';
import { call } from './api.ts';
import { switchLanguage } from './language.ts';
import { useText } from './use-text.ts';

/** One button: the other language, by its own name. The page stays. */
export function LanguageSwitch({ saveForPerson = false }: { readonly saveForPerson?: boolean }) {
  const { t, language } = useText();
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const change = async () => {
    await switchLanguage(other);
    if (saveForPerson) await call('/api/session/language', { method: 'PUT', body: { language: other } });
  };
  return (
    <Button
      variant="subtle"
      color="gray"
      c="inherit"
      size="compact-sm"
      lang={other}
      onClick={() => void change()}
      aria-label={t('shell:language.switch')}
    >
      {t(`shell:language.short.${other}`)}
    </Button>
  );
}
