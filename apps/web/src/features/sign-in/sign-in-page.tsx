import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SignedIn } from '@grappe/contracts/api';
import { ProblemError, call } from '../../app/api.ts';
import { useErrorTextsSoon } from '../../app/use-error-texts-soon.ts';
import { useText } from '../../app/use-text.ts';
import { CodeForm } from './code-form.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { Door } from './door.tsx';
import { OtherWays, WithoutAccount } from './other-ways.tsx';
import { SignInForm } from './sign-in-form.tsx';
import type { Credentials } from './sign-in-form.tsx';
import { useComeIn } from './use-come-in.ts';

export function SignInPage() {
  const { t } = useText('access', 'terms');
  useErrorTextsSoon();
  const { next, problem } = useSearch({ from: '/sign-in' });
  const [askingCode, setAskingCode] = useState(false);
  const signIn = useSignIn(next, () => setAskingCode(true));
  if (askingCode) {
    return (
      <Door title={t('access:code.title')}>
        <CodeForm next={next} onBack={() => setAskingCode(false)} />
      </Door>
    );
  }
  return (
    <Door
      title={t('shell:sign_in.title')}
      below={
        <>
          <WithoutAccount />
          <DemonstrationAccounts busy={signIn.isPending} onChoose={signIn.mutate} />
        </>
      }
    >
      <SignInForm
        busy={signIn.isPending}
        error={signIn.error ?? (problem === 'provider' ? providerRefused : null)}
        onSubmit={signIn.mutate}
      />
      <OtherWays next={next} />
    </Door>
  );
}

/** The provider sent the browser back without letting it in. */
const providerRefused = new ProblemError({ code: 'provider_refused', params: {} }, 401);

function useSignIn(next: string | undefined, onCode: () => void) {
  const comeIn = useComeIn();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      call<SignedIn>('/api/auth/sign-in/email', { method: 'POST', body: credentials }).catch(asSignInProblem),
    onSuccess: ({ secondFactor }) => (secondFactor ? onCode() : comeIn(next)),
  });
}

/** An address that is none is refused like any other that opens nothing. */
function asSignInProblem(cause: unknown): never {
  if (cause instanceof ProblemError && (cause.status === 401 || cause.status === 400)) {
    throw new ProblemError({ code: 'wrong_credentials', params: {} }, cause.status);
  }
  throw cause;
}
