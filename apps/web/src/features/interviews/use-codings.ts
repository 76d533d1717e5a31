import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Coding, NewCoding, Transcript } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import type { CodingTuple } from './coding-blocks.ts';
import { transcriptQuery } from './interview-queries.ts';

const tupleOf = ({ id, codeId, coderId, start, end, level, version, roundId }: Coding): CodingTuple => [
  id,
  codeId,
  coderId,
  start,
  end,
  level ?? 0,
  version,
  roundId,
];

/** Codings of a transcript: what one puts shows at once, and is taken back when the server refuses it. */
export function useCodings(projectId: string, transcriptId: string, me: string) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const { queryKey } = transcriptQuery(path(''), projectId, transcriptId);
  const address = path(`/interviews/${projectId}/transcripts/${transcriptId}/codings`);
  const keep = (change: (now: Transcript) => Transcript): void => {
    queryClient.setQueryData(queryKey, (now) => (now === undefined ? now : change(now)));
  };
  const replace = (id: string, by: readonly CodingTuple[], memo?: string): void =>
    keep((now) => ({
      ...now,
      codings: [...now.codings.filter(([own]) => own !== id), ...by],
      memos: memo === undefined ? now.memos : { ...now.memos, [by[0]?.[0] ?? id]: memo },
    }));
  const settled = (): void => {
    void queryClient.invalidateQueries({ queryKey: ['interview'], refetchType: 'none' });
    void queryClient.invalidateQueries({ queryKey: ['interview-matrix'], refetchType: 'none' });
  };
  const add = useMutation({
    mutationFn: (given: NewCoding) => call<Coding>(address, { method: 'POST', body: given }),
    onMutate: (given) => {
      const waiting = crypto.randomUUID();
      replace(waiting, [[waiting, given.codeId, me, given.start, given.end, given.level ?? 0, 0, null]]);
      return waiting;
    },
    onSuccess: (made, _, waiting) =>
      replace(waiting, [tupleOf(made)], made.memo === '' ? undefined : made.memo),
    onError: (_, __, waiting) => (waiting === undefined ? undefined : replace(waiting, [])),
    onSettled: settled,
  });
  const change = useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: string;
      version: number;
      codeId: string;
      level: number | null;
      memo: string;
    }) => call<Coding>(`${address}/${id}`, { method: 'PUT', body }),
    onSuccess: (made) => replace(made.id, [tupleOf(made)], made.memo),
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call<undefined>(`${address}/${id}/remove`, { method: 'POST' }),
    onSuccess: (_, id) => replace(id, []),
    onSettled: settled,
  });
  return { add, change, remove };
}
