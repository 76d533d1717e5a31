import type { Alliance } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Who may answer for a thing: people of both teams, or of one of them. */
export function useOwners({ people }: Alliance, clusterId: string | null): readonly Choice[] {
  const { t } = useText('alliances');
  return [
    { value: '', label: t('alliances:step.nobody') },
    ...people
      .filter((person) => person.isThere && (clusterId === null || person.clusterId === clusterId))
      .map(({ personId, name }) => ({ value: personId, label: name })),
  ];
}
