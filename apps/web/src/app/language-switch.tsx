import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '@grappe/messages';
import { switchLanguage } from './language.ts';
import { refreshAll } from './refresh-all.ts';
import { saveLanguage } from './session.ts';
import { useText } from './use-text.ts';

/** One button: the other language, by its own name. The page stays. */
export function LanguageSwitch({ saveForPerson = false }: { readonly saveForPerson?: boolean }) {
  const { t, language } = useText();
  const queryClient = useQueryClient();
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const change = async () => {
    await switchLanguage(other);
    if (!saveForPerson) return;
    await saveLanguage(other);
    // Names that the server makes (of groups, for instance) are in the person's language too.
    await refreshAll(queryClient);
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
