import { NativeSelect } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DigestChoice } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { sayProblem } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';

const digestQuery = queryOptions({
  queryKey: ['digest'],
  queryFn: () => call<DigestChoice>('/api/digest'),
});

const choices: readonly DigestChoice[] = [
  { every: 'never', hours: null },
  { every: 'hours', hours: 2 },
  { every: 'hours', hours: 12 },
  { every: 'day', hours: null },
  { every: 'week', hours: null },
];

const nameOf = ({ every, hours }: DigestChoice): string => `${every} ${hours ?? ''}`.trim();

/** How often one is told by mail of what one has not read. */
export function DigestSelect() {
  const { t } = useText('rooms', 'errors');
  const queryClient = useQueryClient();
  const { data } = useQuery(digestQuery);
  const choose = useMutation({
    mutationFn: (body: DigestChoice) => call('/api/digest', { method: 'PUT', body }),
    onSuccess: (_nothing, body) => queryClient.setQueryData(digestQuery.queryKey, body),
    onError: (cause) => sayProblem(cause, t),
  });
  if (data === undefined) return null;
  const known = choices.some((choice) => nameOf(choice) === nameOf(data)) ? choices : [...choices, data];
  return (
    <NativeSelect
      mt="lg"
      maw="28rem"
      label={t('rooms:digest.label')}
      description={t('rooms:digest.hint')}
      value={nameOf(data)}
      data={known.map((choice) => ({
        value: nameOf(choice),
        label:
          choice.every === 'hours'
            ? t('rooms:digest.hours', { count: choice.hours })
            : t(`rooms:digest.${choice.every}`),
      }))}
      onChange={(event) => {
        const chosen = known.find((choice) => nameOf(choice) === event.currentTarget.value);
        if (chosen !== undefined) choose.mutate(chosen);
      }}
    />
  );
}
