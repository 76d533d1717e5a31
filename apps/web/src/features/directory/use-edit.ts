import type { UseMutationResult } from '@tanstack/react-query';
import type { Changed, Organisation, OrganisationEdit } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { useChange } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';

export type Edit = Omit<OrganisationEdit, 'version'>;
export type FactEdit = NonNullable<Edit['facts']>[number];

/** Writes a change of an organisation, from the version that is on the screen; it can be undone. */
export function useEdit(
  organisation: Pick<Organisation, 'id' | 'version' | 'name'>,
): UseMutationResult<Changed, Error, Edit> {
  const { t } = useText('directory');
  const path = useClusterPath();
  return useChange(
    (edit: Edit) =>
      call<Changed>(path(`/organisations/${organisation.id}`), {
        method: 'PATCH',
        body: { version: organisation.version, ...edit } satisfies OrganisationEdit,
      }),
    () => t('directory:edit.done', { name: organisation.name }),
  );
}
