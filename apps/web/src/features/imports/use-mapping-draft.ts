import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { importQuery } from './import-queries.ts';

export interface MappingDraft {
  /** What was chosen on the page and not yet sent: column → target. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly count: number;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly choose: (column: string, target: string) => void;
  readonly forget: () => void;
  /** Reads the file again with the choices; until then nothing can be accepted. */
  readonly send: () => void;
}

export function useMappingDraft(preview: ImportPreview): MappingDraft {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const remap = useMutation({
    mutationFn: (mapping: readonly { readonly column: string; readonly target: string }[]) =>
      call<ImportPreview>(path(`/imports/${preview.id}/mapping`), {
        method: 'PUT',
        body: { version: preview.version, mapping },
      }),
    onSuccess: (next) => {
      queryClient.setQueryData(importQuery(path(''), preview.id).queryKey, next);
      setChosen({});
    },
  });
  return {
    chosen,
    count: Object.keys(chosen).length,
    isSending: remap.isPending,
    error: remap.error,
    choose: (column, target) => setChosen({ ...chosen, [column]: target }),
    forget: () => setChosen({}),
    send: () =>
      remap.mutate(
        preview.mapping.map(({ column, target }) => ({ column, target: chosen[column] ?? target })),
      ),
  };
}
