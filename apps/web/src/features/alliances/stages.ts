import type { AllianceStage } from '@grappe/contracts/api';

/** Here rather than taken from the contracts, whose schemas would come along to the browser. */
export const allianceStages = [
  'mandate',
  'search',
  'contact',
  'negotiation',
  'signed',
  'working_groups',
  'cooperation',
  'results',
] as const satisfies readonly AllianceStage[];

/** The convention is signed: firms may work together under it. */
export const isSigned = (stage: AllianceStage): boolean =>
  allianceStages.indexOf(stage) >= allianceStages.indexOf('signed');
