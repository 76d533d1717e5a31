import type { EncounterDetail } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** How somebody who takes part is called: "Anne Martin, Robocep", or only where it comes from. */
export function usePersonWords(event: EncounterDetail): (id: string) => string {
  const { t } = useText('encounters');
  const people = new Map(event.people.map((person) => [person.id, person]));
  return (id) => {
    const person = people.get(id);
    if (person?.personName == null) return t('encounters:unnamed', { cluster: person?.clusterName ?? '' });
    return person.organisation === null
      ? person.personName
      : `${person.personName}, ${person.organisation.name}`;
  };
}
