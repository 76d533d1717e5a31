import { NativeSelect, TextInput } from '@mantine/core';
import type { Language } from '@grappe/messages';
import { useText } from '../../app/use-text.ts';

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** Whom to invite: the three fields that every invitation needs. */
export function InvitedFields() {
  const { t, language } = useText('settings');
  return (
    <>
      <TextInput
        name="invited_name"
        label={t('settings:new.name')}
        maxLength={200}
        required
        withAsterisk={false}
        autoComplete="off"
      />
      <TextInput
        name="invited_email"
        type="email"
        label={t('settings:new.email')}
        required
        withAsterisk={false}
        autoComplete="off"
      />
      <NativeSelect
        name="invited_language"
        label={t('settings:new.language')}
        defaultValue={language}
        data={[
          { value: 'fr', label: t('shell:language.short.fr') },
          { value: 'en', label: t('shell:language.short.en') },
        ]}
      />
    </>
  );
}

export const invitedIn = (form: FormData): Invited => ({
  name: String(form.get('invited_name')).trim(),
  email: String(form.get('invited_email')).trim(),
  language: form.get('invited_language') === 'en' ? 'en' : 'fr',
});
