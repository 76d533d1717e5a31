import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupGains } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { currentIn } from '../../app/conflict.ts';
import { useClusterPath } from '../../app/session.ts';
import { gainsQuery } from './share-queries.ts';
import { draftOfScheme, schemeOf, unreadableFields } from './scheme-draft.ts';

/** The scheme of a group as it is being edited; somebody else's change does not take away what was typed. */
export function useScheme(groupId: string) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const query = gainsQuery(path(''), groupId);
  const { data } = useSuspenseQuery(query);
  const [version, setVersion] = useState(data.version);
  const [draft, setDraft] = useState(() => draftOfScheme(data.scheme));
  const save = useMutation({
    mutationFn: () =>
      call<GroupGains>(path(`/groups/${groupId}/gains`), {
        method: 'PUT',
        body: { version, scheme: schemeOf(draft) },
      }),
    onSuccess: (kept) => {
      setVersion(kept.version);
      queryClient.setQueryData(query.queryKey, kept);
      void queryClient.invalidateQueries({ queryKey: ['outlook'] });
    },
  });
  const theirs = currentIn<GroupGains>(save.error);
  const agree = (takes: boolean) => {
    if (theirs === null) return;
    setVersion(theirs.version);
    if (takes) setDraft(draftOfScheme(theirs.scheme));
    save.reset();
  };
  return {
    draft,
    set: (changed: Partial<typeof draft>) => setDraft({ ...draft, ...changed }),
    wrong: unreadableFields(draft),
    currency: data.currency,
    isKept: data.scheme !== null,
    save,
    theirs,
    agree,
  };
}
