import type { FactDraft, FactKey, Money } from '../facts/index.ts';
import type { ProfileOrganisation } from './types.ts';

export const factsOf = (organisation: ProfileOrganisation, key: FactKey): readonly FactDraft[] =>
  organisation.facts.filter((fact) => fact.key === key);

const single = (organisation: ProfileOrganisation, key: FactKey): FactDraft['value'] | null =>
  organisation.facts.find((fact) => fact.key === key)?.value ?? null;

export const numberFact = (organisation: ProfileOrganisation, key: FactKey): number | null => {
  const value = single(organisation, key);
  return typeof value === 'number' ? value : null;
};

export const booleanFact = (organisation: ProfileOrganisation, key: FactKey): boolean | null => {
  const value = single(organisation, key);
  return typeof value === 'boolean' ? value : null;
};

export const moneyFact = (organisation: ProfileOrganisation, key: FactKey): Money | null => {
  const value = single(organisation, key);
  return typeof value === 'object' && value !== null && 'cents' in value ? value : null;
};

/** Items of a fact of several values; `null` when there are none, which means unknown and not "none". */
export const itemsOf = (organisation: ProfileOrganisation, key: FactKey): readonly string[] | null => {
  const facts = factsOf(organisation, key);
  return facts.length === 0 ? null : facts.map((fact) => fact.item);
};

/** Persons employed: only a stated number above zero; a bracket is not a number. */
export const headcountOf = (organisation: ProfileOrganisation): number | null => {
  const headcount = numberFact(organisation, 'headcount');
  return headcount === null || headcount <= 0 ? null : headcount;
};
