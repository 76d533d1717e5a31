import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PlanParameters } from '@grappe/contracts/api';
import { ProblemError } from '../../app/api.ts';
import { problemWords } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { planCheckQuery } from './group-queries.ts';

const settled = 700;

/** Says while one sets a plan whether conditions contradict each other, and how many pairs remain. */
export function PlanCheck({ parameters }: { readonly parameters: PlanParameters }) {
  const { t, f } = useText('groups', 'errors');
  const path = useClusterPath();
  const [asked] = useDebouncedValue(parameters, settled);
  const { data } = useQuery({ ...planCheckQuery(path(''), asked), placeholderData: keepPreviousData });
  if (data === undefined) return null;
  const { firms, pairs, admissible, conflicts } = data;
  return (
    <div role="status">
      {conflicts.length === 0 ? (
        <Text size="sm">
          {t('groups:check.fits', {
            firms: f.number(firms),
            admissible: f.number(admissible),
            pairs: f.number(pairs),
          })}
        </Text>
      ) : (
        <Alert
          color="yellow"
          title={t('groups:check.conflicts', { count: conflicts.length })}
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          {conflicts.map((conflict) => {
            const { what, remedy } = problemWords(new ProblemError(conflict, 409), t);
            return (
              <Text key={what} size="sm">
                {what} {remedy}
              </Text>
            );
          })}
        </Alert>
      )}
    </div>
  );
}
