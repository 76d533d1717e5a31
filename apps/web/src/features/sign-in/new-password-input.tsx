import { PasswordInput } from '@mantine/core';
import { useText } from '../../app/use-text.ts';

/** A password that is being chosen, with the one rule it must keep. */
export function NewPasswordInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useText('access');
  return (
    <PasswordInput
      name={name}
      label={label}
      description={t('access:password.hint')}
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('shell:sign_in.show_password') }}
    />
  );
}
