import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Suspense } from 'react';
import { explainProblem } from '@grappe/messages';
import type { Problem } from '@grappe/contracts/errors';
import { ProblemError } from './api.ts';
import { showOnOpen } from './show-on-open.ts';
import { useText } from './use-text.ts';
import type { Translate } from './use-text.ts';

/** The facts of a refusal; what is not a refusal is an internal error. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { code: 'internal_error', params: {} };

/** Both sentences; a server that cannot be reached has its own. */
export const problemWords = (
  error: unknown,
  t: Translate,
): { readonly what: string; readonly remedy: string } =>
  error instanceof ProblemError && error.status === 0
    ? { what: t('shell:offline'), remedy: t('shell:offline_remedy') }
    : explainProblem(problemOf(error), t);

interface ProblemNoticeProps {
  readonly error: unknown;
}

/** What happened, then the way out. */
export const ProblemNotice = (props: ProblemNoticeProps) => (
  <Suspense fallback={null}>
    <ProblemWords {...props} />
  </Suspense>
);

function ProblemWords({ error }: ProblemNoticeProps) {
  const { t } = useText('errors');
  const { what, remedy } = problemWords(error, t);
  return (
    <Alert
      ref={showOnOpen}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={what}
      styles={{ title: { color: 'var(--mantine-color-error)' } }}
    >
      {remedy}
    </Alert>
  );
}
