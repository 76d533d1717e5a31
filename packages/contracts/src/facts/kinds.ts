import { z } from 'zod';

/** What an organisation is. `firm` is a firm whose size is not known yet. */
export const organisationKinds = [
  'sme',
  'midcap',
  'large_firm',
  'firm',
  'lab',
  'training_body',
  'public_authority',
  'support_institution',
  'investor',
  'consultant',
  'foreign_partner',
  'partner_cluster',
  'other',
] as const;
export const organisationKindSchema = z.enum(organisationKinds);
export type OrganisationKind = (typeof organisationKinds)[number];

/** Kinds that may be proposed in an export group. */
export const exportGroupKinds: readonly OrganisationKind[] = ['sme', 'midcap', 'firm'];

/** Kinds of ties, and whether `from → to` has a direction that matters. */
export const tieKinds = [
  'commercial',
  'subcontracting',
  'knowledge',
  'research_project',
  'cooperation',
  'institutional',
  'shared_board',
  'trust',
  'rivalry',
  'carrying',
] as const;
export const tieKindSchema = z.enum(tieKinds);
export type TieKind = (typeof tieKinds)[number];

/** Who sees a tie of which nobody said so: rivalry is not told to those it is about. */
export const defaultTieAudience = (kind: TieKind): 'coordinator' | 'cluster' =>
  kind === 'rivalry' ? 'coordinator' : 'cluster';

export const directedTieKinds: readonly TieKind[] = [
  'commercial',
  'subcontracting',
  'knowledge',
  'trust',
  'carrying',
];

/** Where a fact comes from. */
export const factSources = ['import', 'declared', 'registry', 'computed'] as const;
export const factSourceSchema = z.enum(factSources);
export type FactSource = (typeof factSources)[number];
