import { Radio, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Language } from '@grappe/messages';
import { switchLanguage } from '../../app/language.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { saveLanguage } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from './section.tsx';

export function LanguageChoice() {
  const { t, language } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: async (chosen: Language) => {
      await switchLanguage(chosen);
      await saveLanguage(chosen);
      await refreshAll(queryClient);
    },
  });
  return (
    <Section id="language" title={t('access:language.label')} lead={t('access:language.hint')}>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <Radio.Group
        aria-labelledby="language"
        value={language}
        onChange={(value) => save.mutate(value as Language)}
      >
        <Stack gap="xs">
          <Radio value="fr" label={t('shell:language.short.fr')} />
          <Radio value="en" label={t('shell:language.short.en')} />
        </Stack>
      </Radio.Group>
    </Section>
  );
}
