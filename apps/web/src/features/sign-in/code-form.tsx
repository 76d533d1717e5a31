import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { call } from '../../app/api.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { useText } from '../../app/use-text.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { useComeIn } from './use-come-in.ts';

interface CodeFormProps {
  readonly next: string | undefined;
  readonly onBack: () => void;
}

/** The second step: the code of the application, or one of those on paper. */
export function CodeForm({ next, onBack }: CodeFormProps) {
  const { t } = useText('access');
  const [onPaper, setOnPaper] = useState(false);
  const comeIn = useComeIn();
  const give = useMutation({
    mutationFn: (code: string) =>
      call(`/api/auth/two-factor/verify-${onPaper ? 'backup-code' : 'totp'}`, {
        method: 'POST',
        body: { code },
      }),
    onSuccess: () => comeIn(next),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    give.mutate(String(new FormData(event.currentTarget).get('code')).replaceAll(/\s/g, ''));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemAlert error={give.error} />
        <TextInput
          key={String(onPaper)}
          name="code"
          label={t(onPaper ? 'access:code.on_paper' : 'access:second_factor.code')}
          autoComplete="one-time-code"
          ref={focusOnOpen}
          required
          minLength={6}
          maxLength={40}
          withAsterisk={false}
          {...(onPaper ? {} : { inputMode: 'numeric' as const })}
        />
        <Button type="submit" loading={give.isPending} fullWidth>
          {t('shell:sign_in.submit')}
        </Button>
        <Group justify="space-between" gap="xs">
          <Anchor component="button" type="button" size="sm" onClick={() => setOnPaper(!onPaper)}>
            {t(onPaper ? 'access:code.by_application' : 'access:code.lost')}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            {t('access:code.back')}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
