import type { GroupBreach, OrganisationRef } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** A broken condition in words, with the names of the members that it concerns. */
export function useBreachWords(members: readonly OrganisationRef[]): (breach: GroupBreach) => string {
  const { t, f } = useText('groups');
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? '';
  return ({ code, firms, params }) =>
    t(`groups:broken.${code}`, {
      names: f.list(firms.map(nameOf)),
      limit: f.number(params['limit'] ?? 0, 2),
    });
}
