import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { Button, Stack } from '@mantine/core';
import { Suspense, useEffect } from 'react';
import { ProblemError } from './api.ts';
import { PageLoading } from './page-loading.tsx';
import { Page } from './page.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { useText } from './use-text.ts';
import classes from './page.module.css';

/** Answers that say no more than: nothing for you at this address. */
const nothingThere: ReadonlySet<string> = new Set(['not_found', 'not_allowed']);

/** A page that could not be shown says what happened and how to go on. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  if (error instanceof ProblemError && nothingThere.has(error.problem.code)) return <LostPage />;
  return (
    <Suspense fallback={<PageLoading />}>
      <BrokenWords error={error} />
    </Suspense>
  );
}

function BrokenWords({ error }: { readonly error: unknown }) {
  const { t } = useText('errors');
  const router = useRouter();
  const queryClient = useQueryClient();
  useEffect(() => {
    // A refusal of the server is an answer; anything else is a fault of ours and belongs in the console.
    if (!(error instanceof ProblemError)) console.error(error);
  }, [error]);
  const retry = async () => {
    await queryClient.resetQueries();
    await router.invalidate();
  };
  return (
    <Page place={t('shell:broken.place')} title={t('shell:broken.title')}>
      <Stack align="flex-start">
        <ProblemNotice error={error} />
        <Button onClick={() => void retry()}>{t('shell:try_again')}</Button>
      </Stack>
    </Page>
  );
}

/** The same where there is no frame around: addresses that need no session. */
export const BrokenOutside = (props: { readonly error: unknown }) => (
  <main className={classes['outside']}>
    <BrokenPage {...props} />
  </main>
);
export const LostOutside = () => (
  <main className={classes['outside']}>
    <LostPage />
  </main>
);

export function LostPage() {
  const { t } = useText();
  return (
    <Page place={t('shell:lost.place')} title={t('shell:lost.title')} lead={t('shell:lost.lead')}>
      <Link to="/">{t('shell:lost.home')}</Link>
    </Page>
  );
}
