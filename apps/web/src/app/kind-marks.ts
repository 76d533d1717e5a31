import type { OrganisationKind } from '@grappe/contracts/facts';

/** Colours of the kinds of organisations in pictures, told apart in both themes and by people who see colours otherwise. */
export const kindColours: Record<OrganisationKind, string> = {
  sme: '#8a3f7a',
  midcap: '#c07daf',
  large_firm: '#d98a00',
  firm: '#9b8fb8',
  lab: '#2f7ebc',
  training_body: '#56b4e9',
  public_authority: '#b5483a',
  support_institution: '#e07b53',
  investor: '#a08a1c',
  consultant: '#6d8a92',
  foreign_partner: '#2b8f83',
  partner_cluster: '#4a8a34',
  other: '#8b8b93',
};

export const organisationKinds = Object.keys(kindColours) as readonly OrganisationKind[];
