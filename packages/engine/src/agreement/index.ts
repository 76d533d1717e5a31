export { ALPHA_THRESHOLDS, reportAgreement } from './agreement-report.ts';
export type {
  AgreementOptions,
  AgreementReport,
  AgreementVerdict,
  PairAgreement,
  WithInterval,
} from './agreement-report.ts';
export { agreementWeights } from './agreement-weights.ts';
export type { AgreementWeights, WeightScheme } from './agreement-weights.ts';
export { chanceCorrected } from './chance-corrected.ts';
export type { ChanceModel } from './chance-corrected.ts';
export { confusedPairs, disagreements } from './disagreements.ts';
export type { ConfusedPair, Disagreement } from './disagreements.ts';
export { analyseRatings } from './intraclass.ts';
export type { RatingAnalysis } from './intraclass.ts';
export { codingAgreement } from './coding-agreement.ts';
export type {
  CodeAgreement,
  CodedPassage,
  CodingAgreement,
  CodingAgreementOptions,
  CodingDifference,
  CrossedDecisions,
  DoubleCoding,
} from './coding-agreement.ts';
export { cohenKappa, crossTable, kappaOfTable, kappaVariance } from './kappa.ts';
export type { CrossTable, Kappa } from './kappa.ts';
export { krippendorffAlpha } from './krippendorff.ts';
export type { AlphaScale } from './krippendorff.ts';
export { compositeReliability, holsti, holstiOfCoders, percentAgreement } from './percent.ts';
export type { PercentAgreement } from './percent.ts';
export { ratingTable, selectCoders } from './rating-table.ts';
export type { RatingTable } from './rating-table.ts';
export type {
  Agreement,
  AgreementCoefficient,
  NoAgreement,
  NoAgreementReason,
  Rating,
  Ratings,
} from './types.ts';
export { METHODS_VERSION } from '../statistics/methods-version.ts';
