import { Alert } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { problemWords } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';

/** A refusal at the door; the reading position goes to it. */
export function ProblemAlert({ error }: { readonly error: Error | null }) {
  const { t } = useText('errors');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) notice.current?.focus();
  }, [error]);
  if (error === null) return null;
  const { what, remedy } = problemWords(error, t);
  return (
    <Alert ref={notice} tabIndex={-1} role="alert" color="red" title={what}>
      {remedy}
    </Alert>
  );
}
