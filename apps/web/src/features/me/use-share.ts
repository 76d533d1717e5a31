import type { Changed, Me, NewAudience, OrganisationEdit, Veto } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { useChange, useReversible } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';

export interface Sharing {
  readonly kind: 'fact' | 'tie' | 'veto';
  readonly id: string;
  readonly wanted: NewAudience;
}

export type Share = (sharing: Sharing) => void;

/** Changes who sees a thing, in one call, with a way back. */
export function useShare(me: Me): { readonly share: Share; readonly error: Error | null } {
  const { t } = useText('me', 'terms');
  const path = useClusterPath();
  const said = ({ wanted }: Sharing) =>
    t('me:page.shared', { audience: t(`terms:audience.${wanted.audience}`) });
  const directory = useChange(({ kind, id, wanted }: Sharing) => {
    if (kind === 'tie') return call<Changed>(path(`/ties/${id}/share`), { method: 'POST', body: wanted });
    const edit: OrganisationEdit = { version: me.version, facts: [{ do: 'share', factId: id, ...wanted }] };
    return call<Changed>(path(`/organisations/${me.organisation.id}`), { method: 'PATCH', body: edit });
  }, said);
  const shareVeto = (id: string, audience: NewAudience['audience']) =>
    call<Veto>(path(`/vetoes/${id}/share`), { method: 'POST', body: { audience } });
  const veto = useReversible({
    run: ({ id, wanted }: Sharing) => shareVeto(id, wanted.audience),
    said,
    reverse: ({ id, audience }: Veto) =>
      shareVeto(id, audience === 'self' ? 'coordinator' : 'self').then(() => []),
  });
  return {
    share: (sharing) => (sharing.kind === 'veto' ? veto : directory).mutate(sharing),
    error: directory.error ?? veto.error,
  };
}
