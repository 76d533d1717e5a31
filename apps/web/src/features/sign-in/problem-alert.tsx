import { Alert } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { problemWords } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';

/** A refusal at the door; the reading position goes to it. */
export const ProblemAlert = ({ error }: { readonly error: Error | null }) =>
  error === null ? null : (
    <Suspense fallback={null}>
      <ProblemWords error={error} />
    </Suspense>
  );

function ProblemWords({ error }: { readonly error: Error }) {
  const { t } = useText('errors');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error instanceof Error) notice.current?.focus();
  }, [error]);
  const { what, remedy } = problemWords(error, t);
  return (
    <Alert ref={notice} tabIndex={-1} role="alert" color="red" title={what}>
      {remedy}
    </Alert>
  );
}
