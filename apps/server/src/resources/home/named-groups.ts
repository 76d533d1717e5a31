import type { Language } from '@grappe/contracts/roles';
import type { WaitingGroup } from '@grappe/database';
import { formats, translator } from '@grappe/messages';

export interface NamedGroup extends WaitingGroup {
  readonly called: string;
}

/** Groups with the name that people gave them, else with their number. */
export function named(groups: readonly WaitingGroup[], language: Language): NamedGroup[] {
  const [t, { number }] = [translator(language), formats(language)];
  return groups.map((group) => ({
    ...group,
    called: group.name === '' ? t('document:group_number', { number: number(group.ordinal) }) : group.name,
  }));
}
