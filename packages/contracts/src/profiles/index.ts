export * from './types.ts';
export { firmProfiles, groupTies } from './firm-profiles.ts';
export type { FirmProfiles, ProductBasis } from './firm-profiles.ts';
export { organisationOfDraft, tieOfDraft } from './from-files.ts';
export { networkGraph } from './network-graph.ts';
export { sharePartners } from './share-partners.ts';
export type { PartnerSettings } from './share-partners.ts';
export { revealingRules, teamReasons } from './team-reasons.ts';
